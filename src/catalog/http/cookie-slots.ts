import type { SlotSource } from "../../model/index.js";

type Slots = Readonly<Record<string, SlotSource | readonly SlotSource[]>>;

/** The options of a cookie that most libraries share, from an argument or a path in it; `defaults` are the library's. */
export function cookieOptions(
  argument: number,
  path = "",
  defaults: Readonly<Record<string, SlotSource | readonly SlotSource[]>> = {},
): Slots {
  const names = ["httpOnly", "secure", "sameSite", "expires", "maxAge", "partitioned"];
  const under = path === "" ? "" : `${path}.`;
  const slots = names.map((name) => [name, [{ argument, path: `${under}${name}` }, ...[defaults[name] ?? []].flat()]] as const);
  return { ...Object.fromEntries(slots), options: path === "" ? { argument } : { argument, path } };
}

/** What a `Set-Cookie` header says, from its text or a list of texts; `header` is the text or list itself. */
export function setCookieHeader(argument: number, path?: string): Slots {
  const names = ["name", "value", "httpOnly", "secure", "sameSite", "expires", "maxAge", "partitioned"];
  const from = path === undefined ? { argument } : { argument, path };
  return { header: from, ...Object.fromEntries(names.map((name) => [name, { setCookie: name, ...from }])) };
}
