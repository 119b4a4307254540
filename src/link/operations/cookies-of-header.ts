import type { Operation } from "../../model/index.js";
import { known } from "../../model/index.js";
import { cookiePart } from "../values/set-cookie.js";

const PARTS = new Set(["name", "value", "httpOnly", "secure", "sameSite", "expires", "maxAge", "partitioned"]);

/** A header that is a list of cookies sets each of them: one operation for each. */
export function cookiesOfHeader(operation: Operation): readonly Operation[] {
  const header = operation.kind === "cookie.set" ? operation.slot("header") : null;
  if (header?.is !== "known" || header.value.is !== "array" || header.value.items.length < 2) return [operation];
  return header.value.items.map((item): Operation => ({
    ...operation,
    slot: (name) =>
      name === "header" ? known(item) : PARTS.has(name) ? cookiePart(known(item), name, operation.at) : operation.slot(name),
  }));
}
