import { METHOD_WRAPPERS } from "../../catalog/method-wrappers.js";
import type { Decorator, Evaluated, FunctionRef, Location } from "../../model/index.js";
import { armsOf } from "../../model/index.js";
import { type Evaluation, instanceOf } from "../values/evaluation.js";
import { isRequiresNew } from "./transactions.js";

/** The decorator that a method runs in a transaction by. */
export interface DecoratorTransaction {
  readonly at: Location;
  /** It never joins one that is open. */
  readonly isNew: boolean;
}

/** What decorators are told by: whether a body may begin a transaction or run one. */
interface DecoratorInput {
  readonly x: Evaluation;
  readonly opens: (body: FunctionRef) => boolean;
}

/** The decorator on a method, otherwise on its class, that runs it in a transaction; null where none does. */
export function decoratorTransaction(input: DecoratorInput, { file, function: id }: FunctionRef): DecoratorTransaction | null {
  const { linked } = input.x;
  const owner = linked.bodies(file).functions[id]?.class ?? null;
  const declaration = owner === null ? null : linked.declaration(file, owner);
  if (declaration?.is !== "class") return null;
  const method = declaration.members.find((member) => member.is === "method" && member.function === id);
  if (method === undefined) return null;
  const found = [...method.decorators, ...declaration.decorators].find((decorator) => runsInTransaction(input, file, decorator));
  return found === undefined ? null : { at: { file, span: found.span }, isNew: asksForNew(input.x, file, found) };
}

function runsInTransaction({ x, opens }: DecoratorInput, file: string, decorator: Decorator): boolean {
  if (decorator.binding === null) return false;
  const symbol = symbolOf(x, file, decorator);
  if (symbol.is === "function") return isNamedSo(decorator.name) || wrappersIn(x, symbol).some(opens);
  if (symbol.is !== "symbol") return false;
  const isKnown = x.catalog
    .entries(symbol.symbol)
    .some(({ entry }) => entry.operation === "transaction.run" && (entry.callbacks ?? []).some(({ argument }) => argument === "@"));
  return isKnown || wrappersGiven(x, file, decorator).some(opens);
}

function symbolOf(x: Evaluation, file: string, { binding, name, span }: Decorator): Evaluated {
  const head = x.evaluate(x.root(file, 0), { is: "binding", binding: binding ?? -1, span });
  return name
    .split(".")
    .slice(1)
    .reduce<Evaluated>((of, member) => x.member(of, member, { file, span }), head);
}

function isNamedSo(name: string): boolean {
  return /^(Transaction(al)?|InTransaction|RunInTransaction|WithTransaction|UseTransaction)$/.test(name);
}

/** What a decorator of the program puts in place of the method: the functions that it makes. */
function wrappersIn(x: Evaluation, { file, function: id }: FunctionRef): readonly FunctionRef[] {
  const { functions } = x.linked.bodies(file);
  const isInside = (from: number): boolean => {
    for (let at = functions[from]?.parent ?? null; at !== null; at = functions[at]?.parent ?? null) if (at === id) return true;
    return false;
  };
  return functions.flatMap((_, each) => (isInside(each) ? [{ file, function: each }] : []));
}

/** What the classes do around the method that a decorator of a framework is given. */
function wrappersGiven(x: Evaluation, file: string, { args, span }: Decorator): readonly FunctionRef[] {
  const place = { file, span };
  return args
    .flatMap(({ value }) => armsOf(x.evaluate(x.root(file, 0), value)))
    .flatMap((arm): readonly FunctionRef[] => {
      if (arm.is !== "class" && arm.is !== "instance") return [];
      const bases = x.linked.ancestorsOf(arm.file, arm.declaration);
      const wrapper = METHOD_WRAPPERS.find(({ contract }) =>
        bases.some(({ target }) => target.is === "outside" && `${target.package}#${target.member}` === contract),
      );
      const member = wrapper === undefined ? null : x.classMember(instanceOf(arm.file, arm.declaration, place), wrapper.method, place);
      return member?.is === "function" ? [member] : [];
    });
}

function asksForNew(x: Evaluation, file: string, { args, span }: Decorator): boolean {
  return args.some(({ value }) => {
    const given = x.evaluate(x.root(file, 0), value);
    return isRequiresNew(given) || (given.is === "object" && isRequiresNew(x.member(given, "propagation", { file, span })));
  });
}
