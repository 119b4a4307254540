#!/usr/bin/env node
// Writes docs/rules/ from the built rules' own text and their fixtures. With --check only says whether it is up to date.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { listRules, ROOT } from "./list-rules.mjs";
import { renderRuleIndex, renderRulePage } from "./rule-page.mjs";

const built = async (path) => import(pathToFileURL(join(ROOT, "dist", path)).href);
const { RULES } = await built("rules/index.js");
const { z } = await built("src/model/index.js");
const places = new Map(listRules().map((rule) => [rule.id, rule]));
const folder = join(ROOT, "docs", "rules");

const pages = new Map([["README.md", renderRuleIndex(RULES)]]);
for (const { id, rule } of RULES) {
  const { section, name } = places.get(id);
  const options = z.toJSONSchema(rule.meta.options, { io: "input" }).properties ?? {};
  pages.set(
    pageName(id),
    renderRulePage({ id, section, meta: rule.meta, options, examples: examplesOf(section, name, Object.keys(rule.meta.messages)[0]) }),
  );
}

const present = existsSync(folder) ? readdirSync(folder) : [];
const stale = [
  ...[...pages]
    .filter(([name, text]) => !present.includes(name) || readFileSync(join(folder, name), "utf8") !== text)
    .map(([name]) => name),
  ...present.filter((name) => !pages.has(name)),
];
if (process.argv.includes("--check")) {
  if (stale.length > 0) {
    console.error(`docs/rules is out of date (${stale.join(", ")}): run npm run generate`);
    process.exitCode = 1;
  }
} else {
  mkdirSync(folder, { recursive: true });
  for (const name of stale) {
    if (pages.has(name)) writeFileSync(join(folder, name), pages.get(name));
    else rmSync(join(folder, name));
  }
}

function pageName(id) {
  return `${id.replace("/", "-")}.md`;
}

/** The first good program of a rule, and the first bad one that its first message is about, by file. */
function examplesOf(section, name, firstMessage) {
  const programOf = (kind, about) => {
    const parent = join(ROOT, "fixtures", section, name, kind);
    const programs = existsSync(parent) ? readdirSync(parent).sort() : [];
    const loaded = programs.map((each) => filesIn(join(parent, each), ""));
    return loaded.find((files) => files.some(({ text }) => text.includes(about))) ?? loaded[0] ?? [];
  };
  return { bad: programOf("bad", `: ${firstMessage}`), good: programOf("good", "") };
}

function filesIn(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return filesIn(root, path);
      return [{ path, text: readFileSync(join(root, path), "utf8") }];
    });
}
