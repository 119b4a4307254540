#!/usr/bin/env node
// Writes docs/configuration-reference.md from the grammar of .archlint.yml. With --check only says whether it is up to date.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { format } from "prettier";
import { stringify } from "yaml";
import { configurationJsonSchema } from "../dist/src/config/json-schema.js";

const file = new URL("../docs/configuration-reference.md", import.meta.url);
const text = await format(render(configurationJsonSchema()), { parser: "markdown", printWidth: 140 });
if (!process.argv.includes("--check")) writeFileSync(file, text);
else if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
  console.error("docs/configuration-reference.md is out of date: run npm run generate");
  process.exitCode = 1;
}

function render({ properties }) {
  const sections = Object.entries(properties).map(([key, schema]) => renderKey(key, schema));
  return [
    "# Configuration reference",
    "Every key of `.archlint.yml`, from the grammar that archlint checks it by; [configuration](configuration.md) says how they work together. `‹name›` is a name of your own.",
    ...sections,
    "Made by `npm run generate` from the grammar.",
  ].join("\n\n");
}

function renderKey(key, schema) {
  const rows = rowsBelow(key, schema).map(
    ([path, each]) => `| \`${path}\` | ${cell(typeOf(each))} | ${defaultOf(each)} | ${cell(each.description ?? "")} |`,
  );
  const examples = (schema.examples ?? []).map((each) => yamlBlock({ [key]: each }));
  const inner = Object.entries(schema.properties ?? {}).flatMap(([name, each]) =>
    (each.examples ?? []).map((example) => yamlBlock({ [key]: { [name]: example } })),
  );
  return [
    `## ${key}`,
    schema.description,
    `${capital(typeOf(schema))}.${schema.default === undefined ? "" : ` Default: \`${JSON.stringify(schema.default)}\`.`}`,
    ...(rows.length === 0 ? [] : [`| key | values | default | means |\n|---|---|---|---|\n${rows.join("\n")}`]),
    ...examples,
    ...inner,
  ].join("\n\n");
}

/** All keys below one, each with its path: of maps under `‹name›`, of lists under `[]`. */
function rowsBelow(path, schema) {
  return [schema, ...(schema.anyOf ?? [])].flatMap((branch) => [
    ...Object.entries(branch.properties ?? {}).flatMap(([name, each]) => [
      [`${path}.${name}`, each],
      ...rowsBelow(`${path}.${name}`, each),
    ]),
    ...(isObject(branch.additionalProperties) && isObject(branch.additionalProperties.properties)
      ? rowsBelow(`${path}.‹name›`, branch.additionalProperties)
      : []),
    ...(isObject(branch.items) && isObject(branch.items.properties) ? rowsBelow(`${path}[]`, branch.items) : []),
  ]);
}

function typeOf(schema) {
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.map(typeOf))].join(" or ");
  if (schema.enum !== undefined) return schema.enum.map((each) => `\`${each}\``).join(", ");
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.prefixItems !== undefined)
    return `a list of ${schema.prefixItems.map((each) => (each.enum ? "a severity" : "options")).join(" and ")}`;
  if (schema.type === "array") return `a list of ${isObject(schema.items) ? plural(schema.items) : "values"}`;
  if (schema.type === "object") return "a map of keys";
  return { string: "text", boolean: "`true` or `false`", number: "a number", integer: "a whole number" }[schema.type] ?? "any value";
}

function plural(schema) {
  if (schema.enum !== undefined) return typeOf(schema);
  return { string: "texts", object: "maps" }[schema.type] ?? "values";
}

function defaultOf(schema) {
  return schema.default === undefined ? "" : `\`${JSON.stringify(schema.default)}\``;
}

function yamlBlock(value) {
  return `\`\`\`yaml\n${stringify(value, { lineWidth: 120, flowCollectionPadding: true }).trimEnd()}\n\`\`\``;
}

function cell(text) {
  return text.replaceAll("|", "\\|");
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function isObject(value) {
  return typeof value === "object" && value !== null;
}
