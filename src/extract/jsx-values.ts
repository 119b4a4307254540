import type { ts } from "ts-morph";
import type { Value } from "../model/index.js";
import type { Compiler } from "./compiler.js";
import type { FileState } from "./state.js";
import { spanOf, unknownValue } from "./state.js";
import type { SyntaxTable } from "./syntax-table.js";

/** JSX: no value of its own, but its components are used and its expressions run. */
export function jsxValues(ts: Compiler, table: SyntaxTable<Value>): void {
  const K = ts.SyntaxKind;
  table.on(ts.isJsxElement, [K.JsxElement], (x, node) => {
    opening(x, node.openingElement);
    children(x, node.children);
    return unknownValue("JSX", spanOf(x, node));
  });
  table.on(ts.isJsxSelfClosingElement, [K.JsxSelfClosingElement], (x, node) => {
    opening(x, node);
    return unknownValue("JSX", spanOf(x, node));
  });
  table.on(ts.isJsxFragment, [K.JsxFragment], (x, node) => {
    children(x, node.children);
    return unknownValue("JSX", spanOf(x, node));
  });
  table.on(ts.isJsxExpression, [K.JsxExpression], (x, node) =>
    node.expression === undefined ? unknownValue("JSX", spanOf(x, node)) : x.visit.value(x, node.expression, ""),
  );
}

function opening(x: FileState, node: ts.JsxOpeningLikeElement): void {
  const tag = node.tagName;
  if (!x.ts.isIdentifier(tag)) {
    if (!x.ts.isJsxNamespacedName(tag)) x.visit.value(x, tag, "");
  } else if (isComponent(x.ts.idText(tag))) x.visit.value(x, tag, "");
  for (const argument of node.typeArguments ?? []) x.visit.type(x, argument);
  for (const attribute of node.attributes.properties) {
    const expression = x.ts.isJsxSpreadAttribute(attribute) ? attribute.expression : attribute.initializer;
    if (expression !== undefined)
      x.visit.value(x, expression, x.ts.isJsxAttribute(attribute) && x.ts.isIdentifier(attribute.name) ? x.ts.idText(attribute.name) : "");
  }
}

function children(x: FileState, nodes: readonly ts.JsxChild[]): void {
  for (const node of nodes) if (!x.ts.isJsxText(node)) x.visit.value(x, node, "");
}

/** A lower-case tag is an element of the host, anything else a name in scope. */
function isComponent(tag: string): boolean {
  const first = tag.charAt(0);
  return !(first >= "a" && first <= "z") && !tag.includes("-");
}
