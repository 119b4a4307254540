import type { Framework } from "./control.js";
import { AUDIT_RECORDS, AUTHENTICATION_RULES, INCIDENT_PLANS, INTEGRITY_RULES, TRAINING, TRANSPORT_OBJECTS } from "./control.js";

/** The HIPAA Security Rule, 45 CFR part 164, subpart C. */
export const HIPAA: Framework = {
  name: "HIPAA",
  title: "HIPAA Security Rule",
  source: "https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164/subpart-C",
  controls: [
    { id: "164.308(a)(5)", asks: "security awareness and training", evidence: TRAINING },
    { id: "164.308(a)(6)", asks: "security incident procedures", evidence: INCIDENT_PLANS },
    { id: "164.312(a)(1)", asks: "access control", evidence: ["SC-01/api-security#authorization", "SC-01/identity-provider"] },
    {
      id: "164.312(a)(2)(iv)",
      asks: "encryption and decryption",
      evidence: ["SC-02/encryption#encryption", "SC-02/key-management#keys and secrets"],
    },
    { id: "164.312(b)", asks: "audit controls", evidence: AUDIT_RECORDS },
    { id: "164.312(c)(1)", asks: "integrity of health information", evidence: INTEGRITY_RULES },
    { id: "164.312(d)", asks: "person or entity authentication", evidence: [...AUTHENTICATION_RULES, "SC-01/multi-factor-authentication"] },
    { id: "164.312(e)(1)", asks: "transmission security", evidence: TRANSPORT_OBJECTS },
  ],
};
