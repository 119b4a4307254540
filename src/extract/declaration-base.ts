import type { ts } from "ts-morph";
import type { Declaration } from "../model/index.js";
import { hasModifier } from "./names.js";
import { lookupValue } from "./scope.js";
import type { FileState } from "./state.js";
import { spanOf, startOf } from "./state.js";
import { docBetween } from "./trivia.js";

type DeclarationBase = Pick<Declaration, "name" | "span" | "nameSpan" | "doc" | "exported" | "ambient" | "binding" | "function">;

/** What all declarations share; `modified` is the statement that carries the modifiers. */
export function declarationBase(
  x: FileState,
  node: ts.Node,
  nameNode: ts.Node | null,
  name: string,
  modified: { readonly modifiers?: readonly ts.ModifierLike[] | undefined } | undefined,
): DeclarationBase {
  const K = x.ts.SyntaxKind;
  const span = spanOf(x, node);
  const owner = modified ?? {};
  return {
    name: x.prefix + name,
    span,
    nameSpan: nameNode === null ? [span[0], Math.min(span[1], endOfWord(x, span[0]))] : spanOf(x, nameNode),
    doc: docOf(x, node),
    exported: hasModifier(owner, K.ExportKeyword),
    ambient: x.ambient || hasModifier(owner, K.DeclareKeyword),
    binding: nameNode !== null && x.ts.isIdentifier(nameNode) ? lookupValue(x, name) : null,
    function: x.body.id,
  };
}

/** The doc comment before a node. */
export function docOf(x: FileState, node: ts.Node): string | null {
  return docBetween(x.text, node.pos, startOf(x, node));
}

function endOfWord(x: FileState, start: number): number {
  let end = start;
  while (end < x.text.length && /\w/.test(x.text.charAt(end))) end++;
  return end;
}
