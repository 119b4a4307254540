#!/usr/bin/env node
// npm run new-rule -- da/some-rule [da-01]: a rule, its fixtures and its registration to begin with. Its tests fail until it says something.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { listRules, ROOT } from "./list-rules.mjs";

const [id = "", wanted] = process.argv.slice(2);
const [, area, name] = /^([a-z]{2})\/([a-z]+(?:-[a-z]+)*)$/.exec(id) ?? [];
const sections = readdirSync(join(ROOT, "rules"), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const section = wanted ?? sections.filter((each) => each.startsWith(`${area}-`)).at(-1) ?? `${area}-01`;

if (name === undefined) refuse("name the rule as area/name in kebab case: npm run new-rule -- da/orphan-event da-01");
if (!new RegExp(`^${area}-\\d\\d$`).test(section)) refuse(`${section} is no section of the area ${area}`);
if (listRules().some((rule) => rule.id === id)) refuse(`${id} exists already`);

const leaf = section.toUpperCase();
write(
  `rules/${section}/${name}.ts`,
  `import { book, defineRule, z } from "../../src/model/index.js";

export default defineRule({
  meta: {
    leaf: "${leaf}/name-of-the-leaf",
    since: "0.1.0",
    summary: "what is wrong where it fires, as one clause",
    why: "Why that is bad, in a paragraph.",
    fix: "the cure, in the imperative",
    limits: "What it does not see, and what it leaves to other rules.",
    references: [book("Author", "Title (year)", "chapter")],
    options: z.object({}),
    messages: {
      wrong: { severity: "warn", text: "{{name}} is what is there, and not what is required" },
    },
  },
  *check(program, { finding, evidence, missing }) {
    const subjects = program.elements("aggregate");
    if (subjects.length === 0) {
      yield missing("no aggregates", "aggregates");
      return;
    }
    for (const subject of subjects) {
      if (subject.name === "") yield finding("wrong", { at: subject.at, data: { name: subject.name }, subject: subject.name });
      else yield evidence(\`\${subject.name} is good\`, subject.at);
    }
  },
});
`,
);
for (const [kind, mark] of [
  ["bad", " // expect: wrong"],
  ["good", ""],
  ["unseen", ""],
]) {
  write(`fixtures/${section}/${name}/${kind}/orders/src/domain/order.ts`, `export class Order {${mark}\n  readonly number = "";\n}\n`);
  write(`fixtures/${section}/${name}/${kind}/orders/src/infrastructure/order-table.ts`, `export const orderTable = "orders";\n`);
}
execFileSync(process.execPath, [join(ROOT, "scripts", "generate-registry.mjs")]);
console.log(`rules/${section}/${name}.ts and fixtures/${section}/${name}/ are there; write the fixtures first, then npm run generate`);

function write(path, text) {
  const target = join(ROOT, path);
  if (existsSync(target)) refuse(`${path} exists already`);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}

function refuse(reason) {
  console.error(reason);
  process.exit(2);
}
