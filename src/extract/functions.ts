import type { ts } from "ts-morph";
import type { BindingId, BodyParameter, FunctionFacts, ParameterFact, PatternProperty, TypeRef, Value } from "../model/index.js";
import { scanUses } from "./deep-scan.js";
import { declareNames, hoistBlock, hoistVars } from "./hoist.js";
import { rightArm } from "./logical-arm.js";
import { hasModifier, propertyName } from "./names.js";
import { declareIdentifier, enterScope, leaveScope, noteUse } from "./scope.js";
import type { Body, Draft, FileState, FunctionRole, Signature } from "./state.js";
import { addStep, spanOf } from "./state.js";
import { typeParameters } from "./types.js";

/** Reads a signature and, where there is one, the body of a function: `functionLike(x, node, role)` of the walk. */
export function functionLike(x: FileState, node: ts.SignatureDeclaration, role: FunctionRole): Signature {
  const block = bodyOf(x, node);
  const outer = enterScope(x);
  if (block === null || x.depth >= x.limit) {
    const signature = block === null ? readSignature(x, node) : { parameters: [], returnType: null };
    if (block !== null) scanUses(x, node);
    leaveScope(x, outer);
    return { ...signature, function: null };
  }
  x.depth++;
  const enclosing = x.body;
  const body = openBody(x, node, role);
  if (x.ts.isFunctionExpression(node) && node.name !== undefined) bindOwnName(x, node, node.name);
  for (const parameter of node.parameters) declareNames(x, x.scope, parameter.name, "parameter", () => undefined);
  const signature = readSignature(x, node);
  body.facts.returnType = signature.returnType;
  body.facts.parameters = node.parameters
    .filter((parameter) => !isThis(x, parameter))
    .map((parameter, index) => bodyParameter(x, parameter, signature.parameters[index]?.type ?? null));
  if (x.ts.isConstructorDeclaration(node)) assignParameterProperties(x, node);
  runBody(x, block);
  x.body = enclosing;
  leaveScope(x, outer);
  x.depth--;
  return { ...signature, function: body.id };
}

/** Begins a new body; the caller puts the enclosing one back. */
export function openBody(x: FileState, node: ts.Node, role: FunctionRole): Body {
  const span = spanOf(x, node);
  const steps: Body["steps"] = [];
  const places: Body["places"] = [{ is: "body", span }];
  const facts: Draft<FunctionFacts> = {
    name: role.name,
    kind: role.kind,
    parent: role.kind === "module" ? null : x.body.id,
    class: role.class,
    static: role.static,
    async: isAsync(x, node),
    generator: isGenerator(x, node),
    parameters: [],
    returnType: null,
    argumentOf: null,
    places,
    steps,
    span,
  };
  const id = x.functions.push(facts) - 1;
  x.body = { id, facts, steps, places, place: 0, constructs: 0 };
  return x.body;
}

/** Whether a function is `async`. */
export function isAsync(x: FileState, node: ts.Node): boolean {
  return x.ts.canHaveModifiers(node) && hasModifier(node, x.ts.SyntaxKind.AsyncKeyword);
}

function isGenerator(x: FileState, node: ts.Node): boolean {
  return (
    (x.ts.isFunctionDeclaration(node) || x.ts.isFunctionExpression(node) || x.ts.isMethodDeclaration(node)) &&
    node.asteriskToken !== undefined
  );
}

function runBody(x: FileState, block: ts.ConciseBody): void {
  if (x.ts.isBlock(block)) {
    hoistVars(x, block.statements, false);
    hoistBlock(x, block.statements, false);
    x.visit.statements(x, block.statements);
    return;
  }
  const value = x.visit.value(x, block, "");
  addStep(x, { is: "return", value, at: x.body.place, span: spanOf(x, block) });
}

function bindOwnName(x: FileState, node: ts.FunctionExpression, name: ts.Identifier): void {
  const binding = declareIdentifier(x, x.scope, name, "function");
  const value: Value = { is: "function", function: x.body.id, span: spanOf(x, node) };
  addStep(x, { is: "bind", binding, value, at: 0, span: spanOf(x, name) });
  enterScope(x);
}

function readSignature(
  x: FileState,
  node: ts.SignatureDeclaration,
): { readonly parameters: readonly Draft<ParameterFact>[]; readonly returnType: TypeRef | null } {
  typeParameters(x, node.typeParameters);
  const parameters = node.parameters.filter((parameter) => !isThis(x, parameter)).map((parameter) => parameterFact(x, parameter));
  for (const parameter of node.parameters) if (isThis(x, parameter) && parameter.type !== undefined) x.visit.type(x, parameter.type);
  return { parameters, returnType: node.type === undefined ? null : x.visit.type(x, node.type) };
}

function parameterFact(x: FileState, node: ts.ParameterDeclaration): Draft<ParameterFact> {
  return {
    name: x.ts.isIdentifier(node.name) ? x.ts.idText(node.name) : "",
    type: node.type === undefined ? null : x.visit.type(x, node.type),
    optional: node.questionToken !== undefined || node.initializer !== undefined,
    rest: node.dotDotDotToken !== undefined,
    decorators: [],
    span: spanOf(x, node),
  };
}

function bodyParameter(x: FileState, node: ts.ParameterDeclaration, type: TypeRef | null): BodyParameter {
  const rest = node.dotDotDotToken !== undefined;
  const whenMissing = node.initializer === undefined ? null : defaultValue(x, node.initializer, propertyName(x, node.name));
  if (!x.ts.isIdentifier(node.name)) return { binding: null, rest, default: whenMissing, properties: patternProperties(x, node.name, []) };
  const binding = bindingOf(x, node.name);
  const draft = x.bindings[binding];
  if (draft !== undefined) draft.type = type;
  return { binding, rest, default: whenMissing, properties: [] };
}

function patternProperties(x: FileState, pattern: ts.BindingPattern, path: readonly string[]): PatternProperty[] {
  const found: PatternProperty[] = [];
  const isObject = x.ts.isObjectBindingPattern(pattern);
  pattern.elements.forEach((element, index) => {
    if (x.ts.isOmittedExpression(element)) return;
    const named = element.propertyName ?? element.name;
    if (element.propertyName !== undefined && x.ts.isComputedPropertyName(element.propertyName))
      x.visit.value(x, element.propertyName.expression, "");
    const key = element.dotDotDotToken !== undefined ? "..." : isObject ? propertyName(x, named) : String(index);
    const whenMissing = element.initializer === undefined ? null : defaultValue(x, element.initializer, key);
    if (x.ts.isIdentifier(element.name)) found.push({ path: [...path, key], binding: bindingOf(x, element.name), default: whenMissing });
    else if (path.length < x.limit) found.push(...patternProperties(x, element.name, [...path, key]));
  });
  return found;
}

/** A default runs only where the value is missing. */
export function defaultValue(x: FileState, node: ts.Expression, name: string): Value {
  return rightArm(x, node, null, name);
}

function assignParameterProperties(x: FileState, node: ts.ConstructorDeclaration): void {
  for (const parameter of node.parameters) {
    if (!x.ts.isIdentifier(parameter.name) || !x.ts.isParameterPropertyDeclaration(parameter, node)) continue;
    const span = spanOf(x, parameter.name);
    const target: Value = { is: "member", of: { is: "this", span }, name: x.ts.idText(parameter.name), optional: false, span };
    const value: Value = { is: "binding", binding: bindingOf(x, parameter.name), span };
    addStep(x, { is: "assign", target, operator: "=", value, at: 0, span });
  }
}

/** The binding of a name that the current scope declares. */
function bindingOf(x: FileState, node: ts.Identifier): BindingId {
  return x.scope.names.get(x.ts.idText(node)) ?? declareIdentifier(x, x.scope, node, "parameter");
}

function isThis(x: FileState, node: ts.ParameterDeclaration): boolean {
  return x.ts.isIdentifier(node.name) && x.ts.idText(node.name) === "this";
}

function bodyOf(x: FileState, node: ts.SignatureDeclaration): ts.ConciseBody | null {
  if (x.ts.isArrowFunction(node)) return node.body;
  return x.ts.isFunctionLike(node) && "body" in node && node.body !== undefined && x.ts.isBlock(node.body) ? node.body : null;
}

/** Notes that a name is the whole type in a decorated signature, as the compiler's metadata sees it. */
export function markDecorated(x: FileState, type: TypeRef | null): void {
  if (type === null) return;
  if (type.is === "reference") noteUse(x, type.binding, "decorated", null);
  if (type.is !== "union") return;
  const parts = type.items.filter(
    (item) =>
      !(item.is === "keyword" && (item.name === "undefined" || item.name === "never")) && !(item.is === "literal" && item.value === null),
  );
  const [first, ...others] = parts;
  if (first?.is === "reference" && others.every((part) => part.is === "reference" && part.name === first.name)) markDecorated(x, first);
}
