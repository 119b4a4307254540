import { describe, expect, it } from "vitest";
import { classifySubjects } from "../../src/link/subjects/classify-subjects.js";
import type { FileOutline, PackageFacts, Resolution } from "../../src/model/index.js";
import { loading, manifest, outline, workspaceOf } from "./hand-made.js";

describe("tests", () => {
  it("are told by their names, wherever they stand", () => {
    for (const path of [
      "src/order.spec.ts",
      "src/order.test.tsx",
      "src/app.e2e-spec.ts",
      "src/order.mock.ts",
      "src/mail.stub.ts",
      "src/order.fixture.ts",
      "src/Button.stories.tsx",
    ]) {
      expect(subjects({ [path]: [] })).toEqual({ [path]: "test" });
    }
  });

  it("are told by folders that mean nothing else, and by test folders at the top of a package", () => {
    const files = {
      "src/__tests__/order.ts": [],
      "src/__mocks__/mail.ts": [],
      "test/order-mother.ts": [],
      "tests/Contexts/Mooc/CourseMother.ts": [],
      "packages/core/e2e/order.ts": [],
      "apps/shop-e2e/src/page.ts": [],
      "src/order.ts": [],
    };
    const packages = [manifest(""), manifest("packages/core"), manifest("apps/shop-e2e")];
    expect(subjects(files, packages)).toEqual({
      "src/__tests__/order.ts": "test",
      "src/__mocks__/mail.ts": "test",
      "test/order-mother.ts": "test",
      "tests/Contexts/Mooc/CourseMother.ts": "test",
      "packages/core/e2e/order.ts": "test",
      "apps/shop-e2e/src/page.ts": "test",
      "src/order.ts": "source",
    });
  });

  it("are not a laboratory's: a folder test that the application imports is a word of the domain", () => {
    const files = {
      "src/app.module.ts": ["./modules/test/test.module"],
      "src/modules/test/test.module.ts": ["./test.controller"],
      "src/modules/test/test.controller.ts": [],
      "src/modules/test/test.controller.spec.ts": ["./test.controller"],
    };
    expect(subjects(files)).toEqual({
      "src/app.module.ts": "source",
      "src/modules/test/test.module.ts": "source",
      "src/modules/test/test.controller.ts": "source",
      "src/modules/test/test.controller.spec.ts": "test",
    });
  });

  it("hold the helpers beside the code that only tests import", () => {
    const files = {
      "src/orders/order.spec.ts": ["./test/order-builder"],
      "src/orders/test/order-builder.ts": ["../order"],
      "src/orders/order.ts": [],
    };
    expect(subjects(files)["src/orders/test/order-builder.ts"]).toBe("test");
  });

  it("hold the sample projects that they run on, whatever manifests those have", () => {
    const packages = [
      manifest(""),
      manifest("packages/build"),
      manifest("packages/build/src/tests/fixtures-esm"),
      manifest("test/fixtures/app", ["express"]),
    ];
    expect(
      subjects(
        {
          "packages/build/src/tests/fixtures-esm/src/plugin.ts": [],
          "test/fixtures/app/src/main.ts": ["express"],
          "packages/build/src/index.ts": [],
        },
        packages,
      ),
    ).toEqual({
      "packages/build/src/tests/fixtures-esm/src/plugin.ts": "test",
      "test/fixtures/app/src/main.ts": "test",
      "packages/build/src/index.ts": "source",
    });
  });

  it("are told by the libraries that they import, but not by a configuration of the runner", () => {
    expect(subjects({ "src/orders/in-memory-app.ts": ["@nestjs/testing"], "vitest.config.ts": ["vitest/config"] })).toEqual({
      "src/orders/in-memory-app.ts": "test",
      "vitest.config.ts": "script",
    });
  });

  it("are not files whose names only sound so", () => {
    for (const path of [
      "src/latest.ts",
      "src/contest/contest.service.ts",
      "src/tests-of-faith.ts",
      "src/inspect.ts",
      "src/attest.controller.ts",
    ]) {
      expect(subjects({ [path]: [] })).toEqual({ [path]: "source" });
    }
  });
});

describe("scripts", () => {
  it("are configurations of tools, but not the application's own configuration", () => {
    expect(
      subjects({
        "jest.config.ts": [],
        "drizzle.config.ts": [],
        ".eslintrc.js": [],
        "ormconfig.ts": [],
        "src/config/app.config.ts": [],
        "src/auth/config/auth.config.ts": [],
        "src/config.ts": [],
      }),
    ).toEqual({
      "jest.config.ts": "script",
      "drizzle.config.ts": "script",
      ".eslintrc.js": "script",
      "ormconfig.ts": "script",
      "src/config/app.config.ts": "source",
      "src/auth/config/auth.config.ts": "source",
      "src/config.ts": "source",
    });
  });

  it("are migrations by their numbers, and what lists them", () => {
    const files = {
      "src/database/migrations/1715028537217-CreateUser.ts": [],
      "src/database/migrations/1715028537999-CreateOrder.ts": [],
      "src/database/migrations/index.ts": [],
    };
    expect(new Set(Object.values(subjects(files)))).toEqual(new Set(["script"]));
  });

  it("are folders of scripts inside the source, unless the application imports them", () => {
    const files = {
      "src/scripts/import-orders.ts": ["../orders/orders"],
      "src/orders/orders.ts": [],
      "src/queue/scripts/take-job.ts": [],
      "src/queue/queue.ts": ["./scripts/take-job"],
      "src/endpoints/benchmarks/benchmarks.service.ts": [],
    };
    expect(subjects(files)).toMatchObject({
      "src/scripts/import-orders.ts": "script",
      "src/queue/scripts/take-job.ts": "source",
      "src/endpoints/benchmarks/benchmarks.service.ts": "source",
    });
  });

  it("are not a feature about migrating customers", () => {
    const files = { "src/migration/migration.controller.ts": [], "src/migration/migration.service.ts": [] };
    expect(new Set(Object.values(subjects(files)))).toEqual(new Set(["source"]));
  });

  it("are seeds, unless the folder serves requests: seeds can be what a shop sells", () => {
    expect(
      subjects({
        "src/database/seeds/user-seed.service.ts": [],
        "src/roles/role.seed.ts": [],
        "src/seeds/seeds.controller.ts": [],
        "src/seeds/seeds.service.ts": [],
      }),
    ).toEqual({
      "src/database/seeds/user-seed.service.ts": "script",
      "src/roles/role.seed.ts": "script",
      "src/seeds/seeds.controller.ts": "source",
      "src/seeds/seeds.service.ts": "source",
    });
  });

  it("are the folders of tools at the top of a package, not a module named so", () => {
    expect(
      subjects({
        "tools/build-docs.ts": [],
        "scripts/db/create.js": [],
        "src/modules/tools/tools.controller.ts": [],
        "load-tests/orders.js": ["k6"],
      }),
    ).toEqual({
      "tools/build-docs.ts": "script",
      "scripts/db/create.js": "script",
      "src/modules/tools/tools.controller.ts": "source",
      "load-tests/orders.js": "script",
    });
  });
});

describe("generated files", () => {
  it("are told by header, name and folder, before anything else", () => {
    const generatedHeader = outline("src/graphql/types.ts", { generated: true });
    const workspace = workspaceOf({ files: ["src/graphql/types.ts"] });
    expect(classifySubjects(new Map([[generatedHeader.path, generatedHeader]]), workspace).get(generatedHeader.path)?.subject).toBe(
      "generated",
    );
    expect(
      subjects({
        "src/api.generated.ts": [],
        "src/routeTree.gen.ts": [],
        "src/generated/client.ts": [],
        "src/proto/order_pb.ts": [],
        "src/generator/order.ts": [],
      }),
    ).toEqual({
      "src/api.generated.ts": "generated",
      "src/routeTree.gen.ts": "generated",
      "src/generated/client.ts": "generated",
      "src/proto/order_pb.ts": "generated",
      "src/generator/order.ts": "source",
    });
  });
});

describe("front-ends", () => {
  it("are packages that depend on a browser's framework and on no server's", () => {
    const files = { "apps/web/src/main.ts": ["@angular/core"], "apps/web/src/money.ts": [], "apps/api/src/main.ts": ["@nestjs/core"] };
    const packages = [manifest("apps/web", ["@angular/core", "rxjs"]), manifest("apps/api", ["@nestjs/core"])];
    expect(subjects(files, packages)).toEqual({
      "apps/web/src/main.ts": "frontend",
      "apps/web/src/money.ts": "frontend",
      "apps/api/src/main.ts": "source",
    });
  });

  it("are folders of a repository with one manifest for all", () => {
    const files = {
      "apps/client/src/main.ts": ["@angular/core"],
      "apps/client/src/app/home.component.ts": ["@angular/core", "@angular/router"],
      "apps/client/src/app/format.ts": [],
      "libs/ui/src/button.component.ts": ["@angular/core"],
      "libs/ui/src/badge.component.ts": ["@angular/core"],
      "libs/common/src/money.ts": [],
      "libs/common/src/only-on-pages.ts": [],
      "apps/api/src/main.ts": ["@nestjs/core", "express", "../../../libs/common/src/money"],
    };
    const found = subjects(files, [manifest("", ["@angular/core", "@nestjs/core", "express"])]);
    expect(
      Object.entries(found)
        .filter(([, subject]) => subject === "frontend")
        .map(([path]) => path),
    ).toEqual([
      "apps/client/src/main.ts",
      "apps/client/src/app/home.component.ts",
      "apps/client/src/app/format.ts",
      "libs/ui/src/button.component.ts",
      "libs/ui/src/badge.component.ts",
    ]);
  });

  it("are a folder for pages beside the server's, and what a page is made from though the server takes a page's type", () => {
    const files = {
      "app/editor/index.ts": ["react", "react-dom", "../stores/user"],
      "app/scenes/home.ts": ["react", "../stores/user"],
      "app/stores/user.ts": ["mobx"],
      "app/format.ts": [],
      "plugins/mail/client/icon.ts": ["react"],
      "plugins/mail/client/index.ts": ["../../../app/format", "./icon"],
      "plugins/oidc/client/index.ts": ["../../../app/format"],
      "plugins/oidc/server/client/session.ts": ["koa"],
      "server/editor.ts": ["koa", "../app/editor/index"],
      "server/client/rates.ts": [],
    };
    const found = subjects(files, [manifest("", ["react", "react-dom", "koa"])]);
    expect(
      Object.entries(found)
        .filter(([, subject]) => subject === "source")
        .map(([path]) => path),
    ).toEqual(["plugins/oidc/server/client/session.ts", "server/editor.ts", "server/client/rates.ts"]);
  });

  it("hold no server package that lies among packages of pages, nor the server part of a page's package with a manifest of its own", () => {
    const files = {
      "plugins/orders-ui/src/a.ts": ["@angular/core"],
      "plugins/orders-ui/src/b.ts": ["@angular/core"],
      "plugins/mail-ui/src/a.ts": ["@angular/core"],
      "plugins/orders/src/order.ts": [],
      "plugins/mail-ui/server/metrics.ts": ["@nestjs/common"],
    };
    const packages = [
      manifest(""),
      manifest("plugins/orders-ui", ["@angular/core"]),
      manifest("plugins/mail-ui", ["@angular/core"]),
      manifest("plugins/orders"),
      manifest("plugins/mail-ui/server", ["@nestjs/common"]),
    ];
    expect(subjects(files, packages)).toMatchObject({
      "plugins/orders/src/order.ts": "source",
      "plugins/mail-ui/server/metrics.ts": "source",
      "plugins/mail-ui/src/a.ts": "frontend",
    });
  });

  it("are not the pages of a framework that renders on the server", () => {
    const files = { "app/page.tsx": ["react"], "app/todos.tsx": ["react"], "app/layout.tsx": ["react"], "src/entities/todo.ts": [] };
    expect(new Set(Object.values(subjects(files, [manifest("", ["next", "react", "react-dom"])])))).toEqual(new Set(["source"]));
  });

  it("are not a backend whose manifest also lists a page's libraries, and that runs without a framework", () => {
    const files = {
      "src/server.ts": ["node:http"],
      "src/orders.ts": ["pg"],
      "src/mail/welcome.tsx": ["react", "@react-email/components"],
      "src/domain/order.ts": [],
    };
    expect(new Set(Object.values(subjects(files, [manifest("", ["react", "react-dom", "pg"])])))).toEqual(new Set(["source"]));
  });

  it("say why", () => {
    const verdicts = verdictsOf({ "apps/web/src/main.ts": ["@angular/core"] }, [manifest("apps/web", ["@angular/core"])]);
    expect(verdicts.get("apps/web/src/main.ts")?.why).toBe("its package apps/web depends on @angular/core and on no server framework");
  });
});

function subjects(
  files: Readonly<Record<string, readonly string[]>>,
  packages: readonly PackageFacts[] = [manifest("")],
): Readonly<Record<string, string>> {
  return Object.fromEntries([...verdictsOf(files, packages)].map(([path, verdict]) => [path, verdict.subject]));
}

function verdictsOf(
  files: Readonly<Record<string, readonly string[]>>,
  packages: readonly PackageFacts[],
): ReturnType<typeof classifySubjects> {
  const outlines = new Map(
    Object.entries(files).map(([path, specifiers]): readonly [string, FileOutline] => [
      path,
      outline(path, { imports: specifiers.map(loading) }),
    ]),
  );
  const imports = Object.fromEntries(
    Object.entries(files).map(([path, specifiers]) => [
      path,
      Object.fromEntries(specifiers.map((each) => [each, resolutionOf(path, each)])),
    ]),
  );
  return classifySubjects(outlines, workspaceOf({ files: Object.keys(files), packages, imports }));
}

function resolutionOf(from: string, specifier: string): Resolution {
  if (specifier.startsWith("."))
    return { is: "file", path: `${new URL(specifier, `file:///${from}`).pathname.slice(1)}.ts`, viaPackage: null };
  if (specifier.startsWith("node:")) return { is: "builtin", name: specifier };
  const [scopeOrName = "", second = "", ...rest] = specifier.split("/");
  const scoped = scopeOrName.startsWith("@");
  return {
    is: "package",
    name: scoped ? `${scopeOrName}/${second}` : scopeOrName,
    subpath: scoped ? rest.join("/") : [second, ...rest].filter((each) => each !== "").join("/"),
  };
}
