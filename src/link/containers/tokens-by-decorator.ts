import type { ClassDeclaration, Decorator, Evaluated, Span, TypeRef } from "../../model/index.js";
import { type Asked, askedByDecorator, productOf, saysMore } from "./asked-token.js";
import type { Asking } from "./asking.js";
import type { Token } from "./containers.js";

/** The token that the decorators of a parameter or field ask for; null where they ask for none, or its type says more than the token. */
export function tokenByDecorator(
  asking: Asking,
  file: string,
  declaration: ClassDeclaration,
  decorators: readonly Decorator[],
  type: TypeRef | null,
): Token | null {
  if (decorators.length === 0) return null;
  const asked = askedByDecorator(asking.x, asking.x.root(file, declaration.function), decorators, type);
  if (asked === null) return null;
  if (asked.product !== null) return productsToken(asking, file, asked, asked.product, type);
  return asked.all ? tokenOfAll(asking, file, asked.token, decorators[0]?.span ?? declaration.span) : asked.token;
}

function productsToken(
  { x, imply }: Asking,
  file: string,
  { token }: Asked,
  product: NonNullable<Asked["product"]>,
  type: TypeRef | null,
): Token | null {
  const at = { file, span: type?.span ?? ([0, 0] as const) };
  const gives = productOf(x, product, at);
  if (saysMore(x, file, type, gives)) return null;
  if (gives !== null) imply(token, [{ token, source: { is: "value", value: () => gives }, at, how: "{} bound by its library" }]);
  return token;
}

function tokenOfAll({ provisions, imply }: Asking, file: string, token: Token, span: Span): Token {
  const at = { file, span };
  const all = `all ${token}`;
  const value = (): Evaluated => ({ is: "array", items: provisions(token).map(({ gives }) => gives), rest: null, at });
  imply(all, [{ token: all, source: { is: "value", value }, at, how: "all that is bound" }]);
  return all;
}
