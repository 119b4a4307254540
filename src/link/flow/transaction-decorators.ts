import type { Decorator, Evaluated, FunctionRef } from "../../model/index.js";
import type { Evaluation } from "../values/evaluation.js";
import { openAt, type OpenTransaction } from "./transactions.js";

/** The transaction that a decorator on a method, or on its class, runs it in; null where none does. */
export function decoratorTransaction(x: Evaluation, { file, function: id }: FunctionRef): OpenTransaction | null {
  const owner = x.linked.bodies(file).functions[id]?.class ?? null;
  const declaration = owner === null ? null : x.linked.declaration(file, owner);
  if (declaration?.is !== "class") return null;
  const method = declaration.members.find((member) => member.is === "method" && member.function === id);
  if (method === undefined) return null;
  const found = method.decorators.find((decorator) => runsInTransaction(x, file, decorator));
  return found === undefined
    ? null
    : openAt(
        `${file}\0${id}\0decorator`,
        { file, span: found.span },
        { site: null, ambient: true, handle: null, library: null, client: null },
      );
}

function runsInTransaction(x: Evaluation, file: string, { binding, name, span }: Decorator): boolean {
  if (binding === null) return false;
  const place = { file, span };
  const head = x.evaluate(x.root(file, 0), { is: "binding", binding, span });
  const symbol = name
    .split(".")
    .slice(1)
    .reduce<Evaluated>((of, member) => x.member(of, member, place), head);
  if (symbol.is === "function") return isHouseDecorator(name);
  if (symbol.is !== "symbol") return false;
  return x.catalog
    .entries(symbol.symbol)
    .some(({ entry }) => entry.operation === "transaction.run" && (entry.callbacks ?? []).some(({ argument }) => argument === "@"));
}

/** A decorator of the program is taken by its name: what it does to the method is written in its own body. */
function isHouseDecorator(name: string): boolean {
  return /^(Transaction(al)?|InTransaction|RunInTransaction|WithTransaction|UseTransaction)$/.test(name);
}
