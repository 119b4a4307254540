import { describe, expect, test } from "vitest";
import { leadsTo, open, outlineOf, repository, resolveIn } from "./temporary-repository.js";

const app = "apps/api/src/main.ts";

describe("a package of the repository, neither built nor installed,", () => {
  test.each([
    ["main in dist", { main: "dist/index.js", types: "dist/index.d.ts" }, "src/index.ts", "@shop/core", "src/index.ts"],
    ["main in lib", { main: "./lib/order.js" }, "src/order.ts", "@shop/core", "src/order.ts"],
    ["main that is its source under another extension", { main: "./src/index.js" }, "src/index.ts", "@shop/core", "src/index.ts"],
    ["main in a nested output", { main: "dist/cjs/src/index.js" }, "src/index.ts", "@shop/core", "src/index.ts"],
    ["main that names an output folder", { main: "./build" }, "src/index.ts", "@shop/core", "src/index.ts"],
    ["no main", {}, "index.ts", "@shop/core", "index.ts"],
    ["a bundle that nothing explains", { main: "dist/core.umd.js" }, "src/index.ts", "@shop/core", "src/index.ts"],
    ["a main that is a declaration by hand", { types: "types.d.ts" }, "types.d.ts", "@shop/core", "types.d.ts"],
    ["exports as a text", { exports: "./dist/index.js" }, "src/index.ts", "@shop/core", "src/index.ts"],
    [
      "exports by condition",
      { exports: { import: { types: "./dist/index.d.mts", default: "./dist/index.mjs" } } },
      "src/index.mts",
      "@shop/core",
      "src/index.mts",
    ],
    [
      "exports of its source",
      { exports: { ".": { "@shop/source": "./source/entry.ts", default: "./dist/index.js" } } },
      "source/entry.ts",
      "@shop/core",
      "source/entry.ts",
    ],
    [
      "an exported subpath",
      { exports: { ".": "./dist/index.js", "./money": "./dist/values/money.js" } },
      "src/values/money.ts",
      "@shop/core/money",
      "src/values/money.ts",
    ],
    [
      "an exported pattern",
      { exports: { "./features/*": "./dist/features/*.js" } },
      "src/features/tax.ts",
      "@shop/core/features/tax",
      "src/features/tax.ts",
    ],
    [
      "an exported folder of old",
      { exports: { "./features/": "./dist/features/" } },
      "src/features/tax.ts",
      "@shop/core/features/tax",
      "src/features/tax.ts",
    ],
    ["a subpath into the output", { main: "dist/index.js" }, "src/values/money.ts", "@shop/core/dist/values/money", "src/values/money.ts"],
    ["a subpath into the output with extension", {}, "src/values/money.ts", "@shop/core/lib/values/money.js", "src/values/money.ts"],
    ["a subpath into the source", {}, "src/values/money.ts", "@shop/core/src/values/money", "src/values/money.ts"],
    [
      "a subpath that its exports don't name",
      { exports: { ".": "./dist/index.js" } },
      "src/internal/clock.ts",
      "@shop/core/src/internal/clock",
      "src/internal/clock.ts",
    ],
    ["a subpath to a folder", {}, "src/values/index.ts", "@shop/core/values", "src/values/index.ts"],
    ["a secondary entry point", {}, "src/lib/testing/src/public_api.ts", "@shop/core/testing", "src/lib/testing/src/public_api.ts"],
    [
      "hostile nesting and nulls",
      { exports: { ".": [null, { node: { import: { x: [["./dist/index.js"]] } } }], "./private/*": null } },
      "src/index.ts",
      "@shop/core",
      "src/index.ts",
    ],
  ])("with %s leads to its source", (_, manifest, source, specifier, expected) => {
    const root = repository({
      "package.json": { private: true },
      [app]: "",
      "packages/core/package.json": { name: "@shop/core", ...manifest },
      [`packages/core/${source}`]: "",
    });
    expect(resolveIn(open(root), app, specifier)).toEqual({ is: "file", path: `packages/core/${expected}`, viaPackage: "@shop/core" });
  });

  test("is found by the outDir and rootDir of its tsconfig", () => {
    const root = repository({
      [app]: "",
      "packages/core/package.json": { name: "@shop/core", main: "./target/main.js" },
      "packages/core/tsconfig.build.json": `{ "compilerOptions": { "outDir": "./target", "rootDir": "./code", } }`,
      "packages/core/code/main.ts": "",
      "packages/core/src/main.ts": "",
    });
    expect(leadsTo(root, app, "@shop/core")).toBe("packages/core/code/main.ts");
  });

  test("leads to its source though it is built", () => {
    const root = repository({
      [app]: "",
      ".gitignore": "dist",
      "packages/core/package.json": { name: "@shop/core", main: "dist/index.js" },
      "packages/core/dist/index.js": "",
      "packages/core/src/index.ts": "",
    });
    expect(leadsTo(root, app, "@shop/core")).toBe("packages/core/src/index.ts");
    expect(leadsTo(root, app, "../../../packages/core/dist/index.js")).toBe("packages/core/src/index.ts");
    expect(leadsTo(root, app, "../../../packages/core/dist")).toBe("packages/core/src/index.ts");
    expect(leadsTo(root, app, "../../../packages/core")).toBe("packages/core/src/index.ts");
  });

  test("whose source isn't there tells what a build would fill", () => {
    const root = repository({
      [app]: "",
      "packages/wasm/package.json": { name: "@shop/wasm", main: "dist/index.js" },
      "packages/wasm/engine.rs": "",
    });
    expect(leadsTo(root, app, "@shop/wasm")).toBe("not-built: packages/wasm/dist");
    expect(leadsTo(root, app, "@shop/wasm/gone/x")).toBe("missing-file: packages/wasm/gone");
  });
});

describe("names", () => {
  test("of dependencies that are linked lead to the linked folder", () => {
    const root = repository({
      "api/package.json": {
        name: "api",
        dependencies: { kernel: "file:../shared/kernel", money: "link:../shared/money", tax: "workspace:@shop/tax@*" },
      },
      "api/a.ts": "",
      "shared/kernel/package.json": { name: "@shop/kernel" },
      "shared/kernel/index.ts": "",
      "shared/money/package.json": {},
      "shared/money/src/index.ts": "",
      "shared/tax/package.json": { name: "@shop/tax" },
      "shared/tax/index.ts": "",
    });
    expect(leadsTo(root, "api/a.ts", "kernel")).toBe("shared/kernel/index.ts");
    expect(leadsTo(root, "api/a.ts", "money")).toBe("shared/money/src/index.ts");
    expect(leadsTo(root, "api/a.ts", "tax")).toBe("shared/tax/index.ts");
  });

  test("of fixtures and samples mean nothing outside of their folder", () => {
    const root = repository({
      "src/a.ts": "",
      "test/fixtures/express/package.json": { name: "express" },
      "test/fixtures/express/index.ts": "",
      "test/fixtures/app/main.ts": "",
    });
    expect(leadsTo(root, "src/a.ts", "express")).toBe("package express");
    expect(leadsTo(root, "test/fixtures/app/main.ts", "express")).toBe("test/fixtures/express/index.ts");
  });

  test("that two packages share mean the one nearer to the root", () => {
    const root = repository({
      "a.ts": "",
      "packages/core/package.json": { name: "core" },
      "packages/core/index.ts": "",
      "archive/2019/core/package.json": { name: "core" },
      "archive/2019/core/index.ts": "",
    });
    expect(leadsTo(root, "a.ts", "core")).toBe("packages/core/index.ts");
  });

  test("of the package itself lead to itself", () => {
    const root = repository({ "package.json": { name: "shop", exports: { "./orders": "./dist/orders.js" } }, "src/orders.ts": "" });
    expect(leadsTo(root, "src/orders.ts", "shop/orders")).toBe("src/orders.ts");
  });
});

describe("imports of a manifest", () => {
  const files = {
    "package.json": {
      imports: {
        "#db": { types: "./dist/db.d.ts", default: "./dist/db.js" },
        "#lib/*": "./src/lib/*.js",
        "#lib/private/*": null,
        "#logger": "pino",
        "#fs": "node:fs",
        "#gone": "./dist/gone.js",
        "#up": "../../etc/passwd",
      },
    },
    "src/db.ts": "",
    "src/lib/money.ts": "",
  };

  test.each([
    ["#db", "src/db.ts"],
    ["#lib/money", "src/lib/money.ts"],
    ["#logger", "package pino"],
    ["#gone", "not-built: dist"],
    ["#up", "alias: #up"],
    ["#other", "alias: #other"],
  ])("%s leads to %s", (specifier, expected) => {
    expect(leadsTo(repository(files), "src/db.ts", specifier)).toBe(expected);
  });

  test("that name a builtin are the builtin", () => {
    expect(resolveIn(open(repository(files)), "src/db.ts", "#fs")).toEqual({ is: "builtin", name: "fs" });
  });
});

test("aliases of module-alias lead to the source of what they name", () => {
  const root = repository({
    "package.json": { _moduleAliases: { "@root": ".", "@domain": "dist/domain" } },
    "src/domain/order.ts": "",
    "src/a.ts": "",
  });
  expect(leadsTo(root, "src/a.ts", "@domain/order")).toBe("src/domain/order.ts");
  expect(leadsTo(root, "src/a.ts", "@root/src/a")).toBe("src/a.ts");
  expect(leadsTo(root, "src/a.ts", "@domain/gone")).toBe("alias: @domain");
});

describe("the facts of packages", () => {
  test("say what each publishes, and every file's nearest one", () => {
    const root = repository({
      "package.json": { name: "shop", private: true, workspaces: ["packages/*"], devDependencies: { vitest: "4" } },
      "packages/core/package.json": {
        name: "@shop/core",
        version: "1.2.3",
        main: "dist/index.js",
        dependencies: { zod: "^4" },
        exports: { ".": "./dist/index.js", "./features/*": "./dist/features/*.js", "./package.json": "./package.json" },
      },
      "packages/core/src/index.ts": "",
      "packages/core/src/features/tax.ts": "",
      "packages/core/src/internal.ts": "",
      "packages/tools/package.json": {},
      "scripts/a.ts": "",
    });
    const workspace = open(root);
    expect(workspace.packages).toEqual([
      { name: "shop", folder: "", version: null, private: true, dependencies: { vitest: "4" }, hasExports: false, entries: [] },
      {
        name: "@shop/core",
        folder: "packages/core",
        version: "1.2.3",
        private: false,
        dependencies: { zod: "^4" },
        hasExports: true,
        entries: ["packages/core/src/features/tax.ts", "packages/core/src/index.ts"],
      },
      { name: "tools", folder: "packages/tools", version: null, private: false, dependencies: {}, hasExports: false, entries: [] },
    ]);
    const facts = workspace.resolve([outlineOf("packages/core/src/index.ts", []), outlineOf("scripts/a.ts", [])]);
    expect([...facts.packageOf]).toEqual([
      ["packages/core/src/index.ts", 1],
      ["scripts/a.ts", 0],
    ]);
  });
});
