import type { ts } from "ts-morph";
import type { Argument } from "../model/index.js";
import type { FileState } from "./state.js";

/** Arguments of a call or items of an array. */
export function argumentValues(x: FileState, nodes: readonly ts.Expression[] | undefined): Argument[] {
  return nodes === undefined ? [] : nodes.map((node) => argumentValue(x, node));
}

function argumentValue(x: FileState, node: ts.Expression): Argument {
  if (x.ts.isSpreadElement(node)) return { value: x.visit.value(x, node.expression, ""), spread: true };
  if (x.ts.isOmittedExpression(node)) return { value: { is: "undefined", span: [node.pos, node.end] }, spread: false };
  return { value: x.visit.value(x, node, ""), spread: false };
}
