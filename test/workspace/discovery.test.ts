import { symlinkSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { listingOf, selectSources } from "../../src/workspace/discover.js";
import type { Tree } from "../../src/workspace/tree.js";
import { walk } from "../../src/workspace/walk.js";
import { openWorkTree } from "../../src/workspace/work-tree.js";
import { open, pathsOf, repository } from "./temporary-repository.js";

const onWindows = process.platform === "win32";

describe("source files", () => {
  test("are those of every TypeScript and JavaScript extension, hand-written declarations too, sorted by code unit", () => {
    const root = repository({
      "src/b.ts": "",
      "src/B.tsx": "",
      "src/a.mts": "",
      "src/a.cts": "",
      "src/a.js": "",
      "src/a.jsx": "",
      "src/a.mjs": "",
      "src/a.cjs": "",
      "src/ports.d.ts": "",
      "src/readme.md": "",
      "src/style.css": "",
      "src-2/z.ts": "",
    });
    expect(pathsOf(open(root))).toEqual([
      "src-2/z.ts",
      "src/B.tsx",
      "src/a.cjs",
      "src/a.cts",
      "src/a.js",
      "src/a.jsx",
      "src/a.mjs",
      "src/a.mts",
      "src/b.ts",
      "src/ports.d.ts",
    ]);
  });

  test("are not looked for in installed packages, dot folders and dot files", () => {
    const root = repository({
      "src/order.ts": "",
      "node_modules/express/index.js": "",
      "packages/api/node_modules/typeorm/index.ts": "",
      ".storybook/main.ts": "",
      ".eslintrc.js": "",
      "app/.server/db.ts": "",
    });
    expect(pathsOf(open(root))).toEqual(["app/.server/db.ts", "src/order.ts"]);
  });

  test("survive names with spaces, newlines, tabs and letters of any script", () => {
    const names = [
      "src/a b.ts",
      "src/bestellung größe.ts",
      "src/注文.ts",
      "src/👩‍🚀.ts",
      ...(onWindows ? [] : ["src/new\nline.ts", "src/t\tab.ts", "src/back\\slash.ts"]),
    ];
    expect([...pathsOf(open(repository(Object.fromEntries(names.map((each) => [each, "export {}"])))))].sort()).toEqual([...names].sort());
  });

  test.skipIf(process.platform !== "linux")("survive names that are no UTF-8, two of them apart", () => {
    const root = repository({ "src/order.ts": "" });
    for (const byte of [0xe9, 0xff])
      writeFileSync(Buffer.concat([Buffer.from(`${root}/src/caf`), Buffer.from([byte]), Buffer.from(".ts")]), `export const it = ${byte};`);
    const workspace = open(root);
    expect(workspace.sources.map(({ path, text }) => [path, text])).toEqual([
      ["src/caf%E9.ts", "export const it = 233;"],
      ["src/caf%FF.ts", "export const it = 255;"],
      ["src/order.ts", ""],
    ]);
  });
});

describe("ignore files", () => {
  test("hold for their folder, nearer ones win, and a negation brings back", () => {
    const root = repository({
      ".gitignore": "*.report.ts\n/local\nlogs/\n",
      "a.report.ts": "",
      "local/a.ts": "",
      "src/local/a.ts": "",
      "src/logs/a.ts": "",
      "src/orders/order.report.ts": "",
      "src/orders/.gitignore": "!order.report.ts\ndraft.ts\n",
      "src/orders/draft.ts": "",
      "src/billing/draft.ts": "",
    });
    expect(pathsOf(open(root))).toEqual(["src/billing/draft.ts", "src/local/a.ts", "src/orders/order.report.ts"]);
  });

  test("don't reach into a folder that a nearer one brought back", () => {
    const root = repository({ ".gitignore": "tmp/\n", "src/.gitignore": "!tmp/\n", "src/tmp/order.ts": "", "tmp/scratch.ts": "" });
    expect(pathsOf(open(root))).toEqual(["src/tmp/order.ts"]);
  });

  test("count with git's own exclude file", () => {
    const root = repository({ ".git/info/exclude": "scratch.ts\n", "scratch.ts": "", "order.ts": "" });
    expect(pathsOf(open(root))).toEqual(["order.ts"]);
  });

  test("yield to what the user names", () => {
    const root = repository({ ".gitignore": "samples/\n", "samples/orders/order.ts": "", "src/a.ts": "" });
    expect(pathsOf(open(root, { named: ["samples/orders"] }))).toEqual(["samples/orders/order.ts", "src/a.ts"]);
    expect(pathsOf(open(root, { named: ["."] }))).toEqual(["src/a.ts"]);
  });
});

describe("include and exclude", () => {
  const files = { "src/a.ts": "", "src/a.spec.ts": "", "scripts/b.ts": "" };

  test("narrow the sources by globs", () => {
    expect(pathsOf(open(repository(files), { include: ["src/**"], exclude: ["**/*.spec.ts"] }))).toEqual(["src/a.ts"]);
  });

  test("yield to named paths", () => {
    const root = repository(files);
    expect(pathsOf(open(root, { exclude: ["**"], named: ["./src/a.spec.ts"] }))).toEqual(["src/a.spec.ts"]);
    expect(pathsOf(open(root, { exclude: ["scripts/**"], named: ["scripts/"] }))).toEqual(["scripts/b.ts", "src/a.spec.ts", "src/a.ts"]);
  });
});

describe("build output", () => {
  test("beside a manifest is no source, but layers called in and out are", () => {
    const root = repository({
      "package.json": {},
      "dist/order.js": "",
      "build/order.js": "",
      "build/order.d.ts": "",
      "out/order.js": "",
      "coverage/lcov-report/sorter.js": "",
      "src/adapters/in/http.ts": "",
      "src/adapters/out/database.ts": "",
      "src/build/plan.js": "",
      "src/coverage/policy.js": "",
    });
    expect(pathsOf(open(root))).toEqual([
      "src/adapters/in/http.ts",
      "src/adapters/out/database.ts",
      "src/build/plan.js",
      "src/coverage/policy.js",
    ]);
  });

  test("is not a folder of that name with hand-written TypeScript", () => {
    const root = repository({
      "package.json": {},
      "build/copy-static.ts": "",
      "coverage/src/policy.ts": "",
      "out/compiled.js": "",
      "out/compiled.d.ts": "",
    });
    expect(pathsOf(open(root))).toEqual(["build/copy-static.ts", "coverage/src/policy.ts"]);
  });

  test("is where a tsconfig says, unless that is where the sources are", () => {
    const root = repository({
      "packages/a/tsconfig.json": { compilerOptions: { outDir: "./lib" } },
      "packages/a/lib/index.js": "",
      "packages/a/lib/index.d.ts": "",
      "packages/a/src/index.ts": "",
      "packages/b/tsconfig.json": { compilerOptions: { outDir: "." } },
      "packages/b/index.js": "",
      "packages/c/tsconfig.json": { compilerOptions: { outDir: "../../.." } },
      "packages/c/lib/index.js": "",
    });
    expect(pathsOf(open(root))).toEqual(["packages/a/src/index.ts", "packages/b/index.js", "packages/c/lib/index.js"]);
  });
});

describe("text", () => {
  test("is decoded from UTF-8 and UTF-16, without the byte order mark", () => {
    const text = "export const größe = '注文';\n";
    const little = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
    const big = Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, "utf16le").swap16()]);
    const workspace = open(repository({ "a.ts": text, "b.ts": `\ufeff${text}`, "c.ts": little, "d.ts": big }));
    expect(workspace.sources.map((each) => each.text)).toEqual([text, text, text, text]);
    expect(new Set(workspace.sources.map((each) => each.hash)).size).toBe(4);
  });

  test("keeps going past bytes that are no UTF-8", () => {
    const workspace = open(
      repository({ "a.ts": Buffer.concat([Buffer.from("const a = '"), Buffer.from([0xe9, 0xff]), Buffer.from("';")]) }),
    );
    expect(workspace.sources[0]?.text).toBe("const a = '\ufffd\ufffd';");
  });

  test("is refused with a reason where nobody wrote it as source", () => {
    const workspace = open(
      repository({
        "video.ts": Buffer.from([0x47, 0x40, 0x00, 0x10, 0x00]),
        "translation.ts": '<?xml version="1.0"?>\n<!DOCTYPE TS><TS version="2.1"/>',
        "vendor/jquery.min.js": "var a;",
        "vendor/bundle.js": `var a=${"1+".repeat(20_000)}1;`,
        "src/graphql.generated.ts": "",
        "src/generated/client.ts": "",
        "huge.ts": Buffer.alloc(20 * 1024 * 1024 + 1, 0x20),
        "order.ts": "",
      }),
    );
    expect(pathsOf(workspace)).toEqual(["order.ts"]);
    expect(workspace.skipped).toEqual([
      { path: "huge.ts", because: "larger than 20 MB" },
      { path: "src/generated/client.ts", because: "generated: in a folder generated/", how: "left-out" },
      { path: "src/graphql.generated.ts", because: "generated: named graphql.generated.ts as generated files are", how: "left-out" },
      { path: "translation.ts", because: "XML, not TypeScript" },
      { path: "vendor/bundle.js", because: "minified" },
      { path: "vendor/jquery.min.js", because: "minified", how: "left-out" },
      { path: "video.ts", because: "binary content" },
    ]);
  });

  test("of some megabytes is read", () => {
    expect(open(repository({ "big.ts": "export {};\n".repeat(300_000) })).sources[0]?.text.length).toBe(3_300_000);
  });
});

describe.skipIf(onWindows)("symbolic links", () => {
  test("that leave the root, lead nowhere or turn in circles are skipped with the reason", () => {
    const root = repository({ "src/order.ts": "", "../outside/secret.ts": "export const secret = 1;" });
    symlinkSync("../../outside", join(root, "src/away"));
    symlinkSync("../../outside/secret.ts", join(root, "src/secret.ts"));
    symlinkSync("gone.ts", join(root, "src/dangling.ts"));
    symlinkSync("circle-b", join(root, "src/circle-a"));
    symlinkSync("circle-a", join(root, "src/circle-b"));
    const workspace = open(root);
    expect(pathsOf(workspace)).toEqual(["src/order.ts"]);
    expect(workspace.skipped).toEqual([
      { path: "src/away", because: "symbolic link that leads out of the linted folder" },
      { path: "src/circle-a", because: "circular symbolic link" },
      { path: "src/circle-b", because: "circular symbolic link" },
      { path: "src/dangling.ts", because: "dangling symbolic link" },
      { path: "src/secret.ts", because: "symbolic link that leads out of the linted folder" },
    ]);
  });

  test("inside the root are read once, under the real name, and make no circle", () => {
    const root = repository({ "shared/src/money.ts": "", "api/src/order.ts": "" });
    symlinkSync("../../shared/src", join(root, "api/src/shared"));
    symlinkSync("..", join(root, "api/src/loop"));
    const workspace = open(root);
    expect(pathsOf(workspace)).toEqual(["api/src/order.ts", "shared/src/money.ts"]);
    expect(workspace.skipped).toEqual([]);
  });

  test("named as settings are not read from outside", () => {
    const root = repository({
      "order.ts": "",
      "../outside/tsconfig.json": { compilerOptions: { emitDecoratorMetadata: true } },
      "../outside/ignore": "order.ts",
    });
    symlinkSync("../outside/tsconfig.json", join(root, "tsconfig.json"));
    symlinkSync("../outside/ignore", join(root, ".gitignore"));
    const workspace = open(root);
    expect(pathsOf(workspace)).toEqual(["order.ts"]);
    expect(workspace.resolve([]).skipped.map((each) => each.path)).toEqual(["tsconfig.json"]);
  });

  test("and pipes that carry a source's or manifest's name are never opened", () => {
    const root = repository({ "order.ts": "" });
    for (const name of ["pipe.ts", "package.json", "tsconfig.json", ".gitignore"]) execFileSync("mkfifo", [join(root, name)]);
    const workspace = open(root);
    expect(pathsOf(workspace)).toEqual(["order.ts"]);
    expect(workspace.skipped).toEqual([{ path: "pipe.ts", because: "not a regular file" }]);
  });
});

test("a folder that can't be listed is skipped with its reason and the rest is read", () => {
  const root = repository({ "src/order.ts": "", "private/key.ts": "" });
  const disk = openWorkTree(root);
  const tree: Tree = {
    ...disk,
    list: (folder) => (folder === "private" ? { is: "unreadable", because: "permission denied" } : disk.list(folder)),
  };
  const listing = listingOf(walk(tree), []);
  expect(selectSources(listing, { include: null, exclude: [], named: [] })).toEqual(["src/order.ts"]);
  expect(listing.skipped).toEqual([{ path: "private", because: "permission denied" }]);
});

describe("the digest of the inputs", () => {
  test("is the same for the same content in another place, whenever it was written", () => {
    const files = { "package.json": { name: "shop" }, "src/order.ts": "export {}", "tsconfig.json": {} };
    expect(open(repository(files)).inputsDigest).toBe(open(repository(files)).inputsDigest);
  });

  test.each([
    ["a source", { "src/order.ts": "export const a = 1;" }],
    ["a manifest", { "package.json": { name: "other" } }],
    ["a tsconfig", { "tsconfig.json": { extends: "./config/base.json", compilerOptions: { baseUrl: "src" } } }],
    ["a tsconfig's base under any name", { "config/base.json": { compilerOptions: { baseUrl: "lib" } } }],
    ["an ignore file that hides something", { ".gitignore": "order.ts" }],
    ["a file that an import may lead to", { "src/schema.graphql": "" }],
    ["an ignored file that an import may lead to", { "generated/client.ts": "" }],
  ])("changes with %s", (_, change) => {
    const files = {
      "package.json": { name: "shop" },
      "src/order.ts": "export {}",
      "tsconfig.json": { extends: "./config/base.json" },
      "config/base.json": {},
      ".gitignore": "generated",
    };
    expect(open(repository({ ...files, ...change })).inputsDigest).not.toBe(open(repository(files)).inputsDigest);
  });
});
