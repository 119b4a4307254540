import type { Judgement } from "../check/judge.js";
import type { Artifacts, LeafContext, LeafDefinition, PartReport, Program, RegisteredRule, Report, Settings } from "../model/index.js";
import { HEADER_LEAF, isStanding, SECTIONS } from "../model/index.js";
import { complianceSections } from "./compliance/compliance-sections.js";
import { decisionsOf } from "./decisions.js";
import { performanceSections } from "./further/performance-sections.js";
import { serviceSections } from "./further/service-sections.js";
import { transactionSections } from "./further/transaction-sections.js";
import { headerOf } from "./header.js";
import { leafReport } from "./leaf-report.js";
import { picturesOf } from "./pictures.js";

/** What a report is made from. */
export interface ReportSources {
  readonly program: Program;
  readonly artifacts: Artifacts;
  readonly settings: Settings;
  readonly judgement: Judgement;
  readonly rules: readonly RegisteredRule[];
  readonly leaves: readonly LeafDefinition[];
  /** Name and version of what is reported on. */
  readonly identifier: string;
  readonly version: string;
}

/** The parts of the report and the areas of their sections. */
const PARTS: readonly { readonly title: string; readonly areas: readonly string[] }[] = [
  { title: "DOMAIN ARCHITECTURE ASSESSMENT", areas: ["DA"] },
  { title: "SCALABILITY & PERFORMANCE", areas: ["SP"] },
  { title: "SECURITY & COMPLIANCE ARCHITECTURE", areas: ["SC"] },
];

/** The whole report: the same for the same program and files. */
export function reportOf(sources: ReportSources): Report {
  const { program, artifacts, settings, judgement, rules, leaves, identifier, version } = sources;
  const context: LeafContext = {
    program,
    artifacts,
    settings,
    findings: judgement.findings.filter(isStanding),
    place: (at) => ({ file: at.file, ...program.position(at).start }),
  };
  const definitions = new Map(leaves.map((each) => [each.leaf, each]));
  const leafOf = (id: string, name: string): ReturnType<typeof leafReport> =>
    leafReport(id, name, definitions.get(id) ?? null, { judgement, rules, context });
  const parts = PARTS.map(({ title, areas }): PartReport => ({
    title,
    sections: SECTIONS.filter(({ id }) => areas.includes(id.slice(0, 2))).map((section) => ({
      id: section.id,
      title: section.title,
      leaves: section.leaves.map(({ id, name }) => leafOf(id, name)),
    })),
  }));
  const pattern = leafOf(HEADER_LEAF, "Architecture Pattern");
  const all = [pattern, ...parts.flatMap(({ sections }) => sections.flatMap((section) => section.leaves))];
  const byId = new Map(all.map((leaf) => [leaf.id, leaf]));
  const services = [...serviceSections(context), ...performanceSections(context, byId), ...transactionSections(context, byId)];
  const requirements = complianceSections(settings.system.compliance, all);
  return {
    version: 1,
    tool: { name: "archlint", version },
    header: headerOf(context, pattern, identifier),
    parts: [
      ...parts,
      ...(services.length === 0 ? [] : [{ title: "SERVICES & TRANSACTIONS", sections: services }]),
      ...(requirements.length === 0 ? [] : [{ title: "COMPLIANCE REQUIREMENTS", sections: requirements }]),
    ],
    decisions: decisionsOf(program, judgement.findings, rules),
    pictures: picturesOf(context, judgement.findings),
    files: program.coverage.files,
  };
}
