import type { ts } from "ts-morph";
import type { Value } from "../model/index.js";
import { addModuleCall } from "./import-facts.js";
import { lookupType, lookupValue, noteUse } from "./scope.js";
import type { FileState } from "./state.js";
import { spanOf, unknownValue } from "./state.js";

/** Reason of a value that stands deeper than the walk goes. */
export const TOO_DEEP = "nested too deeply";

/** Gives up the value of an expression, but not the names and modules that it uses; needs no stack. */
export function tooDeep(x: FileState, node: ts.Node): Value {
  scanUses(x, node);
  return unknownValue(TOO_DEEP, spanOf(x, node));
}

/** Notes the uses of names and modules under a node without following its structure. */
export function scanUses(x: FileState, root: ts.Node): void {
  const open: ts.Node[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (x.ts.isIdentifier(node)) {
      const name = x.ts.idText(node);
      noteUse(x, lookupValue(x, name), "value", null);
    } else if (x.ts.isTypeReferenceNode(node) && x.ts.isIdentifier(node.typeName)) {
      noteUse(x, lookupType(x, x.ts.idText(node.typeName)), "type", null);
      for (const argument of node.typeArguments ?? []) open.push(argument);
      continue;
    } else if (x.ts.isCallExpression(node)) addModuleCall(x, node);
    x.ts.forEachChild(node, (child) => {
      open.push(child);
    });
  }
}
