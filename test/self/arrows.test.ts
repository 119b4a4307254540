import { basename } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { lineOf, ownFiles, specifiersOf, usesOfGlobals, type OwnFile } from "./source-files.js";

/** What `.archlint.yml` can't say of archlint's own code: it knows folders, not packages, globals and file sizes. */

const PURE_ROOMS = ["src/model/", "src/extract/", "src/link/", "src/artifacts/", "src/check/", "src/report/", "src/output/", "rules/"];
const IMPURE_BUILTINS =
  /^(?:node:)?(?:child_process|cluster|dgram|dns|fs|http|http2|https|inspector|module|net|os|perf_hooks|process|readline|repl|timers|tls|v8|vm|worker_threads)(?:\/|$)/;
/** The compiler is bundled as CommonJS and loads twice as fast by `require` as by import. */
const LOADS_THE_COMPILER = "src/extract/compiler.ts: node:module";
const IMPURE_GLOBALS = new Set([
  "process",
  "Date",
  "performance",
  "fetch",
  "WebSocket",
  "console",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "globalThis",
]);
const VAGUE_NAME = /^(?:utils?|helpers?|common|misc|shared|manager|.*-(?:utils?|helpers?|manager))\.ts$/;

/** Files over 300 lines, each with the reason why splitting it would not help its reader. */
const LONG_FILES: ReadonlyMap<string, string> = new Map([
  ["src/model/facts.ts", "the shapes of one file's facts, which refer to each other, with a docstring each"],
]);

const files = ownFiles("src", "rules");
const pureFiles = files.filter((file) => PURE_ROOMS.some((room) => file.path.startsWith(room)));

test("there is something to check in every room that these tests speak of", () => {
  for (const room of PURE_ROOMS) expect(pureFiles.filter((file) => file.path.startsWith(room)).length, room).toBeGreaterThan(0);
});

describe("packages", () => {
  test("only extract and fix see a syntax tree", () => {
    expect(importersOf(/^(?:ts-morph|@ts-morph\/.*|typescript)$/).filter((path) => !/^src\/(?:extract|fix)\//.test(path))).toEqual([]);
  });

  test("the model imports zod and nothing else from outside", () => {
    const outside = files
      .filter((file) => file.path.startsWith("src/model/"))
      .flatMap((file) => specifiersOf(file).filter((each) => !each.startsWith(".")));
    expect([...new Set(outside)]).toEqual(["zod"]);
  });

  test("only the workspace resolves modules, and only who reads or edits files in YAML parses it", () => {
    expect(importersOf(/^oxc-resolver$/).filter((path) => !path.startsWith("src/workspace/"))).toEqual([]);
    expect(importersOf(/^yaml$/).filter((path) => !/^src\/(?:artifacts|config|workspace|hook)\//.test(path))).toEqual([]);
  });

  test("only the command line colours and parses arguments", () => {
    expect(importersOf(/^commander$/).filter((path) => !path.startsWith("src/cli/"))).toEqual([]);
    expect(importersOf(/^chalk$/).filter((path) => !/^src\/(?:cli|output)\//.test(path))).toEqual([]);
  });
});

describe("pure rooms", () => {
  test("import nothing that reaches the machine", () => {
    expect(pureFiles.flatMap((file) => matching(file, IMPURE_BUILTINS))).toEqual([LOADS_THE_COMPILER]);
  });

  test("use no clock, no process, no console and no network", () => {
    expect(pureFiles.flatMap((file) => usesOfGlobals(file, IMPURE_GLOBALS))).toEqual([]);
  });

  test("draw no random numbers and compare by no locale", () => {
    const forbidden = /\bMath\.random\b|\blocaleCompare\b|\btoLocale\w+|\bIntl\.(?!Segmenter)/;
    expect(pureFiles.flatMap((file) => linesWith(file, forbidden))).toEqual([]);
  });
});

test("only the command line prints, reads the process or decides an exit code", () => {
  const elsewhere = files.filter((file) => !file.path.startsWith("src/cli/"));
  expect(elsewhere.flatMap((file) => usesOfGlobals(file, new Set(["console"])))).toEqual([]);
  expect(elsewhere.flatMap((file) => linesWith(file, /\bprocess\.(?:exit|exitCode|stdout|stderr|argv|stdin)\b/))).toEqual([]);
});

describe("rules", () => {
  const rules = files.filter((file) => /^rules\/[^/]+\//.test(file.path));

  test("import the model through its index and nothing else: never each other, never a package", () => {
    expect(
      rules.flatMap((file) =>
        specifiersOf(file)
          .filter((each) => !/^(?:\.\.\/){2,3}src\/model\/index\.js$/.test(each))
          .map((each) => `${file.path}: ${each}`),
      ),
    ).toEqual([]);
  });

  test("name no library", () => {
    const libraries = /["'`](?:@nestjs\/|typeorm|mongoose|sequelize|@mikro-orm|@prisma|express|fastify|kafkajs)/;
    expect(rules.flatMap((file) => linesWith(file, libraries))).toEqual([]);
  });
});

describe("files", () => {
  test("are named for what they export", () => {
    expect(files.map((file) => file.path).filter((path) => VAGUE_NAME.test(basename(path)))).toEqual([]);
  });

  test("stay under 300 lines, or say why not", () => {
    const long = files.filter((file) => file.text.split("\n").length > 301).map((file) => file.path);
    expect(long.filter((path) => !LONG_FILES.has(path))).toEqual([]);
    expect(
      [...LONG_FILES.keys()].filter((path) => !long.includes(path)),
      "no longer long",
    ).toEqual([]);
  });

  test("hold no promise to do it later", () => {
    expect(files.flatMap((file) => linesWith(file, /\b(?:TODO|FIXME|XXX|HACK)\b/))).toEqual([]);
  });

  test("compile with no silenced error", () => {
    expect(files.flatMap((file) => linesWith(file, /@ts-(?:ignore|expect-error|nocheck)/))).toEqual([]);
  });
});

test("every export of the model says in a docstring what it is", () => {
  const undocumented = files
    .filter((file) => file.path.startsWith("src/model/") && !file.path.endsWith("/index.ts"))
    .flatMap(undocumentedExports);
  expect(undocumented).toEqual([]);
});

function importersOf(specifier: RegExp): readonly string[] {
  return files.filter((file) => specifiersOf(file).some((each) => specifier.test(each))).map((file) => file.path);
}

function matching(file: OwnFile, specifier: RegExp): readonly string[] {
  return specifiersOf(file)
    .filter((each) => specifier.test(each))
    .map((each) => `${file.path}: ${each}`);
}

function linesWith(file: OwnFile, pattern: RegExp): readonly string[] {
  return file.text.split("\n").flatMap((line, index) => (pattern.test(line) ? [`${file.path}:${index + 1} ${line.trim()}`] : []));
}

function undocumentedExports(file: OwnFile): readonly string[] {
  return file.ast.statements
    .filter(
      (statement) =>
        ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword),
    )
    .filter((statement) => !ts.getJSDocCommentsAndTags(statement).some(ts.isJSDoc))
    .map((statement) => `${file.path}:${lineOf(file, statement)}`);
}
