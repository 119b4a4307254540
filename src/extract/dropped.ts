import type { ts } from "ts-morph";
import { isModuleCall } from "./import-facts.js";
import { strip } from "./names.js";
import { rightArm } from "./logical-arm.js";
import type { FileState } from "./state.js";

/** Walks an expression whose result is thrown away: `dropped(x, node)` of the walk. */
export function dropped(x: FileState, node: ts.Expression): void {
  const plain = strip(x, node);
  const call = x.ts.isAwaitExpression(plain) ? strip(x, plain.expression) : plain;
  if (isModuleCall(x, call)) x.requireNames.set(call, []);
  if (x.ts.isVoidExpression(plain)) {
    dropped(x, plain.expression);
    return;
  }
  const parts = commaParts(x, plain);
  if (parts.length > 1) {
    for (const part of parts) dropped(x, part);
    return;
  }
  if (isShortCircuit(x, plain)) {
    const left = x.visit.value(x, plain.left, "");
    const before = x.body.steps.length;
    rightArm(x, plain.right, left, "");
    drop(x, plain.right, before);
    return;
  }
  const before = x.body.steps.length;
  x.visit.value(x, node, "");
  drop(x, plain, before);
}

/** The operands of `a, b, c`, without recursion into its left-deep chain. */
function commaParts(x: FileState, node: ts.Expression): ts.Expression[] {
  const parts: ts.Expression[] = [];
  let at = node;
  while (x.ts.isBinaryExpression(at) && at.operatorToken.kind === x.ts.SyntaxKind.CommaToken) {
    parts.push(at.right);
    at = at.left;
  }
  return [...parts, at].reverse();
}

function isShortCircuit(x: FileState, node: ts.Expression): node is ts.BinaryExpression {
  if (!x.ts.isBinaryExpression(node)) return false;
  const kind = node.operatorToken.kind;
  const K = x.ts.SyntaxKind;
  return kind === K.AmpersandAmpersandToken || kind === K.BarBarToken || kind === K.QuestionQuestionToken;
}

/** Marks the call that an expression ends with, where its last step is that call. */
function drop(x: FileState, node: ts.Expression, before: number): void {
  const plain = strip(x, node);
  if (x.ts.isConditionalExpression(plain)) {
    markAt(x, plain.whenTrue, before);
    markAt(x, plain.whenFalse, before);
  } else markAt(x, plain, before);
}

function markAt(x: FileState, node: ts.Expression, before: number): void {
  const plain = strip(x, node);
  for (let at = x.body.steps.length - 1; at >= before; at--) {
    const step = x.body.steps[at];
    if (step?.is === "call" && step.span[1] === plain.end && isCall(x, plain) && step.span[0] >= plain.pos) {
      step.dropped = true;
      return;
    }
  }
}

function isCall(x: FileState, node: ts.Expression): boolean {
  return x.ts.isCallExpression(node) || x.ts.isNewExpression(node) || x.ts.isTaggedTemplateExpression(node);
}
