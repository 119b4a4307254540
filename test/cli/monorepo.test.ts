import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { archlint, folderWith, writeInto } from "./archlint.js";

interface Report {
  readonly findings: readonly { readonly rule: string; readonly severity: string; readonly file: string; readonly line: number }[];
  readonly summary: { readonly files: number };
}

/** A service in a workspace: its domain knows its database, on line 1 of src/domain. */
function service(name: string): Record<string, string> {
  return {
    [`packages/${name}/package.json`]: `{ "name": "@shop/${name}", "version": "1.0.0" }\n`,
    [`packages/${name}/src/domain/${name}.ts`]: `import { Rows } from "../infrastructure/rows.js";\n\nexport class Thing {\n  constructor(readonly rows: Rows) {}\n}\n`,
    [`packages/${name}/src/application/use-${name}.ts`]: `import type { Thing } from "../domain/${name}.js";\n\nexport const use = (thing: Thing): Thing => thing;\n`,
    [`packages/${name}/src/infrastructure/rows.ts`]: "export class Rows {}\n",
  };
}

function monorepo(more: Readonly<Record<string, string>> = {}): string {
  return folderWith({
    ".git/HEAD": "ref: refs/heads/main\n",
    "package.json": '{ "name": "shop", "private": true, "workspaces": ["packages/*"] }\n',
    ...service("orders"),
    ...service("billing"),
    ...more,
  });
}

function reportOf(cwd: string, args: readonly string[] = []): Report {
  return JSON.parse(archlint([...args, "--format", "json"], { cwd }).stdout) as Report;
}

function lines(cwd: string, args: readonly string[] = []): readonly string[] {
  return reportOf(cwd, args).findings.map(({ rule, severity, file, line }) => `${file}:${line} ${severity} ${rule}`);
}

const ORDERS_FAULT = "packages/orders/src/domain/orders.ts:1 error da/layer-dependency";
const BILLING_FAULT = "packages/billing/src/domain/billing.ts:1 error da/layer-dependency";

describe("a run inside a package of a monorepo", () => {
  test("reports that package, knows the rest, and says so", () => {
    const cwd = monorepo();
    const inside = join(cwd, "packages/orders/src/domain");
    expect(lines(cwd)).toEqual([BILLING_FAULT, ORDERS_FAULT]);
    expect(lines(cwd, ["packages/orders"])).toEqual([ORDERS_FAULT]);
    expect(lines(inside)).toEqual([ORDERS_FAULT]);
    expect(reportOf(inside).summary.files).toBe(6);
    expect(archlint(["--format", "compact"], { cwd: join(cwd, "packages/orders") }).stderr).toBe(
      "archlint: only packages/orders is reported, the package around the working folder; archlint check ../.. reports all\n",
    );
    expect(lines(inside, ["../../../.."])).toEqual([BILLING_FAULT, ORDERS_FAULT]);
  });

  test("does the same without the repository's .git, as in a container", () => {
    const cwd = folderWith({ "pnpm-workspace.yaml": "packages: [packages/*]\n", ...service("orders"), ...service("billing") });
    const { summary, findings } = reportOf(join(cwd, "packages/billing"));
    expect(summary.files).toBe(6);
    expect(findings.map(({ file }) => file)).toEqual(["packages/billing/src/domain/billing.ts"]);
  });

  test("leaves out what the configuration excludes, as a run from the top does", () => {
    const cwd = monorepo({ ".archlint.yml": 'exclude: ["**/domain/**"]\n' });
    for (const [folder, args] of [
      [cwd, ["packages/orders"]],
      [join(cwd, "packages/orders"), []],
    ] as const) {
      const { stdout, stderr } = archlint([...args, "--format", "compact"], { cwd: folder });
      expect(stdout).toBe("");
      expect(stderr).not.toContain("linted because named");
    }
  });

  test("lists rules as they are set there", () => {
    const cwd = monorepo({ "packages/orders/.archlint.yml": "rules: { da/layer-dependency: off }\n" });
    const states = (folder: string): unknown => {
      const { rules } = JSON.parse(archlint(["rules", "--format", "json"], { cwd: folder }).stdout) as {
        rules: { id: string; because: string }[];
      };
      return rules.find(({ id }) => id === "da/layer-dependency")?.because;
    };
    expect(states(cwd)).toBe("1 finding");
    expect(states(join(cwd, "packages/orders"))).toBe("switched off by the configuration");
    expect(states(join(cwd, "packages/billing"))).toBe("1 finding");
  });
});

describe("a configuration below the root's", () => {
  test("refines rules and overrides of its folder, relative to it, nearest last", () => {
    const cwd = monorepo({
      ".archlint.yml": "rules: { da/layer-dependency: warn }\n",
      "packages/orders/.archlint.yml":
        "rules: { da/layer-dependency: info }\noverrides: [{ files: src/domain/**, rules: { da/layer-dependency: { forbidden: error } } }]\n",
    });
    expect(lines(cwd)).toEqual([BILLING_FAULT.replace("error", "warn"), ORDERS_FAULT]);
    expect(lines(cwd, ["--rule", "da/layer-dependency=off"])).toEqual([]);
  });

  test("leaves out files of its folder", () => {
    const cwd = monorepo({ "packages/orders/.archlint.yml": "exclude: [src/domain/**]\n" });
    expect(lines(cwd)).toEqual([BILLING_FAULT]);
    expect(reportOf(cwd).summary.files).toBe(5);
  });

  test("gives its folder layers and contexts, and leaves the rest to detection", () => {
    const cwd = monorepo({
      "packages/orders/.archlint.yml": `architecture:
  exhaustive: true
  layers:
    core: { match: "src/domain/**", role: domain }
    store: { match: "src/infrastructure/**", role: infrastructure, may-import: [core] }
  contexts:
    sales: { match: "src/**", may-use: [] }
`,
    });
    expect(lines(cwd)).toEqual([BILLING_FAULT, "packages/orders/src/application/use-orders.ts:1 error archlint/no-layer", ORDERS_FAULT]);
    const explained = archlint(["explain", "src/domain/orders.ts"], { cwd: join(cwd, "packages/orders") }).stdout;
    expect(explained).toContain("domain (matches architecture.layers.core of packages/orders/.archlint.yml)");
    expect(explained).toContain("sales, bounded context");
    expect(explained).toMatch(/settings +.*packages\/orders\/\.archlint\.yml/);
  });

  test("counts for its own folder also where the root has none, or a shared file is extended", () => {
    const cwd = monorepo({
      "house.yml": "rules: { da/layer-dependency: off }\n",
      "packages/orders/.archlint.yml": "extends: ../../house.yml\n",
      "packages/billing/package.json": '{ "name": "@shop/billing", "archlint": { "exclude": ["src/domain/**"] } }\n',
    });
    expect(lines(cwd)).toEqual([]);
  });

  test("changes the answer of the next run, though no source changed", () => {
    const cwd = monorepo({ "packages/orders/.archlint.yml": "rules: { da/layer-dependency: warn }\n" });
    expect(lines(cwd)).toEqual([BILLING_FAULT, ORDERS_FAULT.replace("error", "warn")]);
    writeInto(cwd, { "packages/orders/.archlint.yml": "rules: { da/layer-dependency: off }\n" });
    expect(lines(cwd)).toEqual([BILLING_FAULT]);
    expect(archlint(["--stats", "--format", "compact"], { cwd }).stderr).toContain("all from the cache");
    expect(archlint(["packages/billing", "--stats", "--format", "compact"], { cwd }).stderr).toContain("all from the cache");
  });

  test("with root: true is another root and refines nothing, nor does one of a folder that is not linted, or beside --config", () => {
    const cwd = monorepo({
      ".archlint.yml": 'exclude: ["samples/**"]\n',
      "packages/orders/.archlint.yml": "root: true\nrules: { da/layer-dependency: off }\n",
      "packages/orders/src/.archlint.yml": "nonsense: 1\n",
      "samples/old/.archlint.yml": "nonsense: 1\n",
      "samples/old/a.ts": "export const a = 1;\n",
    });
    expect(lines(cwd)).toEqual([BILLING_FAULT, ORDERS_FAULT]);
    writeInto(cwd, { "packages/billing/.archlint.yml": "rules: { da/layer-dependency: off }\n", "gate.yml": "version: 1\n" });
    expect(lines(cwd)).toEqual([ORDERS_FAULT]);
    expect(lines(cwd, ["--config", "gate.yml"])).toEqual([BILLING_FAULT, ORDERS_FAULT]);
  });
});

describe("faults in a configuration below the root's", () => {
  test.each([
    ["rules: { da/outbix: off }", '1:10: unknown rule "da/outbix"; did you mean "da/outbox"?'],
    [
      "architecture:\n  layers:\n    domain: { match: lib/** }",
      '3:22: architecture.layers.domain.match "lib/**" matches no file; correct the pattern, or remove it',
    ],
  ])("%s is told with its place", (text, message) => {
    const cwd = monorepo({ "packages/orders/.archlint.yml": `${text}\n` });
    const { code, stdout, stderr } = archlint([], { cwd });
    expect(stderr).toBe(`archlint: packages/orders/.archlint.yml:${message}\n`);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });

  test("a layer of a list that no file is in is told of where it stands", () => {
    const cwd = monorepo({ ".archlint.yml": "version: 1\narchitecture:\n  layers:\n    - domain\n    - ui\n" });
    expect(lines(cwd)).toContain(".archlint.yml:5 warn archlint/nothing-checked");
  });

  test("a layer that no file is in is told of in that file", () => {
    const cwd = monorepo({
      "packages/orders/.archlint.yml": "architecture:\n  layers:\n    domain: { match: src/domain/** }\n    ui: {}\n",
    });
    expect(lines(cwd)).toContain("packages/orders/.archlint.yml:4 warn archlint/nothing-checked");
  });
});
