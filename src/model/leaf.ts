/** A section of the report with its six leaves, in print order. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly leaves: readonly Leaf[];
}

/** One line of the report; `id` is the section's and the name in kebab-case. */
export interface Leaf {
  readonly id: string;
  readonly name: string;
}

/** The header's line that is judged like a leaf. */
export const HEADER_LEAF = "DA-00/architecture-pattern";

/** The sections of the report, in print order. */
export const SECTIONS: readonly Section[] = [
  section("DA-01", "Bounded Context Analysis", [
    "Core Domain",
    "Supporting Domains",
    "Generic Subdomains",
    "Context Boundaries",
    "Ubiquitous Language",
    "Event Flows",
  ]),
  section("DA-02", "Service Decomposition Strategy", [
    "Aggregate Boundaries",
    "Data Ownership",
    "Integration Patterns",
    "Deployment Units",
    "Operational Boundaries",
    "Evolution Strategy",
  ]),
  section("SP-01", "Horizontal Scaling Architecture", [
    "Current Capacity",
    "Bottleneck Analysis",
    "Scaling Metrics",
    "Auto-scaling Strategy",
    "Database Scaling",
    "Validation",
  ]),
  section("SC-01", "Authentication & Authorization", [
    "Identity Provider",
    "Token Management",
    "Multi-Factor Authentication",
    "Session Security",
    "API Security",
    "Zero Trust",
  ]),
  section("SC-02", "Data Protection & Privacy", [
    "Encryption",
    "Key Management",
    "Privacy Engineering",
    "PII Protection",
    "Data Classification",
    "Compliance Automation",
  ]),
  section("SC-03", "Security Monitoring & Response", [
    "Threat Detection",
    "Vulnerability Management",
    "Incident Response",
    "Security Metrics",
    "Compliance Reporting",
    "Security Training",
  ]),
];

/** Every leaf id, the header's first, in print order. */
export const LEAF_IDS: readonly string[] = [HEADER_LEAF, ...SECTIONS.flatMap((each) => each.leaves.map((leaf) => leaf.id))];

function section(id: string, title: string, names: readonly string[]): Section {
  return { id, title, leaves: names.map((name) => ({ id: `${id}/${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`, name })) };
}
