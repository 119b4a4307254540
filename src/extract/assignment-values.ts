import type { ts } from "ts-morph";
import type { Span, Value } from "../model/index.js";
import { commonJsExport, commonJsName } from "./export-facts.js";
import { propertyName, strip } from "./names.js";
import { rightArm } from "./logical-arm.js";
import { itemPart, propertyPart, withDefault } from "./patterns.js";
import type { FileState } from "./state.js";
import { addStep, spanOf, unknownValue } from "./state.js";

/** `a = b`, `a += b`, `a ??= b`, `({ a } = b)`: steps, and the assigned value. */
export function assignmentValue(x: FileState, node: ts.BinaryExpression): Value {
  const target = strip(x, node.left);
  const operator = x.ts.tokenToString(node.operatorToken.kind) ?? "=";
  const span = spanOf(x, node);
  if (operator === "=" && (x.ts.isObjectLiteralExpression(target) || x.ts.isArrayLiteralExpression(target))) {
    const value = x.visit.value(x, node.right, "");
    assignParts(x, target, value);
    return value;
  }
  const exported = operator === "=" ? commonJsName(x, target) : null;
  if (exported !== null) {
    const imports = x.imports.length;
    const value = x.visit.value(x, node.right, exported === "export=" ? "" : exported);
    commonJsExport(x, exported, node.right, span, imports);
    addStep(x, { is: "export", name: exported, value, at: x.body.place, span });
    return value;
  }
  const to = targetValue(x, target);
  const name = targetName(x, target);
  const conditional = operator === "&&=" || operator === "||=" || operator === "??=";
  const value = conditional ? rightArm(x, node.right, to, name) : x.visit.value(x, node.right, name);
  addStep(x, { is: "assign", target: to, operator, value, at: x.body.place, span });
  return operator === "=" ? value : to;
}

/** `a++` and `--a`. */
export function updateValue(x: FileState, operand: ts.Expression, operator: string, span: Span): Value {
  const target = targetValue(x, strip(x, operand));
  addStep(x, { is: "assign", target, operator, value: null, at: x.body.place, span });
  return target;
}

/** The value that stands for what is written to; its binding is no longer what its declaration said. */
export function targetValue(x: FileState, node: ts.Expression): Value {
  const value = x.visit.value(x, node, "");
  const binding = value.is === "binding" ? x.bindings[value.binding] : undefined;
  if (binding !== undefined) binding.reassigned = true;
  return value;
}

/** Assigns the parts of a value to the targets of a destructuring assignment or loop head. */
export function assignParts(x: FileState, target: ts.Expression, value: Value): void {
  if (x.depth >= x.limit) return;
  x.depth++;
  if (x.ts.isArrayLiteralExpression(target)) {
    target.elements.forEach((element, index) => {
      if (x.ts.isOmittedExpression(element)) return;
      const rest = x.ts.isSpreadElement(element);
      const span = spanOf(x, element);
      const part = rest ? unknownValue("rest of a destructured value", span) : itemPart(value, index, span);
      assignPart(x, rest ? element.expression : element, part);
    });
  } else if (x.ts.isObjectLiteralExpression(target)) {
    for (const property of target.properties) assignProperty(x, property, value);
  } else {
    const to = targetValue(x, target);
    addStep(x, { is: "assign", target: to, operator: "=", value, at: x.body.place, span: spanOf(x, target) });
  }
  x.depth--;
}

function assignProperty(x: FileState, property: ts.ObjectLiteralElementLike, value: Value): void {
  const span = spanOf(x, property);
  if (x.ts.isSpreadAssignment(property)) assignPart(x, property.expression, unknownValue("rest of a destructured value", span));
  else if (x.ts.isPropertyAssignment(property)) assignPart(x, property.initializer, propertyPart(x, value, property.name, span));
  else if (x.ts.isShorthandPropertyAssignment(property)) {
    const part = withDefault(
      x,
      propertyPart(x, value, property.name, span),
      property.objectAssignmentInitializer,
      propertyName(x, property.name),
    );
    assignParts(x, property.name, part);
  }
}

function assignPart(x: FileState, target: ts.Expression, part: Value): void {
  const plain = strip(x, target);
  if (x.ts.isBinaryExpression(plain) && plain.operatorToken.kind === x.ts.SyntaxKind.EqualsToken) {
    assignParts(x, strip(x, plain.left), withDefault(x, part, plain.right, targetName(x, plain.left)));
  } else assignParts(x, plain, part);
}

function targetName(x: FileState, target: ts.Expression): string {
  if (x.ts.isIdentifier(target)) return x.ts.idText(target);
  return x.ts.isPropertyAccessExpression(target) ? x.ts.idText(target.name) : "";
}
