// Writes schema.json and report-schema.json, the JSON Schemas of .archlint.yml and of the report, from what archlint itself goes by. Run `npm run build` first.
import { writeFileSync } from "node:fs";
import { format } from "prettier";
import { configurationJsonSchema } from "../dist/src/config/json-schema.js";
import { reportJsonSchema } from "../dist/src/output/report/report-schema.js";

await write("schema.json", configurationJsonSchema());
await write("report-schema.json", reportJsonSchema());

async function write(name, schema) {
  const text = await format(JSON.stringify(schema), { parser: "json", printWidth: 140 });
  writeFileSync(new URL(`../${name}`, import.meta.url), text);
}
