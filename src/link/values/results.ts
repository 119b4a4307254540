import type { CallSite, Evaluated, Location, Returned, SlotSource } from "../../model/index.js";
import { armsOf } from "../../model/index.js";
import { type Activation, type BoundArguments, siteIn } from "./activation.js";
import { boundRun, isBound, outerOf } from "./bound-run.js";
import { callLimit } from "./call-limits.js";
import { choiceOf, unknownValue } from "./choice.js";
import { computed } from "./computed.js";
import { describeCallee, type DescribedCall } from "./describe-call.js";
import { argumentAt, type CallStep, type Evaluation } from "./evaluation.js";
import { importedName } from "./imported-values.js";
import { providedBy } from "./provided.js";
import { canFallThrough } from "./places.js";
import { isDeadInProduction } from "./reachable.js";
import { slotValue } from "./slot-sources.js";
import { returnTypeOf } from "./type-members.js";

/** What a step gives: the value that is awaited, or what a call returns. */
export function stepResult(x: Evaluation, run: Activation, id: number): Evaluated {
  const step = run.facts.steps[id];
  const place = { file: run.file, span: step?.span ?? ([0, 0] as const) };
  if (step?.is === "await") return x.evaluate(run, step.value);
  if (step?.is !== "call") return unknownValue("a value that a generator gives", place);
  if (step.form === "super") return unknownValue("what a base class gives", place);
  const module = requiredModule(x, run, step, place);
  if (module !== null) return module;
  const callees = armsOf(x.evaluate(run, step.callee));
  return choiceOf(
    callees.map((callee) => resultOf(x, run, id, step, callee, place)),
    place,
  );
}

function resultOf(x: Evaluation, run: Activation, id: number, call: CallStep, callee: Evaluated, place: Location): Evaluated {
  const site = siteIn(run, id);
  switch (callee.is) {
    case "function":
      return call.form === "new"
        ? unknownValue("an object of a constructor function", place)
        : x.returned(callee, () => x.argumentsOf(run, call), site, run);
    case "class":
      return {
        is: "instance",
        file: callee.file,
        declaration: callee.declaration,
        typeArgs: call.typeArgs.map((type) => x.ofType(run.file, type, place)),
        made: site,
        at: place,
      };
    case "method":
      return returnedByType(x, callee, place);
    case "symbol":
    case "product": {
      const described = describeCallee(x, run, call, callee);
      return described === null ? unknownValue("a call that can't be followed", place) : outsideResult(x, run, described, site, place);
    }
    case "unknown":
      return unknownValue(callee.because, callee.at);
    default:
      return unknownValue("a call of what is no function", place);
  }
}

/** `require("./config")` and `import("./config")` without a name of their own. */
function requiredModule(x: Evaluation, run: Activation, call: CallStep, place: Location): Evaluated | null {
  if (call.callee.is !== "global" || (call.callee.name !== "require" && call.callee.name !== "import")) return null;
  const fact = x.linked
    .module(run.file)
    ?.outline.imports.find(
      ({ kind, span }) => (kind === "require" || kind === "dynamic") && span[0] === call.span[0] && span[1] === call.span[1],
    );
  return fact === undefined ? null : importedName(x, run.file, fact, "*", place);
}

function returnedByType(x: Evaluation, method: Extract<Evaluated, { readonly is: "method" }>, place: Location): Evaluated {
  const { of, name } = method;
  if (of.is !== "instance" && of.is !== "class") return unknownValue(`what ${name} gives`, place);
  const owners = [{ file: of.file, declaration: of.declaration }];
  for (const { target } of x.linked.ancestorsOf(of.file, of.declaration))
    if (target.is === "declared") owners.push({ file: target.file, declaration: target.declaration });
  for (const owner of owners) {
    const type = returnTypeOf(x.linked.declaration(owner.file, owner.declaration), name);
    if (type !== null) return x.ofType(owner.file, type, place);
  }
  return unknownValue(`what ${name} gives`, place);
}

/** What a function of the program returns, over the returns that production can reach. */
export function returnedBy(
  x: Evaluation,
  callee: Extract<Evaluated, { readonly is: "function" }>,
  args: (() => BoundArguments) | null,
  site: CallSite | null,
  from: Activation | null,
): Evaluated {
  const root = x.root(callee.file, callee.function);
  const caller = from ?? x.current();
  if (root.facts.generator) return unknownValue("what a generator gives", callee.at);
  const isPlain = args === null && callee.self === null && !isBound(callee) && outerOf(x, callee) === root.outer;
  const limit = isPlain ? root : callLimit(caller, callee);
  if ("because" in limit) return knownType(x, root, unknownValue(limit.because, callee.at));
  const run = isPlain ? root : boundRun(x, callee, { args, site, from: caller, depth: limit.depth, share: limit.share });
  return returnsOf(x, run) ?? typedReturn(x, run, callee.at);
}

function returnsOf(x: Evaluation, run: Activation): Evaluated | null {
  const values: Evaluated[] = [];
  for (const step of run.facts.steps) {
    if (step.is !== "return" || isDeadInProduction(x, run, step.at, step.span)) continue;
    values.push(step.value === null ? { is: "undefined", at: { file: run.file, span: step.span } } : x.evaluate(run, step.value));
  }
  const place = { file: run.file, span: run.facts.span };
  if (values.length === 0) return run.facts.steps.some((step) => step.is === "throw") ? null : { is: "undefined", at: place };
  if (run.facts.returnType === null && canFallThrough(run.facts)) values.push({ is: "undefined", at: place });
  const value = choiceOf(values, place);
  return value.is === "unknown" ? knownType(x, run, value) : value;
}

function knownType(x: Evaluation, run: Activation, value: Evaluated): Evaluated {
  const typed = x.ofType(run.file, run.facts.returnType, value.at);
  return typed.is === "unknown" ? value : typed;
}

function typedReturn(x: Evaluation, run: Activation, place: Location): Evaluated {
  return x.ofType(run.file, run.facts.returnType, place);
}

/** What a call into a library gives. */
function outsideResult(x: Evaluation, run: Activation, described: DescribedCall, site: CallSite, place: Location): Evaluated {
  const value = computed(x, run, described, place);
  if (value !== null) return value;
  const entry = described.matches.find((match) => match.entry.returns !== undefined);
  const made =
    entry?.entry.returns === undefined
      ? plainProduct(x, described, site, place)
      : returnedAs(x, run, described, entry.entry.returns, site, place);
  return described.guessed ? x.guessed(made) : made;
}

function plainProduct(x: Evaluation, { symbol, of, call }: DescribedCall, site: CallSite, place: Location): Evaluated {
  const called = call.form === "new" ? symbol : x.catalog.canonical(`${symbol}()`);
  // A promise stands for what it will hold.
  if (called === "global#Promise") return x.ofType(site.file, call.typeArgs[0] ?? null, place);
  return {
    is: "product",
    symbol: called,
    typeArgs: call.typeArgs.map((type) => x.ofType(site.file, type, place)),
    calls: [site],
    of,
    at: place,
  };
}

function returnedAs(
  x: Evaluation,
  run: Activation,
  described: DescribedCall,
  returns: Returned,
  site: CallSite,
  place: Location,
): Evaluated {
  const { of } = described;
  if ("self" in returns)
    return of?.is === "product" ? { ...of, calls: [...of.calls, site], at: place } : (of ?? receiverOf(described.symbol, place));
  if ("items" in returns) return itemsOf(of, returns.items, place);
  if ("argument" in returns) return argumentPart(x, argumentAt(described.args, returns.argument), returns.path, place);
  if ("environmentName" in returns) return { is: "environment", name: returns.environmentName, at: place };
  if ("standsFor" in returns) return argumentOf(x, run, described, returns.standsFor, place);
  if ("environment" in returns) {
    const given = (at: number | SlotSource): Evaluated | null =>
      typeof at === "number" ? argumentAt(described.args, at) : presentAt(x, run, described, at);
    return configured(given(returns.environment), returns.fallback === undefined ? null : given(returns.fallback), place);
  }
  const list = "list" in returns && returns.list;
  if ("provided" in returns) {
    const provided = providedBy(x, site.file, described, returns.provided, place);
    return list ? { is: "array", items: armsOf(provided), rest: null, at: place } : provided;
  }
  const one =
    "type" in returns ? typed(x, run, described, returns, site, place) : instanceFrom(x, run, described, returns.instanceOf, site, place);
  return list ? { is: "array", items: [], rest: one, at: place } : one;
}

/** A thing that is known by its name alone is what its member belongs to: `response` of `response.status`. */
function receiverOf(symbol: string, place: Location): Evaluated {
  const dot = symbol.lastIndexOf(".");
  return dot > symbol.indexOf("#") && symbol.includes("#")
    ? { is: "symbol", symbol: symbol.slice(0, dot), of: null, at: place }
    : unknownValue("the receiver", place);
}

/** `config.get("JWT_SECRET", "fallback")`. */
function configured(name: Evaluated | null, fallback: Evaluated | null, place: Location): Evaluated {
  if (name?.is !== "constant") return unknownValue("a configuration key that can't be told", place);
  const value: Evaluated = { is: "environment", name: String(name.value), at: place };
  return fallback === null || fallback.is === "undefined" || fallback.is === "unknown" ? value : choiceOf([value, fallback], place);
}

function argumentPart(x: Evaluation, value: Evaluated | null, path: string | undefined, place: Location): Evaluated {
  if (value === null) return { is: "undefined", at: place };
  return path === undefined ? value : path.split(".").reduce<Evaluated>((of, key) => x.member(of, key, place), value);
}

function itemsOf(of: Evaluated | null, which: "one" | "some", place: Location): Evaluated {
  if (of?.is !== "array") return unknownValue("of a list that can't be seen", place);
  const values = [...of.items, ...(of.rest === null ? [] : [of.rest])];
  const each = values.length === 0 ? unknownValue("of an empty list", place) : choiceOf(values, place);
  return which === "one" ? each : { is: "array", items: [], rest: each, at: place };
}

function typed(
  x: Evaluation,
  run: Activation,
  described: DescribedCall,
  returns: Extract<Returned, { readonly type: string }>,
  site: CallSite,
  place: Location,
): Evaluated {
  const typeArgs = (returns.typeArguments ?? []).map((source) => argumentOf(x, run, described, source, place));
  return { is: "product", symbol: x.catalog.canonical(returns.type), typeArgs, calls: [site], of: described.of, at: place };
}

function argumentOf(
  x: Evaluation,
  run: Activation,
  described: DescribedCall,
  source: SlotSource | readonly SlotSource[],
  place: Location,
): Evaluated {
  const found = slotValue(x, run, described, source, []);
  return found.is === "known" ? found.value : unknownValue(found.is === "unknown" ? found.because : "a type that isn't given", place);
}

function presentAt(x: Evaluation, run: Activation, described: DescribedCall, source: SlotSource): Evaluated | null {
  const found = slotValue(x, run, described, source, []);
  return found.is === "known" ? found.value : null;
}

function instanceFrom(
  x: Evaluation,
  run: Activation,
  described: DescribedCall,
  source: SlotSource | readonly SlotSource[],
  site: CallSite,
  place: Location,
): Evaluated {
  const of = argumentOf(x, run, described, source, place);
  if (of.is === "class") return { is: "instance", file: of.file, declaration: of.declaration, typeArgs: [], made: null, at: place };
  if (of.is === "instance") return of;
  // A container can be asked by a word.
  if (of.is === "constant" || of.is === "text" || of.is === "environment") return unknownValue("what a container holds by a name", place);
  return of.is === "symbol" ? { is: "product", symbol: of.symbol, typeArgs: [], calls: [site], of: described.of, at: place } : of;
}
