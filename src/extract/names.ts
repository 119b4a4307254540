import type { ts } from "ts-morph";
import type { FileState } from "./state.js";
import { startOf } from "./state.js";

/** The name of a property or member; `[computed]` where it is computed and no literal. */
export function propertyName(x: FileState, node: ts.PropertyName | ts.BindingName | undefined): string {
  if (node === undefined) return "";
  if (x.ts.isIdentifier(node) || x.ts.isPrivateIdentifier(node)) return x.ts.idText(node);
  if (x.ts.isStringLiteralLike(node) || x.ts.isNumericLiteral(node) || x.ts.isBigIntLiteral(node)) return node.text;
  if (!x.ts.isComputedPropertyName(node)) return "";
  const inner = node.expression;
  return x.ts.isStringLiteralLike(inner) || x.ts.isNumericLiteral(inner) ? inner.text : "[computed]";
}

/** Text of a node without leading comments. */
export function textOf(x: FileState, node: ts.Node): string {
  return x.text.slice(startOf(x, node), node.end);
}

/** The leftmost identifier and the dotted text of `a.b.c`; null for anything else. */
export function dottedName(
  x: FileState,
  node: ts.Node,
): { readonly head: ts.Identifier; readonly name: string; readonly member: string | null } | null {
  let member: string | null = null;
  let rest = "";
  let at = node;
  for (;;) {
    if (x.ts.isIdentifier(at)) return { head: at, name: x.ts.idText(at) + rest, member };
    if (x.ts.isPropertyAccessExpression(at)) {
      member = x.ts.idText(at.name);
      at = at.expression;
    } else if (x.ts.isQualifiedName(at)) {
      member = x.ts.idText(at.right);
      at = at.left;
    } else return null;
    rest = `.${member}${rest}`;
  }
}

/** Sees through parentheses, `as`, `satisfies`, `<T>x`, `x!` – what remains is what runs. */
export function strip(x: FileState, node: ts.Expression): ts.Expression {
  let at = node;
  while (isTransparent(x, at)) at = at.expression;
  return at;
}

function isTransparent(
  x: FileState,
  node: ts.Expression,
): node is ts.ParenthesizedExpression | ts.AsExpression | ts.SatisfiesExpression | ts.NonNullExpression | ts.TypeAssertion {
  return (
    x.ts.isParenthesizedExpression(node) ||
    x.ts.isAsExpression(node) ||
    x.ts.isSatisfiesExpression(node) ||
    x.ts.isNonNullExpression(node) ||
    x.ts.isTypeAssertionExpression(node)
  );
}

/** Whether a declaration carries a modifier of that kind. */
export function hasModifier(node: { readonly modifiers?: readonly ts.ModifierLike[] | undefined }, kind: ts.SyntaxKind): boolean {
  const modifiers = node.modifiers;
  if (modifiers === undefined) return false;
  for (const modifier of modifiers) if (modifier.kind === kind) return true;
  return false;
}
