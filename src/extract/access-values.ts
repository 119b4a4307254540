import type { ts } from "ts-morph";
import type { Value } from "../model/index.js";
import type { Compiler } from "./compiler.js";
import { noteRequiredMember } from "./import-facts.js";
import { memberValue } from "./member-value.js";
import { strip } from "./names.js";
import { lookupValue, noteUse } from "./scope.js";
import type { FileState } from "./state.js";
import { spanOf } from "./state.js";
import type { SyntaxTable } from "./syntax-table.js";

/** Names, members and what the language gives: `this`, `super`, `import.meta`. */
export function accessValues(ts: Compiler, table: SyntaxTable<Value>): void {
  const K = ts.SyntaxKind;
  table.on(ts.isIdentifier, [K.Identifier], (x, node) => identifierValue(x, node, null));
  table.on(ts.isPropertyAccessExpression, [K.PropertyAccessExpression], (x, node) => {
    noteModuleMember(x, node);
    return memberValue(
      x,
      objectValue(x, node.expression, x.ts.idText(node.name)),
      x.ts.idText(node.name),
      node.questionDotToken !== undefined,
      spanOf(x, node),
    );
  });
  table.on(ts.isElementAccessExpression, [K.ElementAccessExpression], elementValue);
  table.on(ts.isQualifiedName, [K.QualifiedName], (x, node) =>
    memberValue(
      x,
      x.ts.isIdentifier(node.left) ? identifierValue(x, node.left, x.ts.idText(node.right)) : x.visit.value(x, node.left, ""),
      x.ts.idText(node.right),
      false,
      spanOf(x, node),
    ),
  );
  table.on(ts.isMetaProperty, [K.MetaProperty], (x, node) => {
    const object = node.keywordToken === x.ts.SyntaxKind.ImportKeyword ? "import" : "new";
    return { is: "global", name: `${object}.${x.ts.idText(node.name)}`, span: spanOf(x, node) };
  });
  table.handlers[K.ThisKeyword] = (x, node) => ({ is: "this", span: spanOf(x, node) });
  table.handlers[K.SuperKeyword] = (x, node) => ({ is: "super", span: spanOf(x, node) });
  table.handlers[K.ImportKeyword] = (x, node) => ({ is: "global", name: "import", span: spanOf(x, node) });
  // `#key in order`: the key is a name of the class, not of a scope.
  table.on(ts.isPrivateIdentifier, [K.PrivateIdentifier], (x, node) => ({
    is: "constant",
    value: x.ts.idText(node),
    span: spanOf(x, node),
  }));
}

function elementValue(x: FileState, node: ts.ElementAccessExpression): Value {
  const key = node.argumentExpression;
  const optional = node.questionDotToken !== undefined;
  if (x.ts.isStringLiteralLike(key)) return memberValue(x, objectValue(x, node.expression, key.text), key.text, optional, spanOf(x, node));
  const of = x.visit.value(x, node.expression, "");
  return { is: "element", of, key: x.visit.value(x, key, ""), optional, span: spanOf(x, node) };
}

function objectValue(x: FileState, node: ts.Expression, member: string): Value {
  const object = x.ts.isParenthesizedExpression(node) ? strip(x, node) : node;
  return x.ts.isIdentifier(object) ? identifierValue(x, object, member) : x.visit.value(x, object, "");
}

function identifierValue(x: FileState, node: ts.Identifier, member: string | null): Value {
  const name = x.ts.idText(node);
  const binding = lookupValue(x, name);
  const span = spanOf(x, node);
  if (binding !== null) {
    noteUse(x, binding, "value", member);
    return { is: "binding", binding, span };
  }
  return name === "undefined" ? { is: "undefined", span } : { is: "global", name, span };
}

function noteModuleMember(x: FileState, node: ts.PropertyAccessExpression): void {
  const kind = node.expression.kind;
  const K = x.ts.SyntaxKind;
  if (kind === K.CallExpression || kind === K.ParenthesizedExpression || kind === K.NonNullExpression) noteRequiredMember(x, node);
}
