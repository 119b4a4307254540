import type { Framework } from "./control.js";
import {
  AUTHENTICATION_RULES,
  INCIDENT_PLANS,
  INTEGRITY_RULES,
  NETWORK_OBJECTS,
  TRAINING,
  TRANSPORT_OBJECTS,
  VULNERABILITY_SCANS,
  WATCHING,
} from "./control.js";

/** The AICPA's Trust Services Criteria of 2017, with the points of focus revised in 2022. */
export const SOC_2: Framework = {
  name: "SOC2",
  title: "SOC 2 (Trust Services Criteria)",
  source: "https://www.aicpa-cima.com/resources/download/2017-trust-services-criteria-with-revised-points-of-focus-2022",
  controls: [
    { id: "CC1.4", asks: "people are trained for what they answer for", evidence: TRAINING },
    {
      id: "CC6.1",
      asks: "logical access is secured",
      evidence: [...AUTHENTICATION_RULES, "SC-01/identity-provider", "SC-01/api-security#authorization"],
    },
    {
      id: "CC6.6",
      asks: "threats from outside the boundary are met",
      evidence: ["SC-01/multi-factor-authentication", "SC-01/api-security#rate limiting", ...NETWORK_OBJECTS],
    },
    { id: "CC6.7", asks: "information is protected in transmission", evidence: TRANSPORT_OBJECTS },
    { id: "CC7.1", asks: "vulnerabilities are detected", evidence: [...VULNERABILITY_SCANS] },
    { id: "CC7.2", asks: "anomalies are monitored", evidence: [...WATCHING, "SC-03/security-metrics"] },
    { id: "CC7.4", asks: "incidents are responded to", evidence: INCIDENT_PLANS },
    {
      id: "CC8.1",
      asks: "changes are authorized, tested and approved",
      evidence: ["SC-02/compliance-automation"],
    },
    {
      id: "A1.1",
      asks: "capacity is monitored and managed",
      evidence: ["SP-01/current-capacity", "SP-01/auto-scaling-strategy", "SP-01/scaling-metrics"],
    },
    { id: "A1.3", asks: "recovery is tested", evidence: ["SP-01/validation#chaos experiment"] },
    { id: "C1.1", asks: "confidential information is identified", evidence: ["SC-02/data-classification"] },
    { id: "PI1.3", asks: "processing is complete, accurate and timely", evidence: INTEGRITY_RULES },
    { id: "P4.2", asks: "personal information is kept no longer than needed", evidence: ["SC-02/privacy-engineering#privacy document"] },
  ],
};
