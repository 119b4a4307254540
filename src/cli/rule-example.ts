import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../version.js";

/** A file of an example. */
export interface ExampleFile {
  readonly path: string;
  readonly code: string;
}

/** Code that a rule fires on, and the closest code that it is silent on. */
export interface RuleExample {
  readonly bad: readonly ExampleFile[];
  readonly good: readonly ExampleFile[];
}

/** The examples of the rule's page, which ships with the package. */
export function exampleOf(id: string): RuleExample {
  let page: string;
  try {
    page = readFileSync(join(packageFolder(), "docs", "rules", `${id.replace("/", "-")}.md`), "utf8");
  } catch {
    return { bad: [], good: [] };
  }
  return { bad: filesUnder(page, "Fires on"), good: filesUnder(page, "Silent on") };
}

function filesUnder(page: string, heading: string): readonly ExampleFile[] {
  const section = page.split(/^## /m).find((each) => each.startsWith(`${heading}\n`)) ?? "";
  return [...section.matchAll(/^`([^`]+)`\n\n```\w*\n([\s\S]*?)^```/gm)].map(([, path = "", code = ""]) => ({ path, code }));
}
