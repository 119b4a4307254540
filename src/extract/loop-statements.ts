import type { ts } from "ts-morph";
import type { Place, Value } from "../model/index.js";
import { assignParts } from "./assignment-values.js";
import type { Compiler } from "./compiler.js";
import { variableDeclarations } from "./declaration-statements.js";
import { variableKind, variableList } from "./hoist.js";
import { nestedStatement } from "./nested-statement.js";
import { strip } from "./names.js";
import { enterScope, leaveScope } from "./scope.js";
import type { Completion, Draft, FileState } from "./state.js";
import { BREAKS, CONTINUES, JUMPS, NORMAL, closePlace, openPlace, spanOf } from "./state.js";
import type { SyntaxTable } from "./syntax-table.js";

/** Loops. */
export function loopStatements(ts: Compiler, table: SyntaxTable<Completion>): void {
  const K = ts.SyntaxKind;
  table.on(ts.isForStatement, [K.ForStatement], forStatement);
  const isForEach = (node: ts.Node): node is ts.ForInOrOfStatement => ts.isForOfStatement(node) || ts.isForInStatement(node);
  table.on(isForEach, [K.ForOfStatement, K.ForInStatement], forEachStatement);
  table.on(ts.isWhileStatement, [K.WhileStatement], (x, node) => {
    const place = openPlace(x, loop(x, node, "while", null, false));
    x.visit.value(x, node.expression, "");
    return endLoop(x, place, nestedStatement(x, node.statement), node.expression);
  });
  table.on(ts.isDoStatement, [K.DoStatement], (x, node) => {
    const place = openPlace(x, loop(x, node, "do", null, false));
    const completion = nestedStatement(x, node.statement);
    x.visit.value(x, node.expression, "");
    const first = completion & (NORMAL | CONTINUES) ? NORMAL : 0;
    return (endLoop(x, place, completion, node.expression) & ~NORMAL) | first | (completion & BREAKS ? NORMAL : 0);
  });
}

function forStatement(x: FileState, node: ts.ForStatement): Completion {
  const outer = enterScope(x);
  const head = node.initializer;
  if (head !== undefined && x.ts.isVariableDeclarationList(head)) {
    declareHead(x, head);
    variableDeclarations(x, head);
  } else if (head !== undefined) x.visit.dropped(x, head);
  const place = openPlace(x, loop(x, node, "for", null, false));
  if (node.condition !== undefined) x.visit.value(x, node.condition, "");
  const body = nestedStatement(x, node.statement);
  if (node.incrementor !== undefined) x.visit.dropped(x, node.incrementor);
  const completion = endLoop(x, place, body, node.condition);
  leaveScope(x, outer);
  return completion;
}

function forEachStatement(x: FileState, node: ts.ForInOrOfStatement): Completion {
  const isOf = x.ts.isForOfStatement(node);
  const over = x.visit.value(x, node.expression, "");
  const outer = enterScope(x);
  const place = openPlace(
    x,
    loop(x, node, isOf ? "for-of" : "for-in", over, x.ts.isForOfStatement(node) && node.awaitModifier !== undefined),
  );
  const span = spanOf(x, node.initializer);
  const because = isOf ? "each element of a loop" : "each key of a loop";
  const each: Value = { is: "unknown", because, span };
  const current: Value = isOf ? { is: "element", of: over, key: each, optional: false, span } : each;
  if (x.ts.isVariableDeclarationList(node.initializer)) {
    declareHead(x, node.initializer);
    // Also visits the initialiser that old JavaScript allows here: `for (var key = 1 in order)`.
    variableDeclarations(x, node.initializer);
    for (const declaration of node.initializer.declarations) x.visit.bind(x, declaration.name, current);
  } else assignParts(x, strip(x, node.initializer), current);
  const body = nestedStatement(x, node.statement);
  endLoop(x, place, body, undefined);
  leaveScope(x, outer);
  return (body & ~BREAKS & ~CONTINUES) | NORMAL;
}

function declareHead(x: FileState, list: ts.VariableDeclarationList): void {
  const kind = variableKind(x, list);
  if (kind !== "var") variableList(x, list, x.scope, kind, false);
}

function loop(
  x: FileState,
  node: ts.Statement,
  form: "for" | "for-of" | "for-in" | "while" | "do",
  over: Value | null,
  awaits: boolean,
): Draft<Place> {
  return { is: "loop", in: x.body.place, form, over, awaits, span: spanOf(x, node) };
}

/** What follows a loop runs unless its condition is always true and nothing breaks out of it. */
function endLoop(x: FileState, place: number, body: Completion, condition: ts.Expression | undefined): Completion {
  closePlace(x, place, body);
  const ends = (body & (BREAKS | JUMPS)) !== 0 || (condition !== undefined && condition.kind !== x.ts.SyntaxKind.TrueKeyword);
  return (body & ~(BREAKS | CONTINUES | NORMAL)) | (ends ? NORMAL : 0);
}
