import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { archlint, folderWith } from "../cli/archlint.js";
import { ENGINE_RULES } from "../../src/check/engine-rules.js";
import { knownRules } from "../../src/config/known-rules.js";
import { loadSettings } from "../../src/config/load-settings.js";
import { RULES } from "../../rules/index.js";
import { openScratch } from "./scratch.js";
import { pages, placeOf, PROJECT, snippetsOf, type Snippet } from "./snippets.js";

/*
 * How a fenced block is tried, by its info string:
 *   sh            each line is run in a scratch repository; archlint may exit with 0 or 1. `sh no-run`: only its options are checked.
 *   yaml          archlint's own configuration is loaded, with a path in its first comment as one below the root; others are parsed,
 *                 and the archlint commands in them checked. `yaml refused`: archlint refuses it, and what it says may be quoted.
 *   ts, js        has no syntax error; what imports archlint compiles against its types and runs.
 *   json, jsonc   parses.
 *   (none), text  stands, line by line, in what the page's commands printed before it. `text free`: is no output.
 */
const OWN_KEYS = new Set(["architecture", "rules", "overrides", "exclude", "extends", "glossary", "expect", "system", "capacity", "root"]);
const NEVER_RUN = /^(npm (ci|install|i|test|run|exec)|pnpm|yarn|pip|brew|docker|npx (?!archlint\b))/;
const LANGUAGES = new Set(["", "text", "sh", "bash", "yaml", "ts", "js", "json", "jsonc", "groovy", "diff"]);

describe.each(pages())("%s", (page) => {
  const snippets = snippetsOf(page);

  test("has only blocks that a test knows how to try", () => {
    const strange = snippets.filter(({ language }) => !LANGUAGES.has(language)).map((each) => `${placeOf(each)} ${each.language}`);
    expect(strange, `the test knows ${[...LANGUAGES].join(", ")}; see the top of test/docs/documentation.test.ts`).toEqual([]);
  });

  test("has data that parses, and code without syntax errors", () => {
    for (const snippet of snippets) expect(syntaxFault(snippet), placeOf(snippet)).toBeNull();
  });

  test("names only commands and options that archlint has", () => {
    for (const snippet of snippets) {
      for (const command of archlintCommands(snippet)) expect(optionFault(command), `${placeOf(snippet)}: ${command}`).toBeNull();
    }
  });

  test("has configurations that archlint reads", async () => {
    for (const snippet of snippets.filter(isOwnConfiguration)) {
      await expect(load(snippet), placeOf(snippet)).resolves.toBeDefined();
    }
  });

  test("has commands that run, and quotes what they print", { timeout: 180_000 }, () => {
    if (!snippets.some(({ language, marks }) => language === "sh" || language === "bash" || marks.includes("refused"))) return;
    const scratch = openScratch();
    let printed = "";
    for (const snippet of snippets) {
      if (snippet.marks.includes("refused")) printed += refusalOf(snippet);
      if ((snippet.language === "sh" || snippet.language === "bash") && !snippet.marks.includes("no-run")) {
        for (const command of runnable(snippet.text)) {
          const folder = command.includes("fixtures/") ? scratch.checkout : scratch.repository;
          const { code, output } = scratch.run(command, folder);
          printed += output;
          expect([0, 1], `${placeOf(snippet)}: ${command}\nexits with ${String(code)}:\n${output}`).toContain(code);
        }
      }
      if ((snippet.language === "" || snippet.language === "text") && !snippet.marks.includes("free")) {
        const missing = snippet.text
          .split("\n")
          .filter((line) => line.trim() !== "" && line.trim() !== "…" && !printed.includes(line.trimEnd()));
        expect(
          missing,
          `${placeOf(snippet)}: lines that no command above on this page prints; "text free" marks what is no output`,
        ).toEqual([]);
      }
    }
  });

  test("has programs that compile against archlint's types, and run", { timeout: 120_000 }, () => {
    for (const snippet of snippets.filter(importsArchlint)) {
      const scratch = openScratch();
      const file = join(scratch.checkout, "example.mts");
      writeFileSync(file, snippet.text);
      expect(typeFaults(file), placeOf(snippet)).toEqual([]);
      const services = join(scratch.checkout, "services");
      mkdirSync(services);
      scratch.run("cp -R fixtures/apps/orders services/orders", scratch.checkout);
      const code = ts.transpileModule(snippet.text, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } });
      writeFileSync(join(scratch.checkout, "example.mjs"), code.outputText);
      const { code: exit, output } = scratch.run("node example.mjs", scratch.checkout);
      expect(exit, `${placeOf(snippet)}:\n${output}`).toBe(0);
    }
  });
});

function syntaxFault({ language, text }: Snippet): string | null {
  if (language === "json" || language === "jsonc") {
    const { error } = ts.parseConfigFileTextToJson("snippet.json", text);
    return error === undefined ? null : ts.flattenDiagnosticMessageText(error.messageText, "\n");
  }
  if (language === "yaml") return parseAllDocuments(text).flatMap(({ errors }) => errors.map(({ message }) => message))[0] ?? null;
  if (language !== "ts" && language !== "js") return null;
  const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true });
  return diagnostics[0] === undefined ? null : ts.flattenDiagnosticMessageText(diagnostics[0].messageText, "\n");
}

function archlintCommands({ language, text }: Snippet): readonly string[] {
  if (!["sh", "bash", "yaml", "groovy"].includes(language)) return [];
  return text
    .split("\n")
    .flatMap((line) =>
      [
        ...line.matchAll(/(?<=^|[\s'"&|;])archlint (?!from\b)((?:check|baseline|explain|rules|graph|init|hook|cache|report|-)[^'&|;>#]*)/g),
      ].map(([command]) => command.trim()),
    );
}

const helps = new Map<string, string>();

function optionFault(command: string): string | null {
  const words = command.split(/\s+/).slice(1);
  const name = words[0]?.startsWith("-") === false ? words[0] : "check";
  const help = helps.get(name) ?? archlint([name, "--help"], { cwd: PROJECT }).stdout;
  helps.set(name, help);
  if (!help.includes(`Usage: archlint ${name}`)) return `there is no command "${name}"`;
  const { tokens } = parseArgs({ args: words, strict: false, tokens: true, allowPositionals: true });
  const unknown = tokens.flatMap((each) => (each.kind === "option" && !new RegExp(`${each.rawName}\\b`).test(help) ? [each.rawName] : []));
  return unknown.length === 0 ? null : `${name} has no option ${unknown.join(", ")}`;
}

function runnable(text: string): readonly string[] {
  const lines = text
    .replaceAll("\\\n", " ")
    .split("\n")
    .map((line) => line.trim());
  return lines
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) =>
      line
        .split("&&")
        .map((part) => part.trim())
        .filter((part) => !NEVER_RUN.test(part))
        .join(" && "),
    )
    .filter((line) => line !== "");
}

function isOwnConfiguration({ language, marks, text }: Snippet): boolean {
  if (language !== "yaml" || marks.includes("refused")) return false;
  const data: unknown = parseAllDocuments(text)[0]?.toJS();
  return typeof data === "object" && data !== null && Object.keys(data).some((key) => OWN_KEYS.has(key));
}

async function load(snippet: Snippet): Promise<unknown> {
  const path = /^# (\S+\/\.archlint\.yml)$/m.exec(snippet.text)?.[1] ?? ".archlint.yml";
  const root = folderWith({ ".git/HEAD": "", ".archlint.yml": "architecture: { contexts: { billing: { match: src/billing/** } } }\n" });
  for (const [, base = ""] of snippet.text.matchAll(/(\.{1,2}\/\S+\.ya?ml)/g)) writeFileSync(join(root, base), "version: 1\n");
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), snippet.text);
  const engine = new Map(ENGINE_RULES.map(({ id, messages }) => [id, Object.keys(messages)] as const));
  const loaded = await loadSettings({ workingFolder: root, knownRules: knownRules(RULES, engine) });
  return loaded.refinedBy(path === ".archlint.yml" ? [] : [dirname(path)], () => true);
}

function refusalOf({ text }: Snippet): string {
  const cwd = folderWith({ ".git/HEAD": "", ".archlint.yml": text, "src/a.ts": "export const a = 1;\n" });
  const { code, stderr } = archlint([], { cwd });
  expect(code, text).toBe(2);
  return stderr;
}

function importsArchlint({ language, text }: Snippet): boolean {
  return language === "ts" && text.includes('from "archlint"');
}

function typeFaults(file: string): readonly string[] {
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    types: ["node"],
    typeRoots: [join(PROJECT, "node_modules", "@types")],
  };
  const program = ts.createProgram([file], options);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

test("every link from page to page leads somewhere", () => {
  const broken = pages().flatMap((page) =>
    [...readFileSync(join(PROJECT, page), "utf8").matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].flatMap(([, link = ""]) =>
      ts.sys.fileExists(join(PROJECT, dirname(page), link)) || ts.sys.directoryExists(join(PROJECT, dirname(page), link))
        ? []
        : [`${page}: ${link}`],
    ),
  );
  expect(broken).toEqual([]);
});
