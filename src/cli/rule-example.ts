import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../version.js";

/** Code that a rule speaks of, from its page in the documentation. */
export interface RuleExample {
  readonly bad: string | null;
  readonly good: string | null;
}

/** The first code block under each of the headings Bad and Good of the rule's page. */
export function exampleOf(id: string): RuleExample {
  let page: string;
  try {
    page = readFileSync(join(packageFolder(), "docs", "rules", `${id}.md`), "utf8");
  } catch {
    return { bad: null, good: null };
  }
  const blockUnder = (heading: RegExp): string | null => {
    const [, section] = page.split(heading);
    return section === undefined ? null : (/^```\w*\n([\s\S]*?)^```/m.exec(section)?.[1] ?? null);
  };
  return { bad: blockUnder(/^#+ bad.*$/im), good: blockUnder(/^#+ good.*$/im) };
}
