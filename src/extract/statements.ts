import type { ts } from "ts-morph";
import type { Compiler } from "./compiler.js";
import { declareStatements } from "./declaration-statements.js";
import { flowStatements } from "./flow-statements.js";
import { loopStatements } from "./loop-statements.js";
import type { Completion, FileState } from "./state.js";
import { BREAKS, CONTINUES, JUMPS, LEAVES, NORMAL, addStep, spanOf } from "./state.js";
import type { SyntaxTable } from "./syntax-table.js";
import { syntaxTable } from "./syntax-table.js";
import { nestedStatement } from "./nested-statement.js";

/** Walks the statements of a block whose names are declared: `statements(x, nodes)` of the walk. */
export function statementWalker(ts: Compiler): (x: FileState, nodes: readonly ts.Statement[]) => Completion {
  const table = syntaxTable<Completion>(ts);
  simpleStatements(ts, table);
  flowStatements(ts, table);
  loopStatements(ts, table);
  declareStatements(ts, table);
  return (x, nodes) => {
    let completion = NORMAL;
    for (const node of nodes) {
      const handler = table.handlers[node.kind];
      const own = handler === undefined ? NORMAL : handler(x, node, "");
      if ((completion & NORMAL) !== 0) completion = (completion & ~NORMAL) | own;
    }
    return completion;
  };
}

function simpleStatements(ts: Compiler, table: SyntaxTable<Completion>): void {
  const K = ts.SyntaxKind;
  table.on(ts.isExpressionStatement, [K.ExpressionStatement], (x, node) => {
    x.visit.dropped(x, node.expression);
    return NORMAL;
  });
  table.on(ts.isReturnStatement, [K.ReturnStatement], (x, node) => {
    const value = node.expression === undefined ? null : x.visit.value(x, node.expression, "");
    addStep(x, { is: "return", value, at: x.body.place, span: spanOf(x, node) });
    return LEAVES;
  });
  table.on(ts.isThrowStatement, [K.ThrowStatement], (x, node) => {
    const value = x.visit.value(x, node.expression, "");
    addStep(x, { is: "throw", value, at: x.body.place, span: spanOf(x, node) });
    return LEAVES;
  });
  table.on(ts.isBlock, [K.Block], (x, node) => nestedStatement(x, node));
  table.on(ts.isBreakStatement, [K.BreakStatement], (_, node) => (node.label === undefined ? BREAKS : JUMPS));
  table.on(ts.isContinueStatement, [K.ContinueStatement], (_, node) => (node.label === undefined ? CONTINUES : JUMPS));
  table.on(ts.isLabeledStatement, [K.LabeledStatement], (x, node) => {
    const inner = nestedStatement(x, node.statement);
    return (inner & JUMPS) === 0 ? inner : inner | NORMAL;
  });
  table.on(ts.isWithStatement, [K.WithStatement], (x, node) => {
    x.visit.value(x, node.expression, "");
    return nestedStatement(x, node.statement) | NORMAL;
  });
}
