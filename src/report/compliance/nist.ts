import type { Framework } from "./control.js";
import {
  AUDIT_RECORDS,
  INCIDENT_PLANS,
  INTEGRITY_RULES,
  NETWORK_OBJECTS,
  TRAINING,
  TRANSPORT_OBJECTS,
  VULNERABILITY_SCANS,
} from "./control.js";

/** NIST SP 800-53, revision 5, by control. */
export const NIST: Framework = {
  name: "NIST",
  title: "NIST SP 800-53 r5",
  source: "https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final",
  controls: [
    { id: "AC-3", asks: "access enforcement", evidence: ["SC-01/api-security#authorization", "sc/jwt-verification"] },
    { id: "AC-4", asks: "information flow enforcement", evidence: NETWORK_OBJECTS },
    { id: "AC-12", asks: "session termination", evidence: ["sc/jwt-expiry"] },
    { id: "AT-2", asks: "literacy training and awareness", evidence: TRAINING },
    { id: "AU-2", asks: "event logging", evidence: [...AUDIT_RECORDS, "SC-03/threat-detection#logs"] },
    { id: "AU-3", asks: "content of audit records", evidence: ["SC-03/compliance-reporting#audit table"] },
    { id: "CM-3", asks: "configuration change control", evidence: ["SC-02/compliance-automation"] },
    { id: "CP-2(2)", asks: "capacity planning", evidence: ["SP-01/current-capacity", "SP-01/auto-scaling-strategy"] },
    {
      id: "IA-5",
      asks: "authenticator management",
      evidence: ["sc/jwt-secret", "SC-02/encryption#key derivation", "SC-02/key-management#keys and secrets"],
    },
    { id: "IR-8", asks: "an incident response plan", evidence: INCIDENT_PLANS },
    { id: "RA-5", asks: "vulnerability monitoring and scanning", evidence: [...VULNERABILITY_SCANS] },
    { id: "SA-8", asks: "security and privacy engineering principles", evidence: ["DA-00/architecture-pattern", ...INTEGRITY_RULES] },
    { id: "SC-5", asks: "denial-of-service protection", evidence: ["SC-01/api-security#rate limiting"] },
    { id: "SC-8", asks: "transmission confidentiality and integrity", evidence: TRANSPORT_OBJECTS },
    { id: "SC-12", asks: "cryptographic key establishment and management", evidence: ["SC-02/key-management#keys and secrets"] },
    { id: "SC-13", asks: "cryptographic protection", evidence: ["sc/jwt-algorithm", "SC-02/encryption"] },
    { id: "SC-23", asks: "session authenticity", evidence: ["sc/cookie-flags", "sc/session-config", "SC-01/session-security"] },
    { id: "SI-4", asks: "system monitoring", evidence: ["SC-03/security-metrics", "SP-01/scaling-metrics"] },
    { id: "SI-10", asks: "information input validation", evidence: ["SC-01/api-security#input validation"] },
    {
      id: "SR-4",
      asks: "provenance of components",
      evidence: ["SC-03/vulnerability-management#provenance", "SC-03/vulnerability-management#supply chain"],
    },
  ],
};
