import type { ApiDescription } from "../model/index.js";
import type { YamlValue } from "./yaml-reader.js";

/** A text that describes an interface. */
export function isApiDescription(text: string): boolean {
  return /^\s*(?:\{\s*)?"?(?:openapi|swagger|asyncapi)"?\s*:/.test(text.replace(/^(?:\s*#.*\n)+/, "").replace(/^---\s*\n/, ""));
}

/** An OpenAPI 2 or 3 or AsyncAPI 2 or 3 document. */
export function apiOf(document: YamlValue): ApiDescription {
  const isAsync = document.get("asyncapi") !== null;
  const schemes = document.path("components", "securitySchemes") ?? document.get("securityDefinitions");
  return {
    kind: isAsync ? "asyncapi" : "openapi",
    title: document.path("info", "title")?.text() ?? null,
    version: document.path("info", "version")?.text() ?? null,
    at: { ...document.at, line: 1, column: 1 },
    operations: (document.get(isAsync ? "channels" : "paths")?.entries() ?? []).map(([name]) => name),
    securitySchemes: (schemes?.entries() ?? []).map(([name]) => name),
  };
}
