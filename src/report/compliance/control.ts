/** A requirement of a framework that static evidence speaks to. */
export interface Control {
  /** As the framework numbers it: `8.6.2`, `CC6.1`, `164.312(b)`. */
  readonly id: string;
  /** What it asks for, in a few words of our own. */
  readonly asks: string;
  /** Rules (`sc/jwt-secret`) and leaves (`SC-02/encryption`) whose results are evidence for or against it; of a leaf after `#` only what begins so, and what is declared for it. */
  readonly evidence: readonly string[];
}

/** A framework with the requirements that archlint has something to say on. What is not listed is beyond static analysis altogether. */
export interface Framework {
  /** As `system.compliance` names it. */
  readonly name: string;
  /** As a reader knows it. */
  readonly title: string;
  /** Where its text is published. */
  readonly source: string;
  readonly controls: readonly Control[];
}

/** Rules of tokens and sessions, which several frameworks' requirements on authentication stand on. */
export const AUTHENTICATION_RULES: readonly string[] = [
  "sc/jwt-algorithm",
  "sc/jwt-verification",
  "sc/jwt-expiry",
  "sc/session-config",
  "sc/cookie-flags",
];

/** Objects of a cluster that protect what is under way. */
export const TRANSPORT_OBJECTS: readonly string[] = [
  "SC-01/zero-trust#Certificate",
  "SC-01/zero-trust#PeerAuthentication",
  "SC-01/zero-trust#MeshTLS",
];

/** Objects of a cluster that say who may speak to whom. */
export const NETWORK_OBJECTS: readonly string[] = [
  "SC-01/zero-trust#NetworkPolicy",
  "SC-01/zero-trust#CiliumNetworkPolicy",
  "SC-01/zero-trust#AuthorizationPolicy",
  "SC-01/zero-trust#ServerAuthorization",
];

/** Records of who did what. A threat model, a change log or a log that is only written is none. */
export const AUDIT_RECORDS: readonly string[] = ["SC-03/threat-detection#audit in the code", "SC-03/compliance-reporting#audit table"];

/** What prepares for an incident: how to report a vulnerability says nothing of it. */
export const INCIDENT_PLANS: readonly string[] = ["SC-03/incident-response#incident document", "SC-03/incident-response#runbook"];

/** Guides to secure work, and what is declared of training. How to contribute is no training. */
export const TRAINING: readonly string[] = ["SC-03/security-training#guide"];

/** Rules that keep what is written and what is told one: the integrity of processing. */
export const INTEGRITY_RULES: readonly string[] = [
  "da/outbox",
  "da/dual-write",
  "da/transaction-handle",
  "da/unawaited-effect",
  "da/remote-call-in-transaction",
];

/** Steps of pipelines that look for what is vulnerable. A base image without a version or an action that isn't pinned speaks for nothing. */
export const VULNERABILITY_SCANS: readonly string[] = [
  "SC-03/vulnerability-management#dependencies scanned",
  "SC-03/vulnerability-management#code scanned",
  "SC-03/vulnerability-management#images scanned",
];

/** What lists the components that others made. */
export const COMPONENT_LISTS: readonly string[] = [
  "SC-03/vulnerability-management#the lockfile",
  "SC-03/vulnerability-management#bill of materials",
];

/** What watches for the unusual: a log that is written watches nothing. */
export const WATCHING: readonly string[] = [
  "SC-03/threat-detection#logs shipped",
  "SC-03/threat-detection#watched by",
  "SC-03/threat-detection#logs gathered",
  "SP-01/scaling-metrics#errors reported",
];
