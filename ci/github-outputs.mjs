import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const [report = "", code = "2", sarif = ""] = process.argv.slice(2);
const { GITHUB_OUTPUT = "", GITHUB_STEP_SUMMARY = "", INPUT_UPLOAD_SARIF } = process.env;

const summary = join(report, "summary.md");
if (existsSync(summary)) appendFileSync(GITHUB_STEP_SUMMARY, readFileSync(summary, "utf8"));

const result = join(report, "result.json");
const counts = existsSync(result) ? JSON.parse(readFileSync(result, "utf8")).summary : { error: "", warn: "" };
const written = sarif !== "" && existsSync(sarif) ? resolve(sarif) : "";
if (written !== "" && INPUT_UPLOAD_SARIF === "true") leaveOutSuppressed(written);

const outputs = { "exit-code": code, errors: counts.error, warnings: counts.warn, "sarif-file": written };
// A line break in a name would be an output of its own.
const lines = Object.entries(outputs).map(([name, value]) => `${name}=${String(value).replaceAll(/[\r\n]/g, "")}\n`);
appendFileSync(GITHUB_OUTPUT, lines.join(""));

/** GitHub code scanning does not heed suppressions, and would show as open what a comment or the baseline silences. */
function leaveOutSuppressed(file) {
  const log = JSON.parse(readFileSync(file, "utf8"));
  for (const run of log.runs) run.results = run.results.filter((each) => each.suppressions === undefined);
  writeFileSync(file, `${JSON.stringify(log, null, 2)}\n`);
}
