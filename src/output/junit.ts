import type { Finding, Result } from "../model/index.js";
import { counted } from "../model/counted.js";
import { groupedBy } from "../model/grouped-by.js";
import type { Loudness } from "./shown-findings.js";
import { shownFindings } from "./shown-findings.js";
import { visible, visibleLine } from "./visible.js";
import { element, textElement, xmlDocument } from "./xml.js";

/** JUnit's report as ESLint and Biome write it: a suite a file, a failed case a finding. A clean run is one case that passed, since readers refuse a report without any. */
export function renderJunit(result: Result, options: Loudness & { readonly pathOf: (file: string) => string }): string {
  const findings = shownFindings(result.findings, options);
  const suites = [...groupedBy(findings, ({ file }) => file)].map(([file, cases]) => suite(options.pathOf(file), cases));
  const whole = suites.length > 0 ? suites : [cleanSuite(result)];
  const tests = Math.max(findings.length, 1);
  return xmlDocument(element("testsuites", { name: "archlint", tests, failures: findings.length, errors: 0 }, whole));
}

function suite(path: string, findings: readonly Finding[]): string {
  const name = visible(path);
  const twins = new Map<string, number>();
  const cases = findings.map((finding) => {
    // Readers know a case again by its name and take the first of one name, so it has no line, and twins have their number.
    const claim = `${finding.rule}: ${visibleLine(finding.message)}`;
    const twin = (twins.get(claim) ?? 0) + 1;
    twins.set(claim, twin);
    return testcase(name, twin === 1 ? claim : `${claim} (${twin})`, finding);
  });
  return element("testsuite", { name, tests: cases.length, failures: cases.length, errors: 0 }, cases);
}

function testcase(path: string, name: string, { severity, message, help, line, column }: Finding): string {
  const said = visibleLine(message);
  const body = [`${path}:${line}:${column}: ${severity} ${said}`, ...(help === "" ? [] : [`fix: ${visibleLine(help)}`])].join("\n");
  return element("testcase", { name, classname: path }, [textElement("failure", { type: severity, message: said }, body)]);
}

function cleanSuite({ summary }: Result): string {
  const name = `no violation in ${counted(summary.files, "file")}`;
  const passed = element("testcase", { name, classname: "archlint" });
  return element("testsuite", { name: "archlint", tests: 1, failures: 0, errors: 0 }, [passed]);
}
