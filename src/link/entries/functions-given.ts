import type { CallSite, Evaluated, FunctionRef, Location, Value } from "../../model/index.js";
import { armsOf } from "../../model/index.js";
import { INVOKERS } from "../../catalog/entry-points/invokers.js";
import { methodsOf } from "../buses/handler-method.js";
import { isActivation } from "../values/activation.js";
import type { Evaluation } from "../values/evaluation.js";

/** A function that is handed to something, and where it is written. */
export interface GivenFunction extends FunctionRef {
  readonly at: Location;
  /** The class that `this` is of, where it is known. */
  readonly self: Evaluated | null;
}

/** Wrappers of wrappers beyond this are not looked into. */
const DEEPEST = 6;

/** What a hand-made controller is called by. */
export const SERVES = /^(handle|execute|executeImpl|run|invoke|perform|process|handleRequest)$/;
const CONTROLLER = /(Controller|Handler|Endpoint|Action)$/;

/** The functions of the program that an expression hands over: itself, those of a list, and what wrappers were made around. */
export function functionsGiven(x: Evaluation, body: FunctionRef, value: Value): readonly GivenFunction[] {
  return functionsIn(x, x.evaluate(x.root(body.file, body.function), value));
}

/** The functions that a value holds, each once. */
export function functionsIn(x: Evaluation, value: Evaluated): readonly GivenFunction[] {
  const found = inside(x, value, 0);
  return [...new Map(found.map((each) => [`${each.file}\0${each.function}`, each])).values()];
}

function inside(x: Evaluation, value: Evaluated, depth: number): readonly GivenFunction[] {
  if (depth > DEEPEST) return [];
  return armsOf(value).flatMap((arm): readonly GivenFunction[] => {
    switch (arm.is) {
      case "array":
        return arm.items.flatMap((item) => inside(x, item, depth + 1));
      case "function":
        return ofFunction(x, arm, depth);
      case "product":
        return ofProduct(x, arm, depth);
      default:
        return [];
    }
  });
}

/** What the calls that made a value of a package were given. */
function ofProduct(
  x: Evaluation,
  { symbol, calls, of }: Extract<Evaluated, { readonly is: "product" }>,
  depth: number,
): readonly GivenFunction[] {
  const asked = calls.flatMap((site) => invoked(x, symbol, site, depth) ?? []);
  if (asked.length > 0) return asked;
  return [...(of?.is === "product" ? inside(x, of, depth + 1) : []), ...calls.flatMap((site) => argumentsOf(x, site, depth))];
}

/** `catchAsync(async (req, res) => …)` and `adaptRoute(new PlaceOrderController(…))` give a function around the one that matters. */
function ofFunction(x: Evaluation, value: Extract<Evaluated, { readonly is: "function" }>, depth: number): readonly GivenFunction[] {
  const { closure } = value;
  if (closure === null || !isActivation(closure) || closure.site === null || closure.args === null) return [innermost(x, value)];
  const { items } = closure.args();
  const wrapped = items.flatMap((item) => (isPlain(item) ? inside(x, item, depth + 1) : []));
  if (wrapped.length > 0) return wrapped;
  const adapted = items.flatMap(armsOf).flatMap((item) => (item.is === "instance" ? ofController(x, item) : []));
  return adapted.length > 0 ? adapted : [innermost(x, value)];
}

type Instance = Extract<Evaluated, { readonly is: "instance" }>;

function ofController(x: Evaluation, self: Instance): readonly GivenFunction[] {
  const { linked } = x;
  const declaration = linked.declaration(self.file, self.declaration);
  const names = [declaration?.name ?? "", ...linked.ancestorsOf(self.file, self.declaration).map(({ name }) => name)];
  if (declaration?.is !== "class" || !names.some((name) => CONTROLLER.test(name))) return [];
  const decorated = heldBy(x, self).flatMap((held) => ofController(x, held));
  if (decorated.length > 0) return decorated;
  const [method] = methodsOf(linked, self.file, self.declaration, (member) => SERVES.test(member.name));
  return method === undefined
    ? []
    : [{ file: method.file, function: method.function, at: { file: method.file, span: method.member.nameSpan }, self }];
}

/** `new LoggedController(new PlaceOrderController(…))`. */
function heldBy(x: Evaluation, { made }: Instance): readonly Instance[] {
  return made === null
    ? []
    : argumentValues(x, made)
        .flatMap(armsOf)
        .filter((arm) => arm.is === "instance");
}

/** `makeInvoker(api)("place")`: the handler of that name among those that the maker gives. */
function invoked(x: Evaluation, symbol: string, { file, function: body, step }: CallSite, depth: number): readonly GivenFunction[] | null {
  if (!symbol.endsWith("()()") || !INVOKERS.has(symbol.slice(0, -4))) return null;
  const run = x.root(file, body);
  const call = run.facts.steps[step];
  if (call?.is !== "call") return null;
  const [name] = x.argumentsOf(run, call).items;
  const invoker = x.evaluate(run, call.callee);
  if (name?.is !== "constant" || invoker.is !== "product") return null;
  return invoker.calls.flatMap((site) => {
    const makers = argumentValues(x, site);
    return makers.flatMap((maker) => inside(x, x.member(madeBy(x, maker), String(name.value), maker.at), depth + 1));
  });
}

/** What a maker of handlers gives: what the function returns, or an object of the class. */
function madeBy(x: Evaluation, maker: Evaluated): Evaluated {
  if (maker.is === "function") return x.returned(maker, null, null, null);
  return maker.is === "class" ? { ...maker, is: "instance", typeArgs: [], made: null } : maker;
}

/** What a wrapper of a package was given: `asyncHandler(async (req, res) => …)`, `middy(handler).use(…)`. */
function argumentsOf(x: Evaluation, site: CallSite, depth: number): readonly GivenFunction[] {
  return argumentValues(x, site).flatMap((given) => (isPlain(given) ? inside(x, given, depth + 1) : []));
}

function argumentValues(x: Evaluation, { file, function: body, step }: CallSite): readonly Evaluated[] {
  const run = x.root(file, body);
  const call = run.facts.steps[step];
  return call?.is === "call" ? x.argumentsOf(run, call).items : [];
}

/** Functions and lists of them; what another call made is no callback but a part. */
function isPlain(value: Evaluated): boolean {
  return armsOf(value).some((arm) => arm.is === "function" || arm.is === "array" || (arm.is === "product" && arm.symbol.endsWith("()")));
}

/** `({ orders }) => async (req, res) => …` makes the function that runs in the end. */
export function innermost(x: Evaluation, given: FunctionRef & { readonly at: Location; readonly self: Evaluated | null }): GivenFunction {
  const { functions } = x.linked.bodies(given.file);
  let { function: id } = given;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const returned = functions[id]?.steps.flatMap((step) => (step.is === "return" && step.value !== null ? [step.value] : [])) ?? [];
    const [only] = returned;
    if (returned.length !== 1 || only?.is !== "function") break;
    id = only.function;
  }
  const span = functions[id]?.span ?? given.at.span;
  return { file: given.file, function: id, at: id === given.function ? given.at : { file: given.file, span }, self: given.self };
}
