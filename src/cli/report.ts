import { basename } from "node:path";
import { LEAVES } from "../../rules/leaves.js";
import { NO_ARTIFACTS } from "../model/artifacts.js";
import type { Program } from "../model/program.js";
import type { Report } from "../model/report.js";
import type { Settings } from "../model/settings.js";
import type { ReportTextOptions } from "../output/report/report-text.js";
import { reportOf } from "../report/report-of.js";
import type { Review } from "../review/review.js";
import { review } from "../review/review.js";
import { archlintVersion } from "../version.js";
import { choose } from "./choose.js";
import type { GlobalOptions } from "./global-options.js";
import { openTarget } from "./open-target.js";
import { print } from "./print.js";
import { screenFor } from "./screen.js";

/** Forms of `archlint report`. */
export const REPORT_FORMATS = ["text", "json"] as const;

/** Options of `archlint report`. */
export interface ReportOptions {
  readonly format: string;
  readonly outputFile?: string;
}

/** Prints the architecture report of the repository around the working folder, or of the folder that is named. */
export async function report(paths: readonly string[], options: ReportOptions & GlobalOptions): Promise<number> {
  const format = choose("format", options.format, REPORT_FORMATS);
  const { request, prefix } = await openTarget(paths, options);
  const reviewed = await review({ ...request, named: [] });
  const made = reportFrom(reviewed, request.loaded.root, request.loaded.settings);
  const screen = screenFor(options.outputFile ?? null, options.color);
  print(
    await render(format, made, { ...screen, verbose: options.verbose ?? false, pathOf: (file) => `${prefix}${file}` }),
    options.outputFile ?? null,
  );
  return 0;
}

async function render(format: (typeof REPORT_FORMATS)[number], made: Report, options: ReportTextOptions): Promise<string> {
  if (format === "json") return (await import("../output/visible.js")).safeJson(made);
  return (await import("../output/report/report-text.js")).renderReportText(made, options);
}

function reportFrom({ program, judgement, rules }: Review, root: string, settings: Settings): Report {
  return reportOf({
    program,
    artifacts: NO_ARTIFACTS,
    settings,
    judgement,
    rules,
    leaves: LEAVES,
    identifier: identifierOf(program, root, settings),
    version: archlintVersion(),
  });
}

/** The declared name, or that of the root's package.json, or the folder's. */
function identifierOf({ packages }: Program, root: string, { system }: Settings): string {
  return system.name ?? packages.find(({ folder }) => folder === "")?.name ?? basename(root);
}
