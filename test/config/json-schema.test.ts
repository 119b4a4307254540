import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { configurationJsonSchema } from "../../src/config/json-schema.js";

const shipped: unknown = JSON.parse(readFileSync(new URL("../../schema.json", import.meta.url), "utf8"));
const validate = new Ajv2020.Ajv2020({ strict: true, allowUnionTypes: true }).compile(configurationJsonSchema());

describe("schema.json", () => {
  test("is what the grammar gives: node scripts/generate-schema.mjs writes it", () => {
    expect(shipped).toEqual(configurationJsonSchema());
  });

  test("is told key by key in docs/configuration-reference.md, which npm run generate writes", () => {
    const script = fileURLToPath(new URL("../../scripts/generate-configuration-reference.mjs", import.meta.url));
    expect(spawnSync(process.execPath, [script, "--check"], { encoding: "utf8" }).stderr).toBe("");
  });

  test("says of every key what it is for", () => {
    const undescribed: string[] = [];
    const walk = (schema: unknown, path: string): void => {
      if (typeof schema !== "object" || schema === null) return;
      for (const [key, value] of Object.entries(schema) as [string, unknown][]) {
        if (key === "properties" && typeof value === "object" && value !== null) {
          for (const [name, property] of Object.entries(value)) {
            const described = typeof property === "object" && property !== null && "description" in property;
            if (!described) undescribed.push(`${path}.${name}`);
          }
        }
        walk(value, `${path}.${key}`);
      }
    };
    walk(shipped, "");
    expect(undescribed).toEqual([]);
  });

  test.each([
    "version: 1",
    "extends: strict",
    "extends: [recommended, ./base.yml]",
    "architecture: { layers: [interface, application, domain] }",
    'architecture: { layers: { domain: { match: "src/*/domain/**", may-import: [shared] } }, exhaustive: true }',
    'architecture: { contexts: { shared: { match: ["src/shared/**"], kernel: true } } }',
    "rules: { sc/cookie-flags: [error, { same-site: strict }], sc/cors: { any-origin: off }, da/anemic-domain-model: off }",
    'overrides: [{ files: "src/legacy/**", rules: { da/layer-dependency: warn } }]',
    'catalog: [{ symbol: "@acme/http#client.get", role: http.call, timeout: default }]',
    "declare: { SP-01/current-capacity: { value: 1200, by: load test, on: 2026-10-02 } }",
    "plugins: [./tools/archlint-rules.mjs]",
  ])("an editor accepts %s", (text) => {
    expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true);
  });

  test.each([
    "version: 2",
    "rulez: {}",
    "rules: { sc/cors: errr }",
    "rules: { sc/cors: [error, 3] }",
    "architecture: { layers: { domain: { may-imports: [] } } }",
    "architecture: { contexts: { a: {} } }",
    "include: []",
    "capacity: { replicas: 1.5 }",
    "system: { tier: high }",
  ])("an editor marks %s", (text) => {
    expect(validate(parse(text))).toBe(false);
  });
});
