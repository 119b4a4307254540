import type { ts } from "ts-morph";
import type { ObjectProperty, Value } from "../model/index.js";
import { argumentValues } from "./argument-values.js";
import type { Compiler } from "./compiler.js";
import { propertyName, strip } from "./names.js";
import type { FileState } from "./state.js";
import { spanOf, unknownValue } from "./state.js";
import type { SyntaxTable } from "./syntax-table.js";

/** Literals with more entries are data, not options: their entries are walked, but not kept. */
const MAX_ENTRIES = 2000;

/** What may be the name of a table, an event or a key. */
const WORD = /^[A-Za-z_][\w.-]{0,63}$/;

/** Literals, functions and classes as values. */
export function literalValues(ts: Compiler, table: SyntaxTable<Value>): void {
  const K = ts.SyntaxKind;
  table.on(ts.isStringLiteralLike, [K.StringLiteral, K.NoSubstitutionTemplateLiteral], (x, node) => {
    if (WORD.test(node.text)) x.words.add(node.text);
    return { is: "constant", value: node.text, span: spanOf(x, node) };
  });
  table.on(ts.isNumericLiteral, [K.NumericLiteral], (x, node) => {
    const value = Number(node.text);
    return Number.isFinite(value) ? { is: "constant", value, span: spanOf(x, node) } : unknownValue("number out of range", spanOf(x, node));
  });
  table.on(ts.isBigIntLiteral, [K.BigIntLiteral], (x, node) => ({ is: "bigint", text: node.text, span: spanOf(x, node) }));
  table.on(ts.isRegularExpressionLiteral, [K.RegularExpressionLiteral], (x, node) => {
    const close = node.text.lastIndexOf("/");
    return { is: "regex", source: node.text.slice(1, close), flags: node.text.slice(close + 1), span: spanOf(x, node) };
  });
  table.handlers[K.TrueKeyword] = (x, node) => ({ is: "constant", value: true, span: spanOf(x, node) });
  table.handlers[K.FalseKeyword] = (x, node) => ({ is: "constant", value: false, span: spanOf(x, node) });
  table.handlers[K.NullKeyword] = (x, node) => ({ is: "constant", value: null, span: spanOf(x, node) });
  table.on(ts.isTemplateExpression, [K.TemplateExpression], templateValue);
  table.on(ts.isObjectLiteralExpression, [K.ObjectLiteralExpression], objectValue);
  table.on(ts.isArrayLiteralExpression, [K.ArrayLiteralExpression], (x, node) => {
    const items = argumentValues(x, node.elements);
    return items.length > MAX_ENTRIES
      ? unknownValue("literal with too many entries", spanOf(x, node))
      : { is: "array", items, span: spanOf(x, node) };
  });
  const isFunction = (node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression =>
    ts.isArrowFunction(node) || ts.isFunctionExpression(node);
  table.on(isFunction, [K.ArrowFunction, K.FunctionExpression], (x, node, name) => {
    const kind = x.ts.isArrowFunction(node) ? "arrow" : "function";
    const own = node.name === undefined ? name : x.ts.idText(node.name);
    return functionValue(x, node, kind, own);
  });
  table.on(ts.isClassExpression, [K.ClassExpression], (x, node, name) => {
    const declaration = x.declarations.push(null) - 1;
    x.visit.classLike(x, node, declaration, node.name === undefined ? name : x.ts.idText(node.name));
    return { is: "class", declaration, span: spanOf(x, node) };
  });
}

function functionValue(x: FileState, node: ts.SignatureDeclaration, kind: "arrow" | "function" | "method", name: string): Value {
  const signature = x.visit.functionLike(x, node, { kind, name, class: null, static: false });
  if (x.body.id === 0) x.signatures.set(node, signature);
  const id = signature.function;
  return id === null ? unknownValue("function without a body", spanOf(x, node)) : { is: "function", function: id, span: spanOf(x, node) };
}

/** A template with its substitutions. */
export function templateValue(x: FileState, node: ts.TemplateExpression): Value {
  const parts: (string | Value)[] = [];
  if (node.head.text !== "") parts.push(node.head.text);
  for (const span of node.templateSpans) {
    parts.push(x.visit.value(x, span.expression, ""));
    if (span.literal.text !== "") parts.push(span.literal.text);
  }
  return { is: "template", parts, span: spanOf(x, node) };
}

function objectValue(x: FileState, node: ts.ObjectLiteralExpression): Value {
  const properties: ObjectProperty[] = [];
  for (const property of node.properties) properties.push(objectProperty(x, property));
  const span = spanOf(x, node);
  return properties.length > MAX_ENTRIES ? unknownValue("literal with too many entries", span) : { is: "object", properties, span };
}

function objectProperty(x: FileState, node: ts.ObjectLiteralElementLike): ObjectProperty {
  if (x.ts.isSpreadAssignment(node)) return { is: "spread", value: x.visit.value(x, node.expression, "") };
  const key = propertyName(x, node.name);
  const computed = x.ts.isComputedPropertyName(node.name) && key === "[computed]" ? x.visit.value(x, node.name.expression, "") : null;
  const value = propertyValue(x, node, key);
  return computed === null ? { is: "property", key, keySpan: spanOf(x, node.name), value } : { is: "computed", key: computed, value };
}

function propertyValue(x: FileState, node: Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>, key: string): Value {
  if (x.ts.isPropertyAssignment(node))
    return x.visit.value(x, node.initializer, x.ts.isFunctionLike(strip(x, node.initializer)) ? key : "");
  if (x.ts.isShorthandPropertyAssignment(node)) {
    if (node.objectAssignmentInitializer !== undefined) x.visit.value(x, node.objectAssignmentInitializer, key);
    return x.visit.value(x, node.name, "");
  }
  if (x.ts.isMethodDeclaration(node)) return functionValue(x, node, "method", key);
  const kind = x.ts.isGetAccessor(node) ? "getter" : "setter";
  x.visit.functionLike(x, node, { kind, name: key, class: null, static: false });
  return unknownValue("accessor of an object literal", spanOf(x, node));
}
