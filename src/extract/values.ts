import type { ts } from "ts-morph";
import type { Value } from "../model/index.js";
import { accessValues } from "./access-values.js";
import { callValues } from "./call-values.js";
import type { Compiler } from "./compiler.js";
import { scanUses, tooDeep } from "./deep-scan.js";
import { jsxValues } from "./jsx-values.js";
import { literalValues } from "./literal-values.js";
import { operatorValues } from "./operator-values.js";
import type { FileState } from "./state.js";
import { spanOf, unknownValue } from "./state.js";
import { syntaxTable } from "./syntax-table.js";

/** Reads expressions: `value(x, node, name)` of the walk. */
export function valueReader(ts: Compiler): (x: FileState, node: ts.Node, name: string) => Value {
  const table = syntaxTable<Value>(ts);
  literalValues(ts, table);
  accessValues(ts, table);
  callValues(ts, table);
  operatorValues(ts, table);
  jsxValues(ts, table);
  const handlers = table.handlers;
  return (x, node, name) => {
    if (x.depth >= x.limit) return tooDeep(x, node);
    const handler = handlers[node.kind];
    if (handler === undefined) {
      scanUses(x, node);
      return unknownValue("no expression", spanOf(x, node));
    }
    x.depth++;
    const value = handler(x, node, name);
    x.depth--;
    return value;
  };
}
