import type { RegisteredRule } from "../model/index.js";
import { displayWidth, wrap } from "../output/display-width.js";
import { choose } from "./choose.js";
import type { GlobalOptions } from "./global-options.js";
import { ofWorkingPackage, openTarget } from "./open-target.js";
import { print } from "./print.js";
import { reviewIfAny } from "./review-if-any.js";
import type { RuleState } from "./rule-state.js";
import { ruleState } from "./rule-state.js";
import type { Screen } from "./screen.js";
import { screenFor } from "./screen.js";

/** Options of `archlint rules`. */
export interface RulesOptions {
  readonly format: string;
}

/** Lists the rules: leaf, severities, and whether each is active here. */
export async function listRules(options: RulesOptions & GlobalOptions): Promise<number> {
  const format = choose("format", options.format, ["text", "json"]);
  const { request, inside } = ofWorkingPackage(await openTarget([], options));
  const { RULES } = await import("../../rules/index.js");
  const reviewed = await reviewIfAny(request);
  const rows = RULES.map((rule) => ({ rule, state: ruleState(rule, request.loaded.settings, reviewed?.judgement ?? null, inside) }));
  print(format === "json" ? jsonOf(rows) : tableOf(rows, screenFor(null, options.color)));
  return 0;
}

interface Row {
  readonly rule: RegisteredRule;
  readonly state: RuleState;
}

function jsonOf(rows: readonly Row[]): string {
  const rules = rows.map(({ rule: { id, rule }, state }) => ({
    id,
    leaf: rule.meta.leaf,
    summary: rule.meta.summary,
    since: rule.meta.since,
    messages: state.messages,
    active: state.active,
    because: state.because,
  }));
  return JSON.stringify({ rules }, null, 2);
}

function tableOf(rows: readonly Row[], { width, paint, unicode }: Screen): string {
  const severities = (row: Row): string => [...new Set(Object.values(row.state.messages))].join("/");
  const columns = [(row: Row) => row.rule.id, (row: Row) => row.rule.rule.meta.leaf, severities];
  const widths = columns.map((column) => Math.max(...rows.map((row) => displayWidth(column(row)))));
  const [on, off] = unicode ? ["●", "○"] : ["*", "-"];
  const lines = rows.flatMap((row) => {
    const mark = row.state.active ? paint.green(on) : paint.dim(off);
    const cells = columns.map((column, index) => column(row).padEnd(widths[index] ?? 0));
    const [id = "", ...others] = cells;
    const margin = 2 + widths.reduce((sum, each) => sum + each + 2, 0);
    const state = row.state.active ? row.state.because : `not active: ${row.state.because}`;
    // Where the terminal has no room beside the columns, below them.
    if (width - margin < 24) {
      const [leaf = "", severity = ""] = cells.slice(1).map((cell) => cell.trimEnd());
      const below = wrap(`${severity}: ${state}`, Math.max(width - 4, 30));
      return [`${mark} ${paint.bold(id.trimEnd())}  ${leaf}`, ...below.map((line) => `    ${line}`)];
    }
    const [first = "", ...further] = wrap(state, Math.max(width - margin, 40));
    return [`${mark} ${paint.bold(id)}  ${others.join("  ")}  ${first}`, ...further.map((line) => " ".repeat(margin) + line)];
  });
  return [...lines, "", `${rows.length} rules; archlint explain <rule> says more of one`].join("\n");
}
