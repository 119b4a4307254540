import { z } from "zod";
import { configurationSchema } from "./configuration-schema.js";

/** The JSON Schema of `.archlint.yml`, as `schema.json` ships it for editors. */
export function configurationJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(configurationSchema, { io: "input" });
  return { $schema, $id: "urn:archlint:configuration:1", ...schema };
}
