import type { ts } from "ts-morph";
import type { PlaceId, Value } from "../model/index.js";
import type { Compiler } from "./compiler.js";
import { declareNames, hoistBlock } from "./hoist.js";
import { nestedStatement, scopedStatements } from "./nested-statement.js";
import { enterScope, leaveScope } from "./scope.js";
import type { Completion, FileState } from "./state.js";
import { BREAKS, NORMAL, closePlace, nextConstruct, openPlace, spanOf, unknownValue } from "./state.js";
import type { SyntaxTable } from "./syntax-table.js";

/** `if`, `switch` and `try`. */
export function flowStatements(ts: Compiler, table: SyntaxTable<Completion>): void {
  const K = ts.SyntaxKind;
  table.on(ts.isIfStatement, [K.IfStatement], ifStatement);
  table.on(ts.isSwitchStatement, [K.SwitchStatement], switchStatement);
  table.on(ts.isTryStatement, [K.TryStatement], tryStatement);
}

/** `else if` is an `if` inside the other arm; a long chain of them is walked without recursion. */
function ifStatement(x: FileState, first: ts.IfStatement): Completion {
  const open: { readonly otherwise: PlaceId; readonly then: Completion }[] = [];
  let completion = 0;
  let node: ts.Statement | undefined = first;
  while (node !== undefined && x.ts.isIfStatement(node)) {
    const test = x.visit.value(x, node.expression, "");
    const construct = nextConstruct(x);
    const then = branch(x, node.thenStatement, construct, test);
    node = node.elseStatement;
    if (node === undefined) completion = then | NORMAL;
    else {
      const span = spanOf(x, node);
      open.push({
        otherwise: openPlace(x, { is: "branch", in: x.body.place, construct, form: "if", arm: 1, test: null, exits: false, span }),
        then,
      });
    }
  }
  if (node !== undefined) completion = nestedStatement(x, node);
  for (let level = open.pop(); level !== undefined; level = open.pop()) {
    closePlace(x, level.otherwise, completion);
    completion |= level.then;
  }
  return completion;
}

function branch(x: FileState, node: ts.Statement, construct: number, test: Value): Completion {
  const place = openPlace(x, { is: "branch", in: x.body.place, construct, form: "if", arm: 0, test, exits: false, span: spanOf(x, node) });
  const completion = nestedStatement(x, node);
  closePlace(x, place, completion);
  return completion;
}

/** Clauses that fall through share an arm with the next, for steps in them do meet. */
function switchStatement(x: FileState, node: ts.SwitchStatement): Completion {
  const subject = x.visit.value(x, node.expression, "");
  const outer = enterScope(x);
  const clauses = node.caseBlock.clauses;
  for (const clause of clauses) hoistBlock(x, clause.statements, false);
  const construct = nextConstruct(x);
  let arm = 0;
  let open: { readonly id: number; tests: Value[]; hasDefault: boolean } | null = null;
  let completion = 0;
  let hasDefault = false;
  for (const clause of clauses) {
    const test = caseTest(x, clause, subject);
    if (open === null) {
      const id = openPlace(x, {
        is: "branch",
        in: x.body.place,
        construct,
        form: "switch",
        arm: arm++,
        test: null,
        exits: false,
        span: spanOf(x, clause),
      });
      open = { id, tests: [], hasDefault: false };
    }
    if (test === null) hasDefault = open.hasDefault = true;
    else open.tests.push(test);
    const own = x.visit.statements(x, clause.statements);
    const isLast = clause === clauses[clauses.length - 1];
    completion |= isLast ? own : own & ~NORMAL;
    if ((own & NORMAL) !== 0 && !isLast) continue;
    closeArm(x, open, own, clause);
    open = null;
  }
  leaveScope(x, outer);
  if ((completion & BREAKS) !== 0 || !hasDefault) completion |= NORMAL;
  return completion & ~BREAKS;
}

function closeArm(
  x: FileState,
  arm: { readonly id: number; readonly tests: readonly Value[]; readonly hasDefault: boolean },
  completion: Completion,
  last: ts.CaseOrDefaultClause,
): void {
  const place = x.body.places[arm.id];
  closePlace(x, arm.id, completion);
  if (place?.is !== "branch") return;
  place.span = [place.span[0], last.end];
  place.test = arm.hasDefault ? null : arm.tests.reduce<Value | null>((left, right) => (left === null ? right : either(left, right)), null);
}

function either(left: Value, right: Value): Value {
  return { is: "logical", operator: "||", left, right, span: [left.span[0], right.span[1]] };
}

function caseTest(x: FileState, clause: ts.CaseOrDefaultClause, subject: Value): Value | null {
  if (!x.ts.isCaseClause(clause)) return null;
  const right = x.visit.value(x, clause.expression, "");
  return { is: "binary", operator: "===", left: subject, right, span: right.span };
}

function tryStatement(x: FileState, node: ts.TryStatement): Completion {
  const construct = nextConstruct(x);
  const region = (is: "try" | "catch" | "finally", block: ts.Block, run: () => Completion): Completion => {
    const empty = block.statements.length === 0;
    const place = openPlace(x, { is, in: x.body.place, construct, exits: false, empty, span: spanOf(x, block) });
    const completion = run();
    closePlace(x, place, completion);
    return completion;
  };
  let completion = region("try", node.tryBlock, () => nestedStatement(x, node.tryBlock));
  const handler = node.catchClause;
  if (handler !== undefined) completion |= region("catch", handler.block, () => catchBlock(x, handler));
  const cleanup = node.finallyBlock;
  if (cleanup === undefined) return completion;
  const last = region("finally", cleanup, () => nestedStatement(x, cleanup));
  return (last & NORMAL) === 0 ? last : completion | (last & ~NORMAL);
}

function catchBlock(x: FileState, node: ts.CatchClause): Completion {
  const outer = enterScope(x);
  const variable = node.variableDeclaration;
  if (variable !== undefined) {
    declareNames(x, x.scope, variable.name, "catch", () => undefined);
    if (variable.type !== undefined) x.visit.type(x, variable.type);
    if (!x.ts.isIdentifier(variable.name)) x.visit.bind(x, variable.name, unknownValue("a caught error", spanOf(x, variable)));
  }
  const completion = scopedStatements(x, node.block.statements);
  leaveScope(x, outer);
  return completion;
}
