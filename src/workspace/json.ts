/** A JSON object whose values are not known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The value is an object and no array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A field's text, or null where it is missing or something else. */
export function textIn(object: JsonObject, key: string): string | null {
  const value = ownValue(object, key);
  return typeof value === "string" ? value : null;
}

/** A field's object; empty where it is missing or something else. */
export function objectIn(object: JsonObject, key: string): JsonObject {
  const value = ownValue(object, key);
  return isObject(value) ? value : {};
}

/** The texts of a field that is a text or a list of texts; null where it is missing or something else. */
export function textsIn(object: JsonObject, key: string): readonly string[] | null {
  const value = ownValue(object, key);
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : null;
}

/** A field of the object's own: hostile files have keys such as `constructor`. */
export function ownValue(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Parses JSON; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
    return value;
  } catch {
    return undefined;
  }
}

/** Parses JSON with comments and trailing commas, as compilers read their settings; undefined where it is none. */
export function parseJsonWithComments(text: string): unknown {
  const plain = parseJson(text);
  if (plain !== undefined) return plain;
  // What is never closed is taken to its end: looking for its end again from each further quote would take the square of the length.
  const bare = text.replace(/"(?:[^"\\\n]|\\.)*"?|\/\/[^\n]*|\/\*(?:[^]*?\*\/|[^]*)/g, (token) => (token.startsWith('"') ? token : " "));
  return parseJson(bare.replace(/"(?:[^"\\\n]|\\.)*"?|,(?=\s*[}\]])/g, (token) => (token === "," ? "" : token)));
}
