import { readFileSync } from "node:fs";
import { join } from "node:path";
import { validateXML } from "xmllint-wasm";
import { expect } from "vitest";

/** Says whether a document is well-formed and fits one of the schemas beside this file. */
export async function expectValid(xml: string, schema: "junit" | "checkstyle"): Promise<void> {
  const { valid, rawOutput } = await validateXML({ xml, schema: readFileSync(join(import.meta.dirname, `${schema}.xsd`), "utf8") });
  expect(valid, rawOutput).toBe(true);
}
