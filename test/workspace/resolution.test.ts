import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { leadsTo, open, outlineOf, repository, resolveIn } from "./temporary-repository.js";

const from = "src/orders/place-order.ts";

describe("a relative specifier", () => {
  test.each([
    ["./order", "src/orders/order.ts"],
    ["./order.js", "src/orders/order.ts"],
    ["./order.ts", "src/orders/order.ts"],
    ["./view.js", "src/orders/view.tsx"],
    ["./view.jsx", "src/orders/view.tsx"],
    ["./worker.mjs", "src/orders/worker.mts"],
    ["./legacy.cjs", "src/orders/legacy.cts"],
    ["./old.js", "src/orders/old.js"],
    ["./both.js", "src/orders/both.ts"],
    ["./ports", "src/orders/ports.d.ts"],
    ["./ports.js", "src/orders/ports.d.ts"],
    ["./order.service", "src/orders/order.service.ts"],
    [".", "src/orders/index.ts"],
    ["./", "src/orders/index.ts"],
    ["..", "src/index.ts"],
    ["../", "src/index.ts"],
    ["../orders", "src/orders.ts"],
    ["../orders/", "src/orders/index.ts"],
    ["../billing", "src/billing/index.ts"],
    ["../billing/index.js", "src/billing/index.ts"],
    ["./schema.graphql", "src/orders/schema.graphql"],
    ["./prices.json", "src/orders/prices.json"],
    ["./prices", "src/orders/prices.json"],
    ["./logo.svg?url", "src/orders/logo.svg"],
    ["raw-loader!./logo.svg", "src/orders/logo.svg"],
    ["./größe und preis", "src/orders/größe und preis.ts"],
  ])("%s leads to %s", (specifier, path) => {
    const root = repository({
      [from]: "",
      "src/index.ts": "",
      "src/orders.ts": "",
      "src/orders/index.ts": "",
      "src/orders/order.ts": "",
      "src/orders/order.service.ts": "",
      "src/orders/view.tsx": "",
      "src/orders/worker.mts": "",
      "src/orders/legacy.cts": "",
      "src/orders/old.js": "",
      "src/orders/both.ts": "",
      "src/orders/both.js": "",
      "src/orders/ports.d.ts": "",
      "src/orders/schema.graphql": "",
      "src/orders/prices.json": {},
      "src/orders/logo.svg": "",
      "src/orders/größe und preis.ts": "",
      "src/billing/index.ts": "",
    });
    expect(leadsTo(root, from, specifier)).toBe(path);
  });

  test("leads to a file though it is excluded or ignored", () => {
    const root = repository({ [from]: "", "src/orders/order.spec.ts": "", "src/generated/client.ts": "", ".gitignore": "generated" });
    const workspace = open(root, { exclude: ["**/*.spec.ts"] });
    expect(resolveIn(workspace, from, "./order.spec")).toEqual({ is: "file", path: "src/orders/order.spec.ts", viaPackage: null });
    expect(resolveIn(workspace, from, "../generated/client")).toEqual({ is: "file", path: "src/generated/client.ts", viaPackage: null });
  });

  test("is no specifier of a reference path only because it has no dot", () => {
    const root = repository({ [from]: "", "src/orders/globals.d.ts": "" });
    const outline = outlineOf(from, ["globals.d.ts"]);
    const reference = { ...outline, imports: outline.imports.map((each) => ({ ...each, kind: "reference" as const })) };
    expect(open(root).resolve([reference]).resolutions.get(from)?.get("globals.d.ts")).toEqual({
      is: "file",
      path: "src/orders/globals.d.ts",
      viaPackage: null,
    });
  });

  test.skipIf(process.platform === "win32")(
    "leads through a link inside the root to the file's real name, and never through one that leaves it",
    () => {
      const root = repository({ [from]: "", "shared/money.ts": "", "../outside/secret.ts": "" });
      symlinkSync("../shared", join(root, "src/shared"));
      symlinkSync("../../outside", join(root, "src/away"));
      expect(leadsTo(root, from, "../shared/money")).toBe("shared/money.ts");
      expect(leadsTo(root, from, "../away/secret")).toBe("missing-file: src/away");
    },
  );

  test("that leaves the root is no file even where one is", () => {
    const root = repository({ [from]: "", "../outside/secret.ts": "" });
    expect(leadsTo(root, from, "../../../outside/secret")).toBe("outside-root: ../../../outside");
    expect(leadsTo(root, from, "/etc/passwd")).toBe("outside-root: /etc/passwd");
  });

  test("works in a folder whose manifest is broken", () => {
    const root = repository({ [from]: "", "src/orders/order.ts": "", "src/orders/package.json": "{ not json" });
    const workspace = open(root);
    expect(resolveIn(workspace, from, "./order")).toMatchObject({ path: "src/orders/order.ts" });
    expect(workspace.skipped).toEqual([{ path: "src/orders/package.json", because: "not valid JSON" }]);
  });
});

describe("a bare specifier", () => {
  test.each([
    ["express", { is: "package", name: "express", subpath: "" }],
    ["lodash/fp/get", { is: "package", name: "lodash", subpath: "fp/get" }],
    ["@nestjs/common", { is: "package", name: "@nestjs/common", subpath: "" }],
    ["@nestjs/common/pipes/x", { is: "package", name: "@nestjs/common", subpath: "pipes/x" }],
    ["node:fs/promises", { is: "builtin", name: "fs/promises" }],
    ["fs/promises", { is: "builtin", name: "fs/promises" }],
    ["node:test", { is: "builtin", name: "test" }],
    ["bun:test", { is: "package", name: "bun:test", subpath: "" }],
    ["https://esm.sh/zod", { is: "package", name: "https://esm.sh/zod", subpath: "" }],
    ["../../node_modules/lodash/get.js", { is: "package", name: "lodash", subpath: "get.js" }],
    ["constructor", { is: "package", name: "constructor", subpath: "" }],
    ["__proto__", { is: "package", name: "__proto__", subpath: "" }],
    ["", { is: "package", name: "", subpath: "" }],
    ["@", { is: "package", name: "@", subpath: "" }],
  ])("%s is %j without a look at installed packages", (specifier, expected) => {
    const root = repository({ [from]: "", "package.json": { dependencies: { express: "4" } }, "node_modules/express/index.ts": "" });
    expect(resolveIn(open(root), from, specifier)).toEqual(expected);
  });

  test("leads to the package's own folder where nothing else explains it", () => {
    const root = repository({ "api/package.json": {}, "api/src/a.ts": "", "api/src/b.ts": "", "api/src/index.ts": "" });
    expect(leadsTo(root, "api/src/a.ts", "src/b")).toBe("api/src/b.ts");
    expect(leadsTo(root, "api/src/a.ts", "src/c")).toBe("missing-file: api/src/c");
    expect(leadsTo(root, "api/src/a.ts", "lib/c")).toBe("package lib");
  });
});

describe("what leads nowhere has a cause", () => {
  const files = {
    [from]: "",
    "package.json": { name: "shop" },
    "tsconfig.json": {
      compilerOptions: { outDir: "target", paths: { "@domain/*": ["src/domain/*"], "@client": ["src/generated/client"] } },
    },
    ".gitignore": "src/environment.ts\n",
  };

  test.each([
    ["./gone", "missing-file: src/orders/gone"],
    ["../gone/a", "missing-file: src/gone"],
    ["../gone/deeper/b", "missing-file: src/gone"],
    ["../../dist/main", "not-built: dist"],
    ["../../lib/deep/main.js", "not-built: lib"],
    ["../../target/main", "not-built: target"],
    ["./generated/client", "generated: src/orders/generated"],
    ["../__generated__/types/a", "generated: src/__generated__"],
    ["./routes.gen", "generated: src/orders/routes.gen"],
    ["./order_pb", "generated: src/orders/order_pb"],
    ["../environment", "generated: src/environment"],
    ["@domain/order", "alias: @domain/*"],
    ["@client", "generated: src/generated"],
    ["@/order", "alias: @/*"],
    ["~/order", "alias: ~/*"],
    ["#lib/order", "alias: #lib/*"],
    ["#db", "alias: #db"],
  ])("%s: %s", (specifier, cause) => {
    expect(leadsTo(repository(files), from, specifier)).toBe(cause);
  });

  test("letters in the other case are told from what isn't there, for a folder and for a file", () => {
    const root = repository({ [from]: "", "src/RabbitMq/Bus.ts": "", "src/orders/order-line.ts": "" });
    const cause = (specifier: string) => {
      const found = resolveIn(open(root), from, specifier);
      return found.is === "unresolved" ? found.cause : null;
    };
    expect(cause("../RabbitMQ/Bus")).toEqual({ kind: "other-case", subject: "src/RabbitMQ", actual: "src/RabbitMq" });
    expect(cause("./Order-Line")).toEqual({ kind: "other-case", subject: "src/orders/Order-Line", actual: "src/orders/order-line" });
  });

  test("an alias that nobody declares leads to the package's sources where they have such a file", () => {
    const root = repository({ "web/package.json": {}, "web/src/a.ts": "", "web/src/deep/b.ts": "", "web/c.ts": "" });
    expect(leadsTo(root, "web/src/a.ts", "@/deep/b")).toBe("web/src/deep/b.ts");
    expect(leadsTo(root, "web/src/a.ts", "~/c")).toBe("web/c.ts");
  });
});
