import type { ts } from "ts-morph";
import type { Argument, TypeRef, Value } from "../model/index.js";
import { argumentValues } from "./argument-values.js";
import type { Compiler } from "./compiler.js";
import { addModuleCall, importedName, isModuleCall } from "./import-facts.js";
import { propertyName, strip } from "./names.js";
import type { FileState, NameDraft } from "./state.js";
import { addStep, spanOf } from "./state.js";
import type { SyntaxTable } from "./syntax-table.js";

/** Calls, constructions, awaits and yields: each is a step, and its value the step's result. */
export function callValues(ts: Compiler, table: SyntaxTable<Value>): void {
  const K = ts.SyntaxKind;
  table.on(ts.isCallExpression, [K.CallExpression], callValue);
  table.on(ts.isNewExpression, [K.NewExpression], (x, node) => {
    const callee = x.visit.value(x, node.expression, "");
    return call(x, node, {
      form: "new",
      callee,
      args: argumentValues(x, node.arguments),
      typeArgs: typesOf(x, node.typeArguments),
      optional: false,
    });
  });
  table.on(ts.isTaggedTemplateExpression, [K.TaggedTemplateExpression], (x, node) => {
    const callee = x.visit.value(x, node.tag, "");
    const value = x.visit.value(x, node.template, "");
    return call(x, node, {
      form: "tagged",
      callee,
      args: [{ value, spread: false }],
      typeArgs: typesOf(x, node.typeArguments),
      optional: false,
    });
  });
  table.on(ts.isAwaitExpression, [K.AwaitExpression], (x, node) => {
    const value = x.visit.value(x, node.expression, "");
    const span = spanOf(x, node);
    return { is: "result", step: addStep(x, { is: "await", value, at: x.body.place, span }), span };
  });
  table.on(ts.isYieldExpression, [K.YieldExpression], (x, node) => {
    const value = node.expression === undefined ? null : x.visit.value(x, node.expression, "");
    const span = spanOf(x, node);
    return {
      is: "result",
      step: addStep(x, { is: "yield", value, delegate: node.asteriskToken !== undefined, at: x.body.place, span }),
      span,
    };
  });
  table.on(ts.isExpressionWithTypeArguments, [K.ExpressionWithTypeArguments], (x, node) => {
    typesOf(x, node.typeArguments);
    return x.visit.value(x, node.expression, "");
  });
}

function callValue(x: FileState, node: ts.CallExpression): Value {
  if (isModuleCall(x, node)) addModuleCall(x, node);
  else namesTakenByThen(x, node);
  const callee = x.visit.value(x, node.expression, "");
  const typeArgs = typesOf(x, node.typeArguments);
  const args = argumentValues(x, node.arguments);
  const optional = node.questionDotToken !== undefined;
  return call(x, node, { form: callee.is === "super" ? "super" : "call", callee, args, typeArgs, optional });
}

interface Call {
  readonly form: "call" | "new" | "tagged" | "super";
  readonly callee: Value;
  readonly args: readonly Argument[];
  readonly typeArgs: readonly TypeRef[];
  readonly optional: boolean;
}

function call(x: FileState, node: ts.Node, what: Call): Value {
  const span = spanOf(x, node);
  const step = addStep(x, { is: "call", ...what, dropped: false, at: x.body.place, span });
  what.args.forEach(({ value }, index) => {
    const facts = value.is === "function" ? x.functions[value.function] : undefined;
    if (facts !== undefined) facts.argumentOf = { step, index };
  });
  return { is: "result", step, span };
}

function typesOf(x: FileState, nodes: readonly ts.TypeNode[] | undefined): readonly TypeRef[] {
  return nodes === undefined ? [] : nodes.map((node) => x.visit.type(x, node));
}

/** `import("m").then((m) => m.OrderModule)` and `.then(({ OrderModule }) => …)` take names from the module. */
function namesTakenByThen(x: FileState, node: ts.CallExpression): void {
  const callee = node.expression;
  if (!x.ts.isPropertyAccessExpression(callee) || x.ts.idText(callee.name) !== "then" || !isModuleCall(x, callee.expression)) return;
  const handler = node.arguments[0];
  const parameter = handler !== undefined && x.ts.isArrowFunction(handler) ? handler.parameters[0] : undefined;
  const names =
    handler === undefined || parameter === undefined || !x.ts.isArrowFunction(handler) ? null : takenNames(x, parameter, handler.body);
  const whole = importedName("*", null, false, null, spanOf(x, callee.expression));
  x.requireNames.set(callee.expression, (names ?? [whole]).map(usedWhole));
}

function takenNames(x: FileState, parameter: ts.ParameterDeclaration, body: ts.ConciseBody): NameDraft[] | null {
  if (x.ts.isObjectBindingPattern(parameter.name)) {
    if (parameter.name.elements.some((element) => element.dotDotDotToken !== undefined)) return null;
    return parameter.name.elements.map((element) =>
      importedName(propertyName(x, element.propertyName ?? element.name), null, false, null, spanOf(x, element)),
    );
  }
  const taken = x.ts.isBlock(body) ? body : strip(x, body);
  if (!x.ts.isPropertyAccessExpression(taken) || !x.ts.isIdentifier(taken.expression) || !x.ts.isIdentifier(parameter.name)) return null;
  if (x.ts.idText(taken.expression) !== x.ts.idText(parameter.name)) return null;
  return [importedName(x.ts.idText(taken.name), null, false, null, spanOf(x, taken.name))];
}

function usedWhole(name: NameDraft): NameDraft {
  name.uses.value = true;
  name.uses.whole = name.uses.hasMembers;
  return name;
}
