import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { leadsTo, open, outlineOf, repository, resolveIn } from "./temporary-repository.js";

function flagsOf(root: string, path: string) {
  return open(root)
    .resolve([outlineOf(path, [])])
    .flags.get(path);
}

describe("paths", () => {
  test("are tried target by target, the exact and the longest pattern first", () => {
    const root = repository({
      "tsconfig.json": {
        compilerOptions: {
          baseUrl: ".",
          paths: {
            "@app/*": ["generated/*", "src/*"],
            "@app/orders/*": ["src/modules/orders/*"],
            "@app/main": ["src/start.ts"],
            "*.model": ["src/models/*.ts"],
          },
        },
      },
      "src/a.ts": "",
      "src/start.ts": "",
      "src/main.ts": "",
      "src/models/order.ts": "",
      "src/orders/wrong.ts": "",
      "src/modules/orders/order.ts": "",
    });
    expect(leadsTo(root, "src/a.ts", "@app/a")).toBe("src/a.ts");
    expect(leadsTo(root, "src/a.ts", "@app/main")).toBe("src/start.ts");
    expect(leadsTo(root, "src/a.ts", "@app/orders/order")).toBe("src/modules/orders/order.ts");
    expect(leadsTo(root, "src/a.ts", "order.model")).toBe("src/models/order.ts");
  });

  test("stand on baseUrl where there is one, else on the file that declares them", () => {
    const root = repository({
      "config/base.json": { compilerOptions: { paths: { "@domain/*": ["../src/domain/*"] } } },
      "tsconfig.json": { extends: "./config/base" },
      "src/domain/order.ts": "",
      "api/tsconfig.json": { compilerOptions: { baseUrl: "./source", paths: { "@domain/*": ["domain/*"] } } },
      "api/source/domain/order.ts": "",
      "api/source/a.ts": "",
    });
    expect(leadsTo(root, "src/domain/order.ts", "@domain/order")).toBe("src/domain/order.ts");
    expect(leadsTo(root, "api/source/a.ts", "@domain/order")).toBe("api/source/domain/order.ts");
  });

  test("that only spell out an installed package mean the package", () => {
    const root = repository({ "tsconfig.json": { compilerOptions: { paths: { "@theme/*": ["./node_modules/@theme/*"] } } }, "a.ts": "" });
    expect(resolveIn(open(root), "a.ts", "@theme/core")).toEqual({ is: "package", name: "@theme/core", subpath: "" });
  });

  test("don't hide a declared package where no target exists", () => {
    const root = repository({
      "package.json": { dependencies: { "@nestjs/common": "11" } },
      "tsconfig.json": { compilerOptions: { baseUrl: ".", paths: { "@nestjs/*": ["patched/*"], "*": ["types/*"] } } },
      "a.ts": "",
    });
    expect(leadsTo(root, "a.ts", "@nestjs/common")).toBe("package @nestjs/common");
    expect(leadsTo(root, "a.ts", "left-pad")).toBe("package left-pad");
  });

  test("that leave the root lead nowhere", () => {
    const root = repository({ "tsconfig.json": { compilerOptions: { paths: { "@up/*": ["../../../*"] } } }, "a.ts": "" });
    expect(leadsTo(root, "a.ts", "@up/etc/passwd")).toBe("alias: @up/*");
  });
});

test("baseUrl makes bare specifiers paths, before packages of that name", () => {
  const root = repository({ "tsconfig.json": { compilerOptions: { baseUrl: "." } }, "src/a.ts": "", "src/config/index.ts": "" });
  expect(leadsTo(root, "src/a.ts", "src/config")).toBe("src/config/index.ts");
  expect(leadsTo(root, "src/a.ts", "express")).toBe("package express");
});

test("rootDirs are one folder", () => {
  const root = repository({
    "tsconfig.json": { compilerOptions: { rootDirs: ["src", "codegen/out-of-proto"] } },
    "src/orders/a.ts": "",
    "codegen/out-of-proto/orders/order.ts": "",
  });
  expect(leadsTo(root, "src/orders/a.ts", "./order")).toBe("codegen/out-of-proto/orders/order.ts");
});

describe("settings", () => {
  test("may have comments, trailing commas, a byte order mark and text that looks like either", () => {
    const root = repository({
      "tsconfig.json": `\ufeff{
        // a line, with a "quote"
        "compilerOptions": { /* block */
          "emitDecoratorMetadata": true, // metadata
          "paths": { "@a/*": ["src/*",], "//not-a-comment/*": ["src/*"], "/*": [ "x" ] , },
        },
      }`,
      "src/a.ts": "",
    });
    expect(flagsOf(root, "src/a.ts")?.emitDecoratorMetadata).toBe(true);
    expect(leadsTo(root, "src/a.ts", "@a/a")).toBe("src/a.ts");
  });

  test("come from extends chains and arrays, the later and nearer winning", () => {
    const root = repository({
      "base/decorators.json": { compilerOptions: { emitDecoratorMetadata: true, experimentalDecorators: true } },
      "base/strict.json": { compilerOptions: { verbatimModuleSyntax: true, experimentalDecorators: false } },
      "tsconfig.base.json": { extends: ["./base/decorators.json", "./base/strict"] },
      "api/tsconfig.json": { extends: "../tsconfig.base.json", compilerOptions: { verbatimModuleSyntax: false } },
      "api/src/a.ts": "",
      "b.ts": "",
    });
    expect(flagsOf(root, "api/src/a.ts")).toEqual({
      emitDecoratorMetadata: true,
      experimentalDecorators: false,
      verbatimModuleSyntax: false,
      preservesImports: false,
    });
    expect(flagsOf(root, "b.ts")).toEqual({
      emitDecoratorMetadata: true,
      experimentalDecorators: false,
      verbatimModuleSyntax: true,
      preservesImports: false,
    });
  });

  test("come from a base above the root too, as a package's does in its monorepo, through no link", () => {
    const monorepo = repository({
      "tsconfig.base.json": { compilerOptions: { emitDecoratorMetadata: true } },
      "tsconfig.json": {
        extends: "./tsconfig.base",
        compilerOptions: { experimentalDecorators: true, paths: { "@away/*": ["secret/*"] } },
      },
      "packages/core/package.json": { name: "core" },
      "packages/core/tsconfig.json": { extends: "../../tsconfig.json", compilerOptions: { experimentalDecorators: false } },
      "packages/core/a.ts": "",
      "packages/linked/a.ts": "",
      "packages/linked/tsconfig.json": { extends: "../../link.json" },
    });
    symlinkSync(join(monorepo, "tsconfig.json"), join(monorepo, "link.json"));
    const flagsIn = (folder: string) => {
      const workspace = open(join(monorepo, "packages", folder));
      return workspace.resolve([outlineOf("a.ts", [])]).flags.get("a.ts");
    };
    expect(flagsIn("core")).toMatchObject({ emitDecoratorMetadata: true, experimentalDecorators: false });
    expect(flagsIn("linked")).toMatchObject({ emitDecoratorMetadata: false, experimentalDecorators: false });
  });

  test("are told in a moment where a pattern of many stars would take hours", () => {
    const root = repository({
      "tsconfig.json": { references: [{ path: "./tsconfig.app.json" }], include: ["*a*a*a*a*a*a*a*a*a*a*b.ts"] },
      "tsconfig.app.json": { include: ["**/*"], compilerOptions: { emitDecoratorMetadata: true } },
      [`${"a".repeat(60)}.ts`]: "",
    });
    expect(flagsOf(root, `${"a".repeat(60)}.ts`)?.emitDecoratorMetadata).toBe(true);
  });

  test("survive circles, gaps and rubbish in extends", () => {
    const root = repository({
      "a/tsconfig.json": { extends: "../b/tsconfig.json", compilerOptions: { emitDecoratorMetadata: true } },
      "b/tsconfig.json": {
        extends: ["../a/tsconfig.json", "@tsconfig/node20/tsconfig.json", "./gone.json", "", "../../../etc/passwd"],
        compilerOptions: { paths: { "@b/*": ["./*"] } },
      },
      "c/tsconfig.json": "{ broken",
      "d/tsconfig.json": "[1, 2]",
      "e/tsconfig.json": { extends: 7, compilerOptions: "none", references: {}, include: { a: 1 } },
      ...Object.fromEntries(["a", "b", "c", "d", "e"].map((each) => [`${each}/x.ts`, ""])),
    });
    expect(flagsOf(root, "a/x.ts")?.emitDecoratorMetadata).toBe(true);
    expect(flagsOf(root, "b/x.ts")?.emitDecoratorMetadata).toBe(true);
    expect(leadsTo(root, "a/x.ts", "@b/x")).toBe("b/x.ts");
    expect(flagsOf(root, "e/x.ts")?.emitDecoratorMetadata).toBe(false);
    expect(open(root).skipped).toEqual([
      { path: "a/tsconfig.json", because: "its extends leads back to itself", how: "in-part" },
      { path: "b/tsconfig.json", because: "its extends leads back to itself", how: "in-part" },
      { path: "c/tsconfig.json", because: "not valid JSON" },
      { path: "d/tsconfig.json", because: "not valid JSON" },
    ]);
  });

  test("extend a package of the repository, by name or through node_modules", () => {
    const options = { compilerOptions: { emitDecoratorMetadata: true } };
    const root = repository({
      "tools/config/package.json": { name: "@shop/tsconfig" },
      "tools/config/tsconfig.json": options,
      "tools/config/nest.json": options,
      "a/tsconfig.json": { extends: "@shop/tsconfig" },
      "b/tsconfig.json": { extends: "@shop/tsconfig/nest" },
      "c/tsconfig.json": { extends: "./node_modules/@shop/tsconfig/nest.json" },
      ...Object.fromEntries(["a", "b", "c"].map((each) => [`${each}/x.ts`, ""])),
    });
    expect(["a/x.ts", "b/x.ts", "c/x.ts"].map((each) => flagsOf(root, each)?.emitDecoratorMetadata)).toEqual([true, true, true]);
  });

  test("take the aliases of outer folders where a base can't be found", () => {
    const root = repository({
      "tsconfig.json": { compilerOptions: { paths: { "@libs/*": ["libs/*"] } } },
      "libs/money.ts": "",
      "api/tsconfig.json": { extends: "@company/tsconfig/base.json" },
      "api/a.ts": "",
    });
    expect(leadsTo(root, "api/a.ts", "@libs/money")).toBe("libs/money.ts");
  });

  test("of a solution are those of the project that includes the file", () => {
    const root = repository({
      "tsconfig.base.json": {
        compilerOptions: { paths: { "@shop/common/*": ["libs/common/src/lib/*"], "@shop/common": ["libs/common/src/index.ts"] } },
      },
      "libs/common/src/index.ts": "",
      "libs/common/src/lib/money.ts": "",
      "apps/api/tsconfig.json": {
        extends: "../../tsconfig.base.json",
        files: [],
        include: [],
        references: [{ path: "./tsconfig.app.json" }, { path: "./tsconfig.spec.json" }],
      },
      "apps/api/tsconfig.app.json": {
        extends: "./tsconfig.json",
        compilerOptions: { emitDecoratorMetadata: true },
        include: ["src/**/*.ts"],
        exclude: ["src/**/*.spec.ts"],
      },
      "apps/api/tsconfig.spec.json": {
        extends: "./tsconfig.json",
        compilerOptions: { verbatimModuleSyntax: true },
        include: ["src/**/*.spec.ts"],
      },
      "apps/api/src/main.ts": "",
      "apps/api/src/main.spec.ts": "",
      "apps/api/webpack.config.ts": "",
    });
    expect(flagsOf(root, "apps/api/src/main.ts")).toMatchObject({ emitDecoratorMetadata: true, verbatimModuleSyntax: false });
    expect(flagsOf(root, "apps/api/src/main.spec.ts")).toMatchObject({ emitDecoratorMetadata: false, verbatimModuleSyntax: true });
    expect(flagsOf(root, "apps/api/webpack.config.ts")).toMatchObject({ emitDecoratorMetadata: true });
    for (const file of ["apps/api/src/main.ts", "apps/api/src/main.spec.ts"]) {
      expect(leadsTo(root, file, "@shop/common")).toBe("libs/common/src/index.ts");
      expect(leadsTo(root, file, "@shop/common/money")).toBe("libs/common/src/lib/money.ts");
    }
  });

  test("are read from jsconfig.json too, and older flags count", () => {
    const root = repository({
      "jsconfig.json": { compilerOptions: { baseUrl: "src", importsNotUsedAsValues: "error" } },
      "src/a.js": "",
      "src/b.js": "",
    });
    expect(leadsTo(root, "src/a.js", "b")).toBe("src/b.js");
    expect(flagsOf(root, "src/a.js")?.preservesImports).toBe(true);
  });

  test("of nobody are the compiler's defaults", () => {
    expect(flagsOf(repository({ "a.ts": "" }), "a.ts")).toEqual({
      emitDecoratorMetadata: false,
      experimentalDecorators: false,
      verbatimModuleSyntax: false,
      preservesImports: false,
    });
  });
});
