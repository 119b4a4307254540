import type { TypeRef } from "../../model/index.js";
import { type Asking, parameterType } from "./asking.js";
import { type Binding, parameterToken, type Target } from "./binding.js";
import { callsOfFactory } from "./closure-factories.js";
import { type Construction, givenTo } from "./constructions.js";
import type { ParameterPoint, Token } from "./containers.js";
import { isWorthAsking, typeOfKey } from "./worth-asking.js";

/** The token of what those give who construct a class by hand, or call a function that makes others. */
export function tokenByHand(asking: Asking, target: Target, into: ParameterPoint): Token | null {
  const { x, constructions } = asking;
  const worth = worthAsking(asking, target, into);
  if (worth === null) return null;
  if (target.is === "class") {
    const name = x.linked.declaration(target.file, target.declaration)?.name ?? "";
    return tokenOf(asking, target, into, constructions.of(target.file, target.declaration), `new ${name}`);
  }
  const calls = callsOfFactory(x, target.file, target.function);
  // What has no type is no wiring for certain: where callers differ, each is looked at by itself.
  if (calls.length > 1 && (worth.type === null || worth.type.is === "keyword")) return null;
  return tokenOf(asking, target, into, calls, x.linked.bodies(target.file).functions[target.function]?.name ?? "");
}

function worthAsking(
  { x, constructions }: Asking,
  target: Target,
  { parameter, key }: ParameterPoint,
): { readonly type: TypeRef | null } | null {
  const type = parameterType(x, target, parameter);
  const asked = key === null ? { file: target.file, type } : typeOfKey(x, target.file, type, key);
  return asked !== null && isWorthAsking(x, asked.file, asked.type, constructions.isExtended) ? asked : null;
}

function tokenOf(
  { x, imply }: Asking,
  target: Target,
  { parameter, key }: ParameterPoint,
  by: readonly Construction[],
  to: string,
): Token | null {
  if (by.length === 0) return null;
  const token = parameterToken(target, parameter, key);
  imply(
    token,
    by.map((place): Binding => {
      const at = { file: place.run.file, span: place.call.span };
      return { token, source: { is: "value", value: () => givenTo(x, place, parameter, key) }, at, how: `{} given to ${to}` };
    }),
  );
  return token;
}
