import { execFile } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { FileFacts, FreshFacts } from "../../src/model/index.js";
import { cleanCache, openFactCache } from "../../src/workspace/fact-cache.js";
import { readPack, writePack } from "../../src/workspace/fact-pack.js";
import type { SourceText } from "../../src/workspace/open-workspace.js";
import { outlineOf, repository, write } from "./temporary-repository.js";

function source(path: string, hash = "h1"): SourceText {
  return { path, text: "", hash };
}

/** Facts with text that could break a pack's lines, were it not escaped. */
function factsOf(path: string, note = "a\tb\nc \u2028 größe \ud83d\ude80"): FileFacts {
  return {
    outline: outlineOf(path, [note]),
    bodies: {
      functions: [],
      locals: [{ name: note, kind: "const", function: 0, declaration: null, imported: null, type: null, reassigned: false, span: [0, 1] }],
    },
  };
}

function makeOlder(path: string): void {
  const before = new Date(statSync(path).mtimeMs - 10_000);
  utimesSync(path, before, before);
}

function encoded(facts: FileFacts): FreshFacts {
  return { live: facts, outline: Buffer.from(JSON.stringify(facts.outline)), bodies: Buffer.from(JSON.stringify(facts.bodies)) };
}

function fill(root: string, paths: readonly string[], hash = "h1"): void {
  const cache = openFactCache({ root, enabled: true });
  for (const path of paths) cache.put(source(path, hash), encoded(factsOf(path)));
  cache.save();
}

function read(root: string, path: string, hash = "h1"): FileFacts | null {
  const found = openFactCache({ root, enabled: true }).get(source(path, hash));
  return found === null ? null : { outline: found.outline, bodies: found.bodies() };
}

const folderIn = (root: string) => join(root, "node_modules", ".cache", "archlint");
const packsIn = (root: string) => readdirSync(folderIn(root)).filter((each) => each.startsWith("facts-"));

beforeEach(() => {
  vi.stubEnv("ARCHLINT_CACHE_DIR", "");
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

function installed(): string {
  return repository({ "node_modules/express/index.js": "" });
}

describe("facts", () => {
  test("come back as they were put, for the same path and content only", () => {
    const root = installed();
    fill(root, ["src/a.ts", "src/new\nline\t.ts"]);
    for (const path of ["src/a.ts", "src/new\nline\t.ts"]) expect(read(root, path)).toEqual(factsOf(path));
    expect(read(root, "src/a.ts", "h2")).toBeNull();
    expect(read(root, "src/b.ts")).toBeNull();
  });

  test("of earlier contents stay, so that a switch of branch and back costs nothing", () => {
    const root = installed();
    fill(root, ["a.ts"], "main");
    fill(root, ["a.ts"], "feature");
    expect(read(root, "a.ts", "main")).not.toBeNull();
    expect(read(root, "a.ts", "feature")).not.toBeNull();
  });

  test("are written to few packs however many runs add to them", () => {
    const root = installed();
    for (let run = 0; run < 20; run++) fill(root, [`${run}.ts`]);
    expect(packsIn(root).length).toBeLessThanOrEqual(6);
    for (let run = 0; run < 20; run++) expect(read(root, `${run}.ts`)).not.toBeNull();
  });

  test("that nobody asked for in a month go, those in use stay", () => {
    const root = installed();
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-01-01") });
    fill(root, ["old.ts", "used.ts"]);
    vi.setSystemTime(new Date("2026-03-01"));
    const cache = openFactCache({ root, enabled: true });
    expect(cache.get(source("used.ts"))).not.toBeNull();
    cache.save();
    expect(read(root, "used.ts")).not.toBeNull();
    expect(read(root, "old.ts")).toBeNull();
  });

  test("of a disabled cache are neither kept nor found, and nothing is written", () => {
    const root = installed();
    const cache = openFactCache({ root, enabled: false });
    expect(cache.put(source("a.ts"), encoded(factsOf("a.ts"))).bodies()).toEqual(factsOf("a.ts").bodies);
    cache.putResult("key", "text");
    cache.save();
    expect([cache.get(source("a.ts")), cache.result("key"), existsSync(folderIn(root))]).toEqual([null, null, false]);
  });
});

describe("results", () => {
  test("that are asked for stay, however many others come", () => {
    const root = installed();
    const cache = openFactCache({ root, enabled: true });
    cache.putResult("merge base", "text");
    for (let run = 0; run < 12; run++) {
      for (const name of readdirSync(folderIn(root))) makeOlder(join(folderIn(root), name));
      expect(cache.result("merge base")).toBe("text");
      cache.putResult(`edit ${run}`, "text");
    }
    expect(cache.result("edit 0")).toBeNull();
  });

  test("come back for their key only, and only a few are kept", () => {
    const root = installed();
    const cache = openFactCache({ root, enabled: true });
    for (let run = 0; run < 12; run++) cache.putResult(`key ${run}`, `{"run":${run}}\n`);
    expect(openFactCache({ root, enabled: true }).result("key 11")).toBe('{"run":11}\n');
    expect(openFactCache({ root, enabled: true }).result("key")).toBeNull();
    expect(readdirSync(folderIn(root)).length).toBeLessThanOrEqual(6);
  });

  test("are found without a look at the facts", () => {
    const root = installed();
    openFactCache({ root, enabled: true }).putResult("key", "text");
    mkdirSync(join(folderIn(root), "facts-unreadable"));
    expect(openFactCache({ root, enabled: true }).result("key")).toBe("text");
  });

  test("that were changed by hand are none", () => {
    const root = installed();
    openFactCache({ root, enabled: true }).putResult("key", "9 findings");
    const [name = ""] = readdirSync(folderIn(root));
    writeFileSync(join(folderIn(root), name), readFileSync(join(folderIn(root), name), "utf8").replace("9", "0"));
    expect(openFactCache({ root, enabled: true }).result("key")).toBeNull();
  });
});

describe("a cache that is damaged", () => {
  const damage: readonly (readonly [string, (pack: Buffer) => Buffer])[] = [
    ["empty", () => Buffer.alloc(0)],
    ["cut off", (pack) => pack.subarray(0, pack.length - 40)],
    ["cut off in its first line", (pack) => pack.subarray(0, 10)],
    ["noise", (pack) => Buffer.alloc(pack.length, 0xa7)],
    ["all newlines", (pack) => Buffer.alloc(pack.length, "\n")],
    [
      "all tabs after its first line",
      (pack) => Buffer.concat([pack.subarray(0, pack.indexOf("\n") + 1), Buffer.alloc(1000, "\t"), Buffer.from("\n")]),
    ],
    [
      "another version's",
      (pack) => Buffer.from(pack.toString("latin1").replace(/^archlint facts 1 \S+/, "archlint facts 1 other"), "latin1"),
    ],
    ["changed in a name", (pack) => Buffer.from(pack.toString("latin1").replaceAll("größe", "gr\u00f6sse"), "latin1")],
    ["changed in its bodies", (pack) => Buffer.from(pack.toString("latin1").replaceAll('"kind":"const"', '"kind":"class"'), "latin1")],
    ["changed in its keys", (pack) => Buffer.from(pack.toString("latin1").replaceAll("h1 ", "h2 "), "latin1")],
  ];

  test.each(damage)("(%s) gives what is right or nothing, and is made good by the next run", (_, spoil) => {
    const root = installed();
    fill(root, ["a.ts", "b.ts"]);
    const [name = ""] = packsIn(root);
    const path = join(folderIn(root), name);
    const spoiled = spoil(readFileSync(path));
    writeFileSync(path, spoiled);
    for (const [file, hash] of [
      ["a.ts", "h1"],
      ["b.ts", "h1"],
      ["a.ts", "h2"],
    ] as const) {
      const found = read(root, file, hash);
      if (found !== null) expect(found).toEqual(factsOf(file));
      if (hash === "h2") expect(found).toBeNull();
    }
    fill(root, ["a.ts", "b.ts"]);
    expect([read(root, "a.ts"), read(root, "b.ts")]).toEqual([factsOf("a.ts"), factsOf("b.ts")]);
  });

  test("in every single byte never gives wrong facts", () => {
    const line = {
      key: 'h1 "a.ts"',
      day: 20_000,
      outline: Buffer.from('{"path":"a.ts"}'),
      bodies: Buffer.from('{"functions":[]}'),
      size: 0,
    };
    const pack = writePack("stamp", [line]);
    for (let at = 0; at < pack.length; at++) {
      const spoiled = Buffer.from(pack);
      spoiled[at] = (spoiled[at] ?? 0) ^ 0x11;
      for (const entry of readPack("stamp", spoiled) ?? []) {
        expect([entry.key, entry.outline.toString(), entry.bodies.toString()]).toEqual([
          line.key,
          line.outline.toString(),
          line.bodies.toString(),
        ]);
      }
    }
  });
});

describe("a cache that can't be written", () => {
  test("because a file stands in its place is no reason to stop", () => {
    const root = repository({ "node_modules/.cache/archlint": "a file" });
    vi.stubEnv("XDG_CACHE_HOME", join(root, "node_modules", ".cache", "archlint"));
    vi.stubEnv("HOME", join(root, "node_modules", ".cache", "archlint"));
    expect(() => {
      fill(root, ["a.ts"]);
      openFactCache({ root, enabled: true }).putResult("key", "text");
      cleanCache(root);
    }).not.toThrow();
    expect(read(root, "a.ts")).toBeNull();
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === "win32")("because its folder is read-only still answers", () => {
    const root = installed();
    fill(root, ["a.ts"]);
    chmodSync(folderIn(root), 0o555);
    fill(root, ["b.ts"]);
    expect([read(root, "a.ts"), read(root, "b.ts")]).toEqual([factsOf("a.ts"), null]);
    chmodSync(folderIn(root), 0o755);
  });
});

describe("the cache's place", () => {
  test("is in node_modules where that is a folder, else the user's cache folder, one for each root", () => {
    const bare = repository({ "src/a.ts": "" });
    const other = repository({ "src/a.ts": "" });
    vi.stubEnv("XDG_CACHE_HOME", join(bare, "home"));
    vi.stubEnv("LOCALAPPDATA", join(bare, "home"));
    vi.stubEnv("HOME", join(bare, "home"));
    fill(bare, ["a.ts"]);
    expect(read(bare, "a.ts")).not.toBeNull();
    expect(read(other, "a.ts")).toBeNull();
    expect(existsSync(join(bare, "home"))).toBe(true);
    const root = installed();
    fill(root, ["a.ts"]);
    expect(packsIn(root)).toHaveLength(1);
  });

  test("is where ARCHLINT_CACHE_DIR says", () => {
    const root = installed();
    vi.stubEnv("ARCHLINT_CACHE_DIR", join(root, "elsewhere"));
    fill(root, ["a.ts"]);
    expect(readdirSync(join(root, "elsewhere"))).toHaveLength(1);
    expect(existsSync(folderIn(root))).toBe(false);
  });

  test.skipIf(process.platform === "win32").each(["node_modules", "node_modules/.cache", "node_modules/.cache/archlint"])(
    "is never reached through a link (%s)",
    (link) => {
      const root = repository({ "../outside/keep.txt": "", "src/a.ts": "" });
      vi.stubEnv("XDG_CACHE_HOME", join(root, "home"));
      vi.stubEnv("HOME", join(root, "home"));
      mkdirSync(join(root, link, ".."), { recursive: true });
      symlinkSync(join(root, "..", "outside"), join(root, link));
      fill(root, ["a.ts"]);
      openFactCache({ root, enabled: true }).putResult("key", "text");
      cleanCache(root);
      expect(readdirSync(join(root, "..", "outside"))).toEqual(["keep.txt"]);
    },
  );
});

describe("cleaning", () => {
  test("removes the cache's own files and leaves what others put there", () => {
    const root = installed();
    fill(root, ["a.ts"]);
    openFactCache({ root, enabled: true }).putResult("key", "text");
    writeFileSync(join(folderIn(root), "notes.txt"), "mine");
    cleanCache(root);
    expect(readdirSync(folderIn(root))).toEqual(["notes.txt"]);
    rmSync(join(folderIn(root), "notes.txt"));
    cleanCache(root);
    expect(existsSync(folderIn(root))).toBe(false);
    expect(() => cleanCache(root)).not.toThrow();
  });

  test("is done by the next run for what a killed one left half-written", () => {
    const root = installed();
    fill(root, ["a.ts"]);
    const left = join(folderIn(root), "writing-0123456789ab");
    writeFileSync(left, "half");
    const fresh = join(folderIn(root), "writing-ba9876543210");
    writeFileSync(fresh, "another run is at it");
    utimesSync(left, new Date("2020-01-01"), new Date("2020-01-01"));
    fill(root, ["b.ts"]);
    expect([existsSync(left), existsSync(fresh)]).toEqual([false, true]);
  });
});

test("runs at the same time lose nothing of each other and leave nothing half-written", async () => {
  const root = installed();
  const cache = JSON.stringify(join(import.meta.dirname, "../../dist/src/workspace/fact-cache.js"));
  write(root, {
    "save.mjs": `import { openFactCache } from ${cache};
      for (let round = 0; round < 12; round++) {
        const cache = openFactCache({ root: ${JSON.stringify(root)}, enabled: true });
        const path = process.argv[2] + round;
        const json = (value) => Buffer.from(JSON.stringify(value));
        const bodies = json({ functions: [], locals: ["x".repeat(200_000)] });
        cache.put({ path, text: "", hash: "h" }, { live: { outline: {}, bodies: {} }, outline: json({ path, imports: [] }), bodies });
        cache.save();
        cache.putResult(path, "x".repeat(100_000));
      }`,
    "count.mjs": `import { openFactCache } from ${cache};
      const cache = openFactCache({ root: ${JSON.stringify(root)}, enabled: true });
      const found = ["a", "b", "c"].flatMap((name) => [...Array(12).keys()].map((round) => cache.get({ path: name + round, text: "", hash: "h" })));
      process.stdout.write(String(found.filter((each) => each?.bodies().locals[0].length === 200_000).length));`,
  });
  const run = (...args: string[]) => promisify(execFile)(process.execPath, args);
  const outputs = await Promise.all(["a", "b", "c"].map((name) => run(join(root, "save.mjs"), name)));
  expect(outputs.map((each) => each.stdout + each.stderr)).toEqual(["", "", ""]);
  expect((await run(join(root, "count.mjs"))).stdout).toBe("36");
  expect(readdirSync(folderIn(root)).filter((each) => each.startsWith("writing-"))).toEqual([]);
}, 60_000);
