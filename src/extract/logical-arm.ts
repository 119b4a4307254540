import type { ts } from "ts-morph";
import type { Value } from "../model/index.js";
import type { FileState } from "./state.js";
import { closeExpressionPlace, nextConstruct, openPlace, spanOf } from "./state.js";

/** The right side of a logical operator runs only sometimes. */
export function rightArm(x: FileState, node: ts.Expression, test: Value | null, name: string): Value {
  const steps = x.body.steps.length;
  const place = openPlace(x, {
    is: "branch",
    in: x.body.place,
    construct: nextConstruct(x),
    form: "logical",
    arm: 0,
    test,
    exits: false,
    span: spanOf(x, node),
  });
  const right = x.visit.value(x, node, name);
  closeExpressionPlace(x, place, steps);
  return right;
}
