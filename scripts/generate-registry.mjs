#!/usr/bin/env node
// Writes rules/index.ts and rules/leaves.ts from the files under rules/: a rule or leaf is registered by being there. With --check only says whether they are up to date.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { listLeaves, listRules, ROOT } from "./list-rules.mjs";

const HEAD = "// Made by `npm run generate` from the files of this folder: edit those.";
const rules = listRules();
const leaves = listLeaves();

write(
  "index.ts",
  `${HEAD}
import type { RegisteredRule } from "../src/model/index.js";
${rules.map((rule) => `import ${rule.variable} from "./${rule.section}/${rule.name}.js";`).join("\n")}

/** Every built-in rule, sorted by id. */
export const RULES: readonly RegisteredRule[] = [
${rules.map((rule) => `  { id: "${rule.id}", rule: ${rule.variable} },`).join("\n")}
];
`,
);
write(
  "leaves.ts",
  `${HEAD}
import type { LeafDefinition } from "../src/model/index.js";
${leaves.map((leaf) => `import ${leaf.variable} from "./${leaf.section}/leaves/${leaf.name}.js";`).join("\n")}

/** How the leaves of the report come to their lines, sorted by section and name. */
export const LEAVES: readonly LeafDefinition[] = [
${leaves.map((leaf) => `  ${leaf.variable},`).join("\n")}
];
`,
);

function write(name, text) {
  const target = join(ROOT, "rules", name);
  if (!process.argv.includes("--check")) writeFileSync(target, text);
  else if (readFileSync(target, "utf8") !== text) {
    console.error(`rules/${name} is out of date: run npm run generate`);
    process.exitCode = 1;
  }
}
