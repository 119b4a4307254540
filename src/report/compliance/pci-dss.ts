import type { Framework } from "./control.js";
import { AUTHENTICATION_RULES, COMPONENT_LISTS, TRANSPORT_OBJECTS, VULNERABILITY_SCANS } from "./control.js";

/** PCI DSS 4.0.1 (June 2024), by requirement number. */
export const PCI_DSS: Framework = {
  name: "PCI-DSS",
  title: "PCI DSS 4.0.1",
  source: "https://www.pcisecuritystandards.org/document_library/",
  controls: [
    { id: "2.2.1", asks: "configuration standards for system components", evidence: ["SC-01/zero-trust#the image"] },
    {
      id: "3.5.1",
      asks: "card numbers unreadable wherever they are stored",
      evidence: ["SC-02/pii-protection"],
    },
    { id: "3.6.1", asks: "keys protected against disclosure and misuse", evidence: ["SC-02/key-management#keys and secrets"] },
    { id: "4.2.1", asks: "strong cryptography on open, public networks", evidence: TRANSPORT_OBJECTS },
    {
      id: "6.2.4",
      asks: "engineering that prevents common attacks on software",
      evidence: [...AUTHENTICATION_RULES, "sc/jwt-secret", "SC-01/api-security#input validation", "SC-01/api-security#authorization"],
    },
    { id: "6.3.2", asks: "an inventory of third-party software components", evidence: [...COMPONENT_LISTS] },
    { id: "7.2.5", asks: "least privilege for applications and system accounts", evidence: ["SC-01/api-security#authorization"] },
    { id: "8.2.8", asks: "sessions end when they are idle", evidence: ["sc/session-config", "sc/jwt-expiry"] },
    {
      id: "8.3.2",
      asks: "authentication factors unreadable in storage and transmission",
      evidence: ["SC-02/encryption#key derivation", "sc/cookie-flags"],
    },
    { id: "8.3.4", asks: "invalid authentication attempts are limited", evidence: ["SC-01/api-security#rate limiting"] },
    {
      id: "8.4.2",
      asks: "multi-factor authentication into the cardholder data environment",
      evidence: ["SC-01/multi-factor-authentication"],
    },
    {
      id: "8.6.2",
      asks: "no passwords of application accounts hard-coded",
      evidence: ["sc/jwt-secret", "sc/session-config", "SC-02/key-management#keys and secrets"],
    },
    { id: "10.2.1", asks: "audit logs of system components", evidence: ["SC-03/threat-detection", "SC-03/compliance-reporting"] },
    { id: "11.3.1", asks: "internal vulnerability scans", evidence: [...VULNERABILITY_SCANS] },
    { id: "12.6.1", asks: "a security awareness programme", evidence: ["SC-03/security-training"] },
    { id: "12.10.1", asks: "an incident response plan", evidence: ["SC-03/incident-response"] },
  ],
};
