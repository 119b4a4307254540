import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../src/model/index.js";
import { errorOf, folderWith, load, loadIn } from "./in-folder.js";

describe("settings", () => {
  test("without a configuration everything is detected", async () => {
    const folder = folderWith({ "package.json": "{}" });
    const { settings, root, file, positionOf, warnings } = await loadIn(folder);
    expect(settings).toEqual(DEFAULT_SETTINGS);
    expect({ root, file, warnings }).toEqual({ root: folder, file: null, warnings: [] });
    expect(positionOf("include")).toBeNull();
  });

  test("the example of the documentation is read whole, but for what this version can't do", async () => {
    const { settings, warnings } = await load(`version: 1
root: true                      # optional
extends: recommended
system: { name: orders, tier: HIGH, classification: CONFIDENTIAL, compliance: [PCI-DSS, GDPR] }
include: ["src/**"]
exclude: ["**/*.generated.ts"]
architecture:
  pattern: hexagonal
  layers:
    interface:      { match: "src/*/interface/**",      may-import: [application, domain, shared] }
    infrastructure: { match: "src/*/infrastructure/**", may-import: [application, domain, shared] }
    application:    { match: "src/*/application/**",    may-import: [domain, shared] }
    domain:         { match: "src/*/domain/**",         may-import: [shared] }
  contexts:
    ordering: { match: "src/ordering/**", subdomain: core, owner: "@shop/ordering", public: ["index.ts", "contracts/**"], may-use: [billing] }
    billing: { match: "src/billing/**" }
    shared:   { match: "src/shared/**", kernel: true }
glossary: { Client: { use: Customer } }
capacity: { rps: 400, p99-ms: 250, db-service-ms: 6, replicas: 4, db-max-connections: 200 }
rules:
  sc/cookie-flags: [error, { same-site: strict }]
  da/layer-dependency: { sideways: off }
  da/context-boundary: off
expect: [sc/cookie-flags]
overrides: [{ files: "src/legacy/**", rules: { da/layer-dependency: warn } }]
catalog:
  - { symbol: "@acme/http#client.get", role: http.call, timeout: default }
declare:
  SP-01/current-capacity: { value: "1,200 RPS at P99 180 ms", by: "load test 2026-10", on: 2026-10-02 }
`);
    expect(settings).toEqual({
      preset: "recommended",
      system: { name: "orders", tier: "HIGH", classification: "CONFIDENTIAL", compliance: ["PCI-DSS", "GDPR"] },
      include: ["src/**"],
      exclude: ["**/*.generated.ts"],
      pattern: "hexagonal",
      exhaustive: false,
      layers: [
        { name: "interface", role: "interface", match: ["src/*/interface/**"], mayImport: ["application", "domain", "shared"] },
        {
          name: "infrastructure",
          role: "infrastructure",
          match: ["src/*/infrastructure/**"],
          mayImport: ["application", "domain", "shared"],
        },
        { name: "application", role: "application", match: ["src/*/application/**"], mayImport: ["domain", "shared"] },
        { name: "domain", role: "domain", match: ["src/*/domain/**"], mayImport: ["shared"] },
      ],
      contexts: [
        {
          name: "ordering",
          match: ["src/ordering/**"],
          subdomain: "core",
          owner: "@shop/ordering",
          public: ["index.ts", "contracts/**"],
          mayUse: ["billing"],
          kernel: false,
        },
        { name: "billing", match: ["src/billing/**"], subdomain: null, owner: null, public: null, mayUse: null, kernel: false },
        { name: "shared", match: ["src/shared/**"], subdomain: null, owner: null, public: null, mayUse: null, kernel: true },
      ],
      rules: {
        "sc/cookie-flags": { severity: "error", options: { "same-site": "strict" }, messages: {} },
        "da/layer-dependency": { severity: null, options: {}, messages: { sideways: "off" } },
        "da/context-boundary": { severity: "off", options: {}, messages: {} },
      },
      overrides: [{ files: ["src/legacy/**"], rules: { "da/layer-dependency": { severity: "warn", options: {}, messages: {} } } }],
      expect: ["sc/cookie-flags"],
      glossary: { Client: { use: "Customer" } },
      capacity: { rps: 400, "p99-ms": 250, "db-service-ms": 6, replicas: 4, "db-max-connections": 200 },
      declare: { "SP-01/current-capacity": { value: "1,200 RPS at P99 180 ms", by: "load test 2026-10", on: "2026-10-02" } },
      catalog: [{ symbol: "@acme/http#client.get", role: "http.call", timeout: "default" }],
      given: {},
      nested: [],
    });
    expect(warnings).toEqual([".archlint.yml: catalog: checked, but nothing of this version of archlint reads it yet"]);
  });

  test("a list of layers is outermost first: each may import those below it, and shared code", async () => {
    const { settings } = await load("architecture: { layers: [ui, infra, application, domain] }");
    expect(settings.layers).toEqual([
      { name: "ui", role: "interface", match: [], mayImport: ["infra", "application", "domain", "shared"] },
      { name: "infra", role: "infrastructure", match: [], mayImport: ["application", "domain", "shared"] },
      { name: "application", role: "application", match: [], mayImport: ["domain", "shared"] },
      { name: "domain", role: "domain", match: [], mayImport: ["shared"] },
    ]);
  });

  test("a layer's role is read from its name only where the name leaves no doubt", async () => {
    const { settings } = await load(`architecture:
  exhaustive: true
  layers:
    core: { match: "src/core/**" }
    Domain: { match: "src/model/**" }
    web: { match: "src/web/**", role: interface }
    kernel: {}
`);
    expect(settings.exhaustive).toBe(true);
    expect(settings.layers?.map(({ name, role, match }) => [name, role, match])).toEqual([
      ["core", null, ["src/core/**"]],
      ["Domain", "domain", ["src/model/**"]],
      ["web", "interface", ["src/web/**"]],
      ["kernel", "shared", []],
    ]);
  });

  test("preset and rules given beside the configuration win over it", async () => {
    const folder = folderWith({ ".archlint.yml": "extends: recommended\nrules: { sc/cookie-flags: [error, { same-site: lax }] }" });
    const { settings } = await loadIn(folder, { preset: "strict", rules: { "sc/cookie-flags": "warn", "da/context-boundary": "off" } });
    expect(settings.preset).toBe("strict");
    expect(settings.rules).toEqual({
      "sc/cookie-flags": { severity: "warn", options: { "same-site": "lax" }, messages: {} },
      "da/context-boundary": { severity: "off", options: {}, messages: {} },
    });
  });

  test("an object from code gives the same settings as the file", async () => {
    const folder = folderWith({ ".archlint.yml": "rules: { da/layer-dependency: off }", "package.json": "{}" });
    const fromFile = await loadIn(folder);
    const fromCode = await loadIn(folder, { config: { rules: { "da/layer-dependency": "off" } } });
    expect(fromCode.settings).toEqual(fromFile.settings);
    expect(fromCode.file).toBeNull();
    expect(await errorOf(loadIn(folder, { config: { rules: { "da/layer-dependenc": "off" } } }))).toBe(
      'config: unknown rule "da/layer-dependenc"; did you mean "da/layer-dependency"?',
    );
  });

  test("config: false reads no file at all, not even a broken one", async () => {
    const folder = folderWith({ ".archlint.yml": "a: {" });
    expect((await loadIn(folder, { config: false })).settings).toEqual(DEFAULT_SETTINGS);
  });

  test("a selector is found again by its dotted key, also where a name holds dots", async () => {
    const { positionOf } = await load(`include: ["src/**", "lib/**"]
architecture:
  layers:
    web.v2: { match: ["src/web/**"], role: interface }
`);
    expect(positionOf("include")).toEqual({ file: ".archlint.yml", line: 1, column: 10 });
    expect(positionOf("include", "lib/**")).toEqual({ file: ".archlint.yml", line: 1, column: 21 });
    expect(positionOf("architecture.layers.web.v2.match", "src/web/**")).toEqual({ file: ".archlint.yml", line: 4, column: 23 });
    expect(positionOf("architecture.layers.web.v3")).toBeNull();
  });

  test("rules can be checked after loading, so that a run from the cache needs none", async () => {
    const folder = folderWith({ ".archlint.yml": "rules:\n  da/outbix: off" });
    const { checkRules } = await loadIn(folder, { knownRules: undefined });
    expect(() => checkRules({ messages: new Map([["da/outbox", []]]), checkOptions: () => [] })).toThrow(
      '.archlint.yml:2:3: unknown rule "da/outbix"; did you mean "da/outbox"?',
    );
  });
});
