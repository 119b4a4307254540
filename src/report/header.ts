import type { Context, HeaderLine, LeafContext, LeafReport } from "../model/index.js";
import { counted, listed } from "../model/index.js";

/** How many contexts a line names before it counts the rest. */
const NAMED_CONTEXTS = 12;

/** The lines at the report's head; `pattern` is the leaf of the header's rules. */
export function headerOf(context: LeafContext, pattern: LeafReport, identifier: string): readonly HeaderLine[] {
  const { program, settings } = context;
  const { bounded, features } = contextNames(program.architecture.contexts);
  const { tier, classification, compliance } = settings.system;
  return [
    line("System Identifier", identifier),
    line("Domain Context", domainLine(bounded, features)),
    { label: "Architecture Pattern", value: patternLine(context, pattern), items: pattern.items },
    line("Performance Tier", tier === null ? "not declared (system.tier in .archlint.yml)" : `${tier} (declared)`),
    line(
      "Security Classification",
      classification === null ? "not declared (system.classification in .archlint.yml)" : `${classification} (declared)`,
    ),
    line(
      "Compliance Frameworks",
      compliance.length === 0 ? "none declared (system.compliance in .archlint.yml)" : `${compliance.join(", ")} (declared)`,
    ),
  ];
}

function line(label: string, value: string): HeaderLine {
  return { label, value, items: [] };
}

function domainLine(contexts: readonly string[], features: readonly string[]): string {
  if (contexts.length > 0)
    return `${listed(contexts, NAMED_CONTEXTS)}${features.length > 0 ? `; feature modules ${listed(features, NAMED_CONTEXTS)}` : ""}`;
  if (features.length > 0) return `no bounded context; feature modules ${listed(features, NAMED_CONTEXTS)}`;
  return "no bounded context found";
}

function patternLine({ program }: LeafContext, pattern: LeafReport): string {
  const { patterns, layers, contexts } = program.architecture;
  const used = new Set(program.modules.flatMap(({ path }) => program.architecture.layerOf(path)?.layer.name ?? []));
  // What all layers share and what wires them are no layers of the architecture.
  const count = layers.filter(({ name, role }) => used.has(name) && role !== "shared" && role !== "composition").length;
  const violations = pattern.items.filter(({ is }) => is === "finding").length;
  const parts = [
    count > 0 ? `${counted(count, "layer")}${contextClause(contexts)}` : "no layers",
    violations === 0 ? (count > 0 ? "no violation" : "") : counted(violations, "violation"),
  ].filter((part) => part !== "");
  return `${patterns.length === 0 ? "none detected" : patterns.join(", ")} (${parts.join("; ")})`;
}

/** Each name once: a context may stand in several folders. The kernel is none. */
function contextNames(contexts: readonly Context[]): { readonly bounded: readonly string[]; readonly features: readonly string[] } {
  const bounded = new Set(contexts.filter(({ kind }) => kind === "bounded-context").map(({ name }) => name));
  const features = new Set(contexts.filter(({ kind, name }) => kind === "feature-module" && !bounded.has(name)).map(({ name }) => name));
  return { bounded: [...bounded], features: [...features] };
}

function contextClause(contexts: readonly Context[]): string {
  const { bounded, features } = contextNames(contexts);
  const parts = [
    ...(bounded.length > 0 ? [counted(bounded.length, "context")] : []),
    ...(features.length > 0 ? [counted(features.length, "feature module")] : []),
  ];
  return parts.length === 0 ? "" : ` in ${parts.join(" and ")}`;
}
