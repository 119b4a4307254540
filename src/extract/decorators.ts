import type { ts } from "ts-morph";
import type { Decorator } from "../model/index.js";
import { argumentValues } from "./argument-values.js";
import { dottedName, textOf } from "./names.js";
import { lookupValue, noteUse } from "./scope.js";
import type { FileState } from "./state.js";
import { spanOf } from "./state.js";

/** The decorators of a class, member or parameter; results in their arguments are steps of the current body. */
export function decoratorsOf(x: FileState, node: ts.Node): readonly Decorator[] {
  if (!x.ts.canHaveDecorators(node) || node.modifiers === undefined) return none;
  const found: Decorator[] = [];
  for (const modifier of node.modifiers) if (x.ts.isDecorator(modifier)) found.push(decorator(x, modifier));
  return found;
}

const none: readonly Decorator[] = [];

function decorator(x: FileState, node: ts.Decorator): Decorator {
  const expression = node.expression;
  const called = x.ts.isCallExpression(expression);
  const callee = x.ts.isCallExpression(expression) ? expression.expression : expression;
  const name = dottedName(x, callee);
  const binding = name === null ? null : lookupValue(x, x.ts.idText(name.head));
  if (name === null) x.visit.value(x, callee, "");
  else noteUse(x, binding, "value", name.member);
  if (x.ts.isCallExpression(expression)) for (const type of expression.typeArguments ?? []) x.visit.type(x, type);
  const args = x.ts.isCallExpression(expression) ? argumentValues(x, expression.arguments) : [];
  return { name: name?.name ?? textOf(x, callee), binding, called, args, span: spanOf(x, node) };
}
