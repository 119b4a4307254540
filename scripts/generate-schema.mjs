// Writes schema.json, the JSON Schema of .archlint.yml, from the grammar that archlint checks it with. Run `npm run build` first.
import { writeFileSync } from "node:fs";
import { format } from "prettier";
import { configurationJsonSchema } from "../dist/src/config/json-schema.js";

const text = await format(JSON.stringify(configurationJsonSchema()), { parser: "json", printWidth: 140 });
writeFileSync(new URL("../schema.json", import.meta.url), text);
