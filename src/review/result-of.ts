import type { Judgement } from "../check/judge.js";
import type { ArchitectureResult, CoverageResult, Finding, Program, Result, Subject, Summary } from "../model/index.js";

/** The JSON result of a judged program: every severity, always with the architecture. */
export function resultOf(program: Program, judgement: Judgement, version: string): Result {
  return {
    version: 1,
    tool: { name: "archlint", version },
    root: ".",
    findings: judgement.findings,
    summary: summaryOf(judgement.findings, program.coverage.files),
    architecture: architectureOf(program),
    coverage: coverageOf(program),
  };
}

/** Counts findings as the gate sees them. */
export function summaryOf(findings: readonly Finding[], files: number): Summary {
  const standing = findings.filter((each) => each.suppressed === null && !each.baseline);
  const count = (severity: Finding["severity"]) => standing.filter((each) => each.severity === severity).length;
  return {
    error: count("error"),
    warn: count("warn"),
    info: count("info"),
    suppressed: findings.filter((each) => each.suppressed !== null).length,
    baseline: findings.filter((each) => each.suppressed === null && each.baseline).length,
    files,
  };
}

function architectureOf(program: Program): ArchitectureResult {
  const layers: Record<string, string> = {};
  const contexts: Record<string, string> = {};
  const subjects: Record<string, Subject> = {};
  for (const { path, subject } of program.modules) {
    if (subject !== "source") subjects[path] = subject;
    const layer = program.architecture.layerOf(path)?.layer;
    if (layer !== undefined) layers[path] = layer.role ?? layer.name;
    const context = program.architecture.contextOf(path)?.context;
    if (context !== undefined) contexts[path] = context.name;
  }
  const elements = program.elements().map((element) => ({
    role: element.role,
    name: element.name,
    file: element.at.file,
    line: program.position(element.at).start.line,
    context: contexts[element.at.file] ?? null,
    why: element.reasons.map((reason) => reason.text).join(", "),
  }));
  return { pattern: program.architecture.patterns, layers, contexts, subjects, elements };
}

function coverageOf({ coverage }: Program): CoverageResult {
  return {
    files: coverage.files,
    skipped: coverage.skipped,
    unresolved: coverage.unresolved.map(({ cause, at }) => ({ kind: cause.kind, subject: cause.subject, count: at.length })),
    emptySelectors: coverage.emptySelectors,
    noLayer: coverage.noLayer.length,
  };
}
