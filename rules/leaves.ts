// Made by `npm run generate` from the files of this folder: edit those.
import type { LeafDefinition } from "../src/model/index.js";
import da01ContextBoundaries from "./da-01/leaves/context-boundaries.js";
import da01CoreDomain from "./da-01/leaves/core-domain.js";
import da01EventFlows from "./da-01/leaves/event-flows.js";
import da01GenericSubdomains from "./da-01/leaves/generic-subdomains.js";
import da01SupportingDomains from "./da-01/leaves/supporting-domains.js";
import da01UbiquitousLanguage from "./da-01/leaves/ubiquitous-language.js";
import da02AggregateBoundaries from "./da-02/leaves/aggregate-boundaries.js";
import da02DataOwnership from "./da-02/leaves/data-ownership.js";
import da02DeploymentUnits from "./da-02/leaves/deployment-units.js";
import da02EvolutionStrategy from "./da-02/leaves/evolution-strategy.js";
import da02IntegrationPatterns from "./da-02/leaves/integration-patterns.js";
import da02OperationalBoundaries from "./da-02/leaves/operational-boundaries.js";
import sc01ApiSecurity from "./sc-01/leaves/api-security.js";
import sc01IdentityProvider from "./sc-01/leaves/identity-provider.js";
import sc01MultiFactorAuthentication from "./sc-01/leaves/multi-factor-authentication.js";
import sc01SessionSecurity from "./sc-01/leaves/session-security.js";
import sc01TokenManagement from "./sc-01/leaves/token-management.js";
import sc01ZeroTrust from "./sc-01/leaves/zero-trust.js";
import sc02ComplianceAutomation from "./sc-02/leaves/compliance-automation.js";
import sc02DataClassification from "./sc-02/leaves/data-classification.js";
import sc02Encryption from "./sc-02/leaves/encryption.js";
import sc02KeyManagement from "./sc-02/leaves/key-management.js";
import sc02PiiProtection from "./sc-02/leaves/pii-protection.js";
import sc02PrivacyEngineering from "./sc-02/leaves/privacy-engineering.js";
import sc03ComplianceReporting from "./sc-03/leaves/compliance-reporting.js";
import sc03IncidentResponse from "./sc-03/leaves/incident-response.js";
import sc03SecurityMetrics from "./sc-03/leaves/security-metrics.js";
import sc03SecurityTraining from "./sc-03/leaves/security-training.js";
import sc03ThreatDetection from "./sc-03/leaves/threat-detection.js";
import sc03VulnerabilityManagement from "./sc-03/leaves/vulnerability-management.js";
import sp01AutoScalingStrategy from "./sp-01/leaves/auto-scaling-strategy.js";
import sp01BottleneckAnalysis from "./sp-01/leaves/bottleneck-analysis.js";
import sp01CurrentCapacity from "./sp-01/leaves/current-capacity.js";
import sp01DatabaseScaling from "./sp-01/leaves/database-scaling.js";
import sp01ScalingMetrics from "./sp-01/leaves/scaling-metrics.js";
import sp01Validation from "./sp-01/leaves/validation.js";

/** How the leaves of the report come to their lines, sorted by section and name. */
export const LEAVES: readonly LeafDefinition[] = [
  da01ContextBoundaries,
  da01CoreDomain,
  da01EventFlows,
  da01GenericSubdomains,
  da01SupportingDomains,
  da01UbiquitousLanguage,
  da02AggregateBoundaries,
  da02DataOwnership,
  da02DeploymentUnits,
  da02EvolutionStrategy,
  da02IntegrationPatterns,
  da02OperationalBoundaries,
  sc01ApiSecurity,
  sc01IdentityProvider,
  sc01MultiFactorAuthentication,
  sc01SessionSecurity,
  sc01TokenManagement,
  sc01ZeroTrust,
  sc02ComplianceAutomation,
  sc02DataClassification,
  sc02Encryption,
  sc02KeyManagement,
  sc02PiiProtection,
  sc02PrivacyEngineering,
  sc03ComplianceReporting,
  sc03IncidentResponse,
  sc03SecurityMetrics,
  sc03SecurityTraining,
  sc03ThreatDetection,
  sc03VulnerabilityManagement,
  sp01AutoScalingStrategy,
  sp01BottleneckAnalysis,
  sp01CurrentCapacity,
  sp01DatabaseScaling,
  sp01ScalingMetrics,
  sp01Validation,
];
