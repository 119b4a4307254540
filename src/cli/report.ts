import { LEAVES } from "../../rules/leaves.js";
import { artifactsOf } from "../artifacts/artifacts-of.js";
import { ArchlintError } from "../model/error.js";
import type { Program } from "../model/program.js";
import type { Report } from "../model/report.js";
import type { Settings } from "../model/settings.js";
import { reportOf } from "../report/report-of.js";
import type { Review } from "../review/review.js";
import { review } from "../review/review.js";
import { archlintVersion } from "../version.js";
import type { GlobalOptions } from "./global-options.js";
import { openTarget } from "./open-target.js";
import { outletsOf } from "./outlets.js";
import { print } from "./print.js";
import { IN_A_FILE, renderReport } from "./render-report.js";
import { REPORT_FORMATS } from "./report-formats.js";
import { screenFor } from "./screen.js";

/** Options of `archlint report`. */
export interface ReportOptions {
  readonly format?: readonly string[];
  readonly outputFile?: string;
  readonly check?: string;
}

/** Prints the architecture report of the repository around the working folder, or of the folder that is named. */
export async function report(paths: readonly string[], options: ReportOptions & GlobalOptions): Promise<number> {
  if (options.check !== undefined) return checkStored(options.check, paths, options);
  const outlets = outletsOf(options.format ?? ["text"], options.outputFile ?? null, REPORT_FORMATS);
  const { made, source, prefix } = await make(paths, options);
  const verbose = options.verbose ?? false;
  for (const { format, file } of outlets) {
    const shown = file === null ? { screen: screenFor(null, options.color), prefix } : IN_A_FILE;
    print(await renderReport(format, made, { ...shown, verbose, source }), file);
  }
  return 0;
}

/** Makes the report anew in the form of a file that holds one, and fails where the two differ. */
async function checkStored(file: string, paths: readonly string[], options: ReportOptions & GlobalOptions): Promise<number> {
  if (options.format !== undefined || options.outputFile !== undefined)
    throw new ArchlintError("--check reads the form from the file's name and writes nothing: leave out --format and --output-file");
  const { checkReport, readStored } = await import("./check-report.js");
  const stored = readStored(file);
  const { made, source } = await make(paths, options);
  const { holds, text } = await checkReport(stored, made, source);
  print(text);
  return holds ? 0 : 1;
}

interface Made {
  readonly made: Report;
  readonly source: (file: string) => string | null;
  readonly prefix: string;
}

async function make(paths: readonly string[], options: GlobalOptions): Promise<Made> {
  const { request, prefix } = await openTarget(paths, options);
  const reviewed = await review({ ...request, named: [] });
  const texts = new Map(reviewed.workspace.sources.map(({ path, text }) => [path, text]));
  return { made: reportFrom(reviewed, request.loaded.settings), source: (file) => texts.get(file) ?? null, prefix };
}

function reportFrom({ program, judgement, rules, workspace }: Review, settings: Settings): Report {
  return reportOf({
    program,
    artifacts: artifactsOf({ files: workspace.files(), read: (path) => workspace.textOf(path) }),
    settings,
    judgement,
    rules,
    leaves: LEAVES,
    identifier: identifierOf(program, settings),
    version: archlintVersion(),
  });
}

/** The declared name, or that of the root's package.json, with its version. A folder's name would differ from checkout to checkout. */
function identifierOf({ packages }: Program, { system }: Settings): string {
  const root = packages.find(({ folder }) => folder === "");
  const name = system.name ?? root?.name ?? null;
  if (name === null) return "not named (system.name in .archlint.yml, or name in package.json)";
  // `0.0.0` stands where a release tool or nobody counts.
  const version = root?.version ?? null;
  return version === null || /^v?0\.0\.0\b/.test(version) ? name : `${name} v${version.replace(/^v/, "")}`;
}
