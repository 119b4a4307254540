import type { Framework } from "./control.js";
import { AUDIT_RECORDS, AUTHENTICATION_RULES, COMPONENT_LISTS, INCIDENT_PLANS, TRAINING, VULNERABILITY_SCANS } from "./control.js";

/** PCI DSS 4.0.1 (June 2024), by requirement number. */
export const PCI_DSS: Framework = {
  name: "PCI-DSS",
  title: "PCI DSS 4.0.1",
  source: "https://www.pcisecuritystandards.org/document_library/",
  controls: [
    { id: "2.2.6", asks: "security parameters of systems prevent misuse", evidence: ["SC-01/zero-trust#the image runs as"] },
    { id: "4.2.1", asks: "strong cryptography on open, public networks", evidence: ["SC-01/zero-trust#Certificate"] },
    {
      id: "6.2.4",
      asks: "engineering that prevents common attacks on software",
      evidence: [...AUTHENTICATION_RULES, "sc/jwt-secret", "SC-01/api-security#input validation", "SC-01/api-security#authorization"],
    },
    { id: "6.3.1", asks: "security vulnerabilities are identified and managed", evidence: [...VULNERABILITY_SCANS] },
    { id: "6.3.2", asks: "an inventory of third-party software components", evidence: [...COMPONENT_LISTS] },
    { id: "7.3.1", asks: "an access control system restricts access by need to know", evidence: ["SC-01/api-security#authorization"] },
    {
      id: "8.3.2",
      asks: "authentication factors unreadable in storage and transmission",
      evidence: ["SC-02/encryption#key derivation"],
    },
    { id: "10.2.1", asks: "audit logs of system components", evidence: AUDIT_RECORDS },
    { id: "12.6.1", asks: "a security awareness programme", evidence: TRAINING },
    { id: "12.10.1", asks: "an incident response plan", evidence: INCIDENT_PLANS },
  ],
};
