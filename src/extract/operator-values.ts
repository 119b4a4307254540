import type { ts } from "ts-morph";
import type { Value } from "../model/index.js";
import { assignmentValue, updateValue } from "./assignment-values.js";
import type { Compiler } from "./compiler.js";
import { TOO_DEEP } from "./deep-scan.js";
import { rightArm } from "./logical-arm.js";
import type { FileState } from "./state.js";
import { addStep, closeExpressionPlace, nextConstruct, openPlace, spanOf, unknownValue } from "./state.js";
import type { SyntaxTable } from "./syntax-table.js";

/** Each arm of `a || b || c` repeats what stands before it, which grows with the square of its length: longer chains have arms without a test. */
const MAX_TEST_CHAIN = 8;

/** Operators, and the wrappers that leave a value as it is. */
export function operatorValues(ts: Compiler, table: SyntaxTable<Value>): void {
  const K = ts.SyntaxKind;
  table.on(ts.isBinaryExpression, [K.BinaryExpression], binaryValue);
  table.on(ts.isConditionalExpression, [K.ConditionalExpression], conditionalValue);
  table.on(ts.isPrefixUnaryExpression, [K.PrefixUnaryExpression], prefixValue);
  table.on(ts.isPostfixUnaryExpression, [K.PostfixUnaryExpression], (x, node) =>
    updateValue(x, node.operand, operatorText(x, node.operator), spanOf(x, node)),
  );
  table.on(ts.isTypeOfExpression, [K.TypeOfExpression], (x, node) => ({
    is: "unary",
    operator: "typeof",
    operand: x.visit.value(x, node.expression, ""),
    span: spanOf(x, node),
  }));
  table.on(ts.isVoidExpression, [K.VoidExpression], (x, node) => {
    x.visit.dropped(x, node.expression);
    return { is: "undefined", span: spanOf(x, node) };
  });
  table.on(ts.isDeleteExpression, [K.DeleteExpression], (x, node) => {
    const span = spanOf(x, node);
    addStep(x, { is: "assign", target: x.visit.value(x, node.expression, ""), operator: "delete", value: null, at: x.body.place, span });
    return { is: "constant", value: true, span };
  });
  table.on(ts.isParenthesizedExpression, [K.ParenthesizedExpression], (x, node, name) => x.visit.value(x, node.expression, name));
  table.on(ts.isNonNullExpression, [K.NonNullExpression], (x, node, name) => x.visit.value(x, node.expression, name));
  const isCast = (node: ts.Node): node is ts.AsExpression | ts.SatisfiesExpression | ts.TypeAssertion =>
    ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isTypeAssertionExpression(node);
  table.on(isCast, [K.AsExpression, K.SatisfiesExpression, K.TypeAssertionExpression], (x, node, name) => {
    x.visit.type(x, node.type);
    return x.visit.value(x, node.expression, name);
  });
}

/** Left-deep chains are walked without recursion: a generated sum has thousands of terms. */
function binaryValue(x: FileState, node: ts.BinaryExpression, name: string): Value {
  if (isAssignment(x, node)) return assignmentValue(x, node);
  const spine: ts.BinaryExpression[] = [node];
  let leftmost = node.left;
  while (x.ts.isBinaryExpression(leftmost) && !isAssignment(x, leftmost)) {
    spine.push(leftmost);
    leftmost = leftmost.left;
  }
  const kept = x.depth + spine.length <= x.limit;
  if (kept) x.depth += spine.length;
  let left = firstOperand(x, leftmost, spine[spine.length - 1], name);
  if (kept) x.depth -= spine.length;
  for (let at = spine.length - 1; at >= 0; at--) {
    const part = spine[at];
    if (part === undefined) break;
    left = combined(x, part, left, spine[at - 1], name, spine.length - at <= MAX_TEST_CHAIN);
    if (!kept) left = unknownValue(TOO_DEEP, left.span);
  }
  return left;
}

function firstOperand(x: FileState, node: ts.Expression, parent: ts.BinaryExpression | undefined, name: string): Value {
  if (parent?.operatorToken.kind !== x.ts.SyntaxKind.CommaToken) return x.visit.value(x, node, name);
  x.visit.dropped(x, node);
  return { is: "undefined", span: spanOf(x, node) };
}

function combined(
  x: FileState,
  node: ts.BinaryExpression,
  left: Value,
  parent: ts.BinaryExpression | undefined,
  name: string,
  keepsTest: boolean,
): Value {
  const K = x.ts.SyntaxKind;
  const operator = node.operatorToken.kind;
  const span = spanOf(x, node);
  if (operator === K.CommaToken) {
    if (parent?.operatorToken.kind !== K.CommaToken) return x.visit.value(x, node.right, name);
    x.visit.dropped(x, node.right);
    return { is: "undefined", span };
  }
  if (operator === K.AmpersandAmpersandToken || operator === K.BarBarToken || operator === K.QuestionQuestionToken) {
    const right = rightArm(x, node.right, keepsTest ? left : null, name);
    return {
      is: "logical",
      operator: operator === K.AmpersandAmpersandToken ? "&&" : operator === K.BarBarToken ? "||" : "??",
      left,
      right,
      span,
    };
  }
  return { is: "binary", operator: operatorText(x, operator), left, right: x.visit.value(x, node.right, ""), span };
}

function conditionalValue(x: FileState, node: ts.ConditionalExpression, name: string): Value {
  const test = x.visit.value(x, node.condition, "");
  const construct = nextConstruct(x);
  const arm = (branch: ts.Expression, index: number): Value => {
    const steps = x.body.steps.length;
    const place = openPlace(x, {
      is: "branch",
      in: x.body.place,
      construct,
      form: "conditional",
      arm: index,
      test: index === 0 ? test : null,
      exits: false,
      span: spanOf(x, branch),
    });
    const value = x.visit.value(x, branch, name);
    closeExpressionPlace(x, place, steps);
    return value;
  };
  const then = arm(node.whenTrue, 0);
  return { is: "conditional", test, then, else: arm(node.whenFalse, 1), span: spanOf(x, node) };
}

function prefixValue(x: FileState, node: ts.PrefixUnaryExpression): Value {
  const K = x.ts.SyntaxKind;
  const span = spanOf(x, node);
  if (node.operator === K.PlusPlusToken || node.operator === K.MinusMinusToken)
    return updateValue(x, node.operand, operatorText(x, node.operator), span);
  if (node.operator === K.MinusToken && x.ts.isNumericLiteral(node.operand)) {
    const value = -Number(node.operand.text);
    if (Number.isFinite(value) && value !== 0) return { is: "constant", value, span };
  }
  return { is: "unary", operator: operatorText(x, node.operator), operand: x.visit.value(x, node.operand, ""), span };
}

function isAssignment(x: FileState, node: ts.BinaryExpression): boolean {
  const kind = node.operatorToken.kind;
  return kind >= x.ts.SyntaxKind.FirstAssignment && kind <= x.ts.SyntaxKind.LastAssignment;
}

function operatorText(x: FileState, kind: ts.SyntaxKind): string {
  return x.ts.tokenToString(kind) ?? "";
}
