import type { Evaluated, Operation, Value } from "../../model/index.js";
import { armsOf } from "../../model/index.js";
import type { Operations } from "../operations/operations.js";
import type { Activation } from "../values/activation.js";
import { type DescribedCall, packageOf } from "../values/describe-call.js";
import type { CallStep, Evaluation } from "../values/evaluation.js";
import type { OpenTransaction } from "./transactions.js";

/** A call that the catalog knows, in the run that it stands in. */
export interface DatabaseCall {
  readonly run: Activation;
  readonly step: CallStep;
  readonly operation: Operation;
  readonly described: DescribedCall;
}

/** Whether a statement is known to be made through another client than the transaction's, of the library that the transaction is of. */
export function isPast(x: Evaluation, operations: Operations, call: DatabaseCall, scope: OpenTransaction): boolean {
  if (scope.ambient || scope.library === null || scope.library !== transactionLibrary(x, call.described)) return false;
  const { run, step, operation, described } = call;
  // What may as well be called on something else is not known.
  if (armsOf(x.evaluate(run, step.callee)).length !== 1) return false;
  // A handle that is none of the transaction's may be one that can't be seen through.
  if (described.of === null || operation.slot("handle").is !== "absent") return false;
  if (!owners(described.of).every((owner) => owner.is !== "unknown" && !hasHandle(x, operations, owner))) return false;
  if (scope.client !== null && scope.client === clientField(call)) return true;
  return owners(described.of)
    .filter((owner) => ownerOf(owner) === null)
    .every((client) => isKnownClient(x, client, comesFromThis(x, run, step.callee)));
}

/** What tells the client of a call that opens a transaction. */
export function openedBy(
  x: Evaluation,
  { run, step, described }: Omit<DatabaseCall, "operation">,
): Pick<OpenTransaction, "library" | "client"> {
  return { library: transactionLibrary(x, described), client: clientField({ run, step }) };
}

/** The library whose transactions a call's statements can take part in. */
function transactionLibrary(x: Evaluation, { matches }: DescribedCall): string | null {
  const [symbol] = matches.flatMap(({ entry }) => (entry.operation === undefined ? [] : entry.symbol));
  return symbol === undefined ? null : x.catalog.transactionsOf(packageOf(symbol));
}

/** The field that holds the client of a call, as one text: `this.prisma` of a class is one client. */
function clientField({ run, step }: Pick<DatabaseCall, "run" | "step">): string | null {
  const owner = classOf(run);
  for (let at: Value = step.callee; at.is === "member"; at = at.of) if (at.of.is === "this" && owner !== null) return `${owner} ${at.name}`;
  return null;
}

function classOf(run: Activation): string | null {
  for (let at: Activation | null = run; at !== null; at = at.outer) if (at.facts.class !== null) return `${at.file} ${at.facts.class}`;
  return null;
}

/** The value, and the values whose members and products it is, of all its arms. */
function owners(value: Evaluated): readonly Evaluated[] {
  return armsOf(value).flatMap((arm) => {
    const of = ownerOf(arm);
    return of === null ? [arm] : [arm, ...owners(of)];
  });
}

function ownerOf(value: Evaluated): Evaluated | null {
  return value.is === "product" || value.is === "symbol" || value.is === "method" ? value.of : null;
}

/** A document that was loaded with a session stays in it. */
function hasHandle(x: Evaluation, operations: Operations, owner: Evaluated): boolean {
  if (owner.is !== "product") return false;
  return owner.calls.some(({ file, function: body, step }) => {
    const made = operations.at(x.root(file, body), step);
    return made !== null && made.slot("handle").is !== "absent";
  });
}

/** A client that the program is seen to make, or that a class was given once and for all: of a parameter it can't be told. */
function isKnownClient(x: Evaluation, client: Evaluated, isField: boolean): boolean {
  switch (client.is) {
    case "symbol":
    case "class":
      return true;
    case "instance":
      return client.made !== null || isField;
    case "product":
      return client.calls.length > 0 || (isField && !x.catalog.isHandle(client.symbol));
    default:
      return false;
  }
}

/** Whether what is called is reached from `this`, directly or through names of its own body. */
function comesFromThis(x: Evaluation, run: Activation, value: Value, depth = 0): boolean {
  switch (value.is) {
    case "this":
      return true;
    case "member":
    case "element":
      return comesFromThis(x, run, value.of, depth);
    case "result": {
      const step = run.facts.steps[value.step];
      return step?.is === "call" && step.callee.is === "member" && comesFromThis(x, run, step.callee, depth);
    }
    case "binding": {
      const [definition, ...more] = x.index(run.file).definitions.get(value.binding) ?? [];
      if (definition?.value == null || more.length > 0 || definition.function !== run.function || depth > 4) return false;
      return comesFromThis(x, run, definition.value, depth + 1);
    }
    default:
      return false;
  }
}
