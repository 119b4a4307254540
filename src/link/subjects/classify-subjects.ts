import type { FileOutline, WorkspaceFacts } from "../../model/index.js";
import { frontendFiles } from "./frontend-files.js";
import { generatedBecause } from "./generated-files.js";
import { scriptFiles } from "./script-files.js";
import { subjectFiles, type SubjectVerdict } from "./subject-file.js";
import { testFiles } from "./test-files.js";

/** Tells source from generated code, tests, scripts and front-ends, in this order of precedence. */
export function classifySubjects(
  outlines: ReadonlyMap<string, FileOutline>,
  workspace: WorkspaceFacts,
): ReadonlyMap<string, SubjectVerdict> {
  const files = subjectFiles(outlines, workspace);
  const verdicts = new Map<string, SubjectVerdict>();
  for (const file of files) {
    const why = generatedBecause(file);
    if (why !== null) verdicts.set(file.path, { subject: "generated", why });
  }
  const settle = (subject: SubjectVerdict["subject"], found: ReadonlyMap<string, string>): void => {
    for (const [path, why] of found) if (!verdicts.has(path)) verdicts.set(path, { subject, why });
  };
  settle("test", testFiles(files));
  settle("script", scriptFiles(files));
  settle("frontend", frontendFiles(files.filter((file) => !verdicts.has(file.path))));
  for (const file of files)
    if (!verdicts.has(file.path))
      verdicts.set(file.path, { subject: "source", why: "no sign of a test, script, front-end or generated file" });
  return verdicts;
}
