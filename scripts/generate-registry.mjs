#!/usr/bin/env node
// Writes rules/index.ts from the files under rules/: a rule is registered by being there. With --check only says whether it is up to date.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { listRules, ROOT } from "./list-rules.mjs";

const target = join(ROOT, "rules", "index.ts");
const rules = listRules();

const text = `// Made by \`npm run generate\` from the files of this folder: edit those.
import type { RegisteredRule } from "../src/model/index.js";
${rules.map((rule) => `import ${rule.variable} from "./${rule.section}/${rule.name}.js";`).join("\n")}

/** Every built-in rule, sorted by id. */
export const RULES: readonly RegisteredRule[] = [
${rules.map((rule) => `  { id: "${rule.id}", rule: ${rule.variable} },`).join("\n")}
];
`;

if (!process.argv.includes("--check")) writeFileSync(target, text);
else if (readFileSync(target, "utf8") !== text) {
  console.error("rules/index.ts is out of date: run npm run generate");
  process.exitCode = 1;
}
