import type { Framework } from "./control.js";
import { AUTHENTICATION_RULES, INTEGRITY_RULES, VULNERABILITY_SCANS } from "./control.js";

/** Regulation (EU) 2016/679, by article. */
export const GDPR: Framework = {
  name: "GDPR",
  title: "GDPR",
  source: "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
  controls: [
    { id: "Art. 17", asks: "erasure", evidence: ["SC-02/privacy-engineering#entry named"] },
    { id: "Art. 25", asks: "data protection by design and by default", evidence: ["SC-02/privacy-engineering", "SC-02/pii-protection"] },
    { id: "Art. 30", asks: "records of processing", evidence: ["SC-03/compliance-reporting#data inventory"] },
    { id: "Art. 32(1)(a)", asks: "pseudonymisation and encryption", evidence: ["SC-02/encryption#encryption", "SC-02/pii-protection"] },
    {
      id: "Art. 32(1)(b)",
      asks: "confidentiality, integrity, availability and resilience",
      evidence: [...AUTHENTICATION_RULES, "sc/jwt-secret", ...INTEGRITY_RULES, "SP-01/bottleneck-analysis#retries and circuit breakers"],
    },
    {
      id: "Art. 32(1)(d)",
      asks: "regular testing of security",
      evidence: [...VULNERABILITY_SCANS, "SC-02/compliance-automation"],
    },
    { id: "Art. 33", asks: "notification of a breach", evidence: ["SC-03/incident-response#incident document"] },
  ],
};
