import type { ts } from "ts-morph";
import { scanUses } from "./deep-scan.js";
import { hoistBlock } from "./hoist.js";
import { enterScope, leaveScope } from "./scope.js";
import type { Completion, FileState } from "./state.js";
import { NORMAL } from "./state.js";

/** Walks one inner statement, a block in its own scope; gives up its steps where it stands too deep. */
export function nestedStatement(x: FileState, node: ts.Statement): Completion {
  if (x.depth >= x.limit) {
    scanUses(x, node);
    return NORMAL;
  }
  x.depth++;
  const completion = scopedStatements(x, x.ts.isBlock(node) ? node.statements : [node]);
  x.depth--;
  return completion;
}

/** Walks the statements of a block in their own scope. */
export function scopedStatements(x: FileState, statements: readonly ts.Statement[]): Completion {
  const outer = enterScope(x);
  hoistBlock(x, statements, false);
  const completion = x.visit.statements(x, statements);
  leaveScope(x, outer);
  return completion;
}
