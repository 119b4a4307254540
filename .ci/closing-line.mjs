// Prints "N passed, N failed" from the test runner's JSON result; exits 1 on a failure, on zero tests and on no result.
import { readFileSync } from "node:fs";

const result = read(process.argv[2]);
const passed = result?.numPassedTests ?? 0;
// A suite that could not be loaded has no failed test of its own.
const brokenSuites = (result?.testResults ?? []).filter(
  (suite) => suite.status === "failed" && suite.assertionResults.every((test) => test.status !== "failed"),
);
const failed = (result?.numFailedTests ?? 0) + brokenSuites.length;
const skipped = (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0);

if (passed + failed === 0) console.log(result ? "no test was run" : "the test runner left no result");
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
