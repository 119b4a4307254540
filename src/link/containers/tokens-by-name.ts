import type { Evaluated } from "../../model/index.js";
import { type Asking, parameterName, parameterType } from "./asking.js";
import { parameterToken, type Target, targetKey } from "./binding.js";
import type { ParameterPoint, Token } from "./containers.js";
import { everythingRegistered } from "./everything-registered.js";
import { textToken } from "./tokens.js";

/** The token of what is given by name: to a parameter that others name, or to whom is made with all that is registered. */
export function tokenByName(asking: Asking, target: Target, { parameter, key }: ParameterPoint): Token | null {
  const { x, collected } = asking;
  const own = parameterToken(target, parameter, key);
  if (collected.bindings.of(own).length > 0) return own;
  if (!collected.named.has(targetKey(target))) return null;
  if (key !== null) return parameter === 0 && key !== "..." ? textToken(key) : null;
  const name = textToken(parameterName(x, target, parameter));
  if (collected.bindings.of(name).length > 0) return name;
  return parameter === 0 ? tokenOfEverything(asking, target) : null;
}

/** All that is registered as one object, with what an injector gives to this one alone. */
function tokenOfEverything({ x, collected, provisions, imply, inPackage }: Asking, target: Target): Token {
  const type = parameterType(x, target, 0);
  const token = `everything registered by name to ${targetKey(target)}`;
  const at = { file: target.file, span: type?.span ?? ([0, 0] as const) };
  const prefix = textToken("");
  const own = parameterToken(target, 0, "");
  const names = new Map([
    ...collected.bindings.startingWith(prefix).map((each) => [each.slice(prefix.length), inPackage(target.file, each)] as const),
    ...collected.bindings.startingWith(own).map((each) => [each.slice(own.length), each] as const),
  ]);
  const value = (): Evaluated => everythingRegistered(x, { file: target.file, type, at }, names, provisions);
  imply(token, [{ token, source: { is: "value", value }, at, how: "everything registered" }]);
  return token;
}
