import type { Framework } from "./control.js";
import { AUDIT_RECORDS, AUTHENTICATION_RULES, INCIDENT_PLANS, INTEGRITY_RULES, TRAINING, VULNERABILITY_SCANS } from "./control.js";

/** ISO/IEC 27001:2022, Annex A. */
export const ISO_27001: Framework = {
  name: "ISO27001",
  title: "ISO/IEC 27001:2022",
  source: "https://www.iso.org/standard/27001",
  controls: [
    { id: "A.5.12", asks: "information is classified", evidence: ["SC-02/data-classification"] },
    { id: "A.5.24", asks: "incident management is planned", evidence: INCIDENT_PLANS },
    { id: "A.5.34", asks: "privacy and personal data are protected", evidence: ["SC-02/privacy-engineering", "SC-02/pii-protection"] },
    { id: "A.6.3", asks: "awareness, education and training", evidence: TRAINING },
    { id: "A.8.3", asks: "access to information is restricted", evidence: ["SC-01/api-security#authorization"] },
    {
      id: "A.8.5",
      asks: "secure authentication",
      evidence: [...AUTHENTICATION_RULES, "SC-01/identity-provider", "SC-01/multi-factor-authentication"],
    },
    { id: "A.8.6", asks: "capacity is managed", evidence: ["SP-01/current-capacity", "SP-01/auto-scaling-strategy"] },
    {
      id: "A.8.8",
      asks: "technical vulnerabilities are managed",
      evidence: [...VULNERABILITY_SCANS, "SC-03/vulnerability-management#a bot"],
    },
    { id: "A.8.11", asks: "data is masked", evidence: ["SC-02/pii-protection"] },
    { id: "A.8.15", asks: "logging", evidence: [...AUDIT_RECORDS, "SC-03/threat-detection#logs"] },
    { id: "A.8.16", asks: "monitoring", evidence: ["SC-03/security-metrics", "SP-01/scaling-metrics"] },
    {
      id: "A.8.24",
      asks: "use of cryptography",
      evidence: ["sc/jwt-algorithm", "sc/jwt-secret", "SC-02/encryption", "SC-02/key-management#keys and secrets"],
    },
    {
      id: "A.8.27",
      asks: "secure architecture and engineering principles",
      evidence: ["DA-00/architecture-pattern", "da/context-boundary", "da/context-cycle", ...INTEGRITY_RULES],
    },
    { id: "A.8.28", asks: "secure coding", evidence: [...AUTHENTICATION_RULES, "sc/jwt-secret"] },
    { id: "A.8.32", asks: "changes are managed", evidence: ["SC-02/compliance-automation"] },
  ],
};
