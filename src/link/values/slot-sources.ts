import type { CallSite, Evaluated, Known, Location, SlotSource } from "../../model/index.js";
import { absent, armsOf, known, unknown } from "../../model/index.js";
import { type Activation, isUncertain, runOfSite } from "./activation.js";
import { choiceOf } from "./choice.js";
import { declaredVersion, type DescribedCall, inRange } from "./describe-call.js";
import { argumentAt, type CallStep, type Evaluation } from "./evaluation.js";
import { cookiePart } from "./set-cookie.js";
import { earlierCalls, laterLinks } from "./later-links.js";
import { partOf } from "./part-of.js";

/** The values of the same slot in the operations that configure a library. */
export type Configured = (kind: string, slot: string) => readonly Known<Evaluated>[];

/** A named part of a call: of several sources the first that is present wins, a part that can't be told ends the search. */
export function slotValue(
  x: Evaluation,
  run: Activation,
  described: DescribedCall,
  sources: SlotSource | readonly SlotSource[],
  wildcards: readonly string[],
  configured: Configured = () => [],
): Known<Evaluated> {
  const place: Location = { file: run.file, span: described.call.span };
  for (const source of isList(sources) ? sources : [sources]) {
    if (!inRange(declaredVersion(x, run.file, described.symbol), source)) continue;
    const value = present(sourceValue(x, run, described, source, wildcards, configured, place));
    // What a container makes is made as the library is configured.
    const isInjected = "made" in source && !("argument" in source) && described.of?.is === "product" && described.of.calls.length === 0;
    if (value.is === "absent" || (isInjected && after(sources, source).some((other) => "configured" in other))) continue;
    if (value.is === "known" && value.value.is === "choice") {
      const rest = isPartly(value.value) ? slotValue(x, run, described, after(sources, source), wildcards, configured) : null;
      return rest === null ? value : eitherPresent(value.value, rest, place);
    }
    return value;
  }
  return absent;
}

function isList(sources: SlotSource | readonly SlotSource[]): sources is readonly SlotSource[] {
  return Array.isArray(sources);
}

function after(sources: SlotSource | readonly SlotSource[], source: SlotSource): readonly SlotSource[] {
  return isList(sources) ? sources.slice(sources.indexOf(source) + 1) : [];
}

function isPartly(value: Extract<Evaluated, { readonly is: "choice" }>): boolean {
  return value.arms.some((arm) => arm.is === "undefined");
}

/** Where the value may be missing, the next source stands in for that arm. */
function eitherPresent(
  value: Extract<Evaluated, { readonly is: "choice" }>,
  otherwise: Known<Evaluated>,
  place: Location,
): Known<Evaluated> {
  if (otherwise.is === "unknown") return otherwise;
  const arms = value.arms.filter((arm) => arm.is !== "undefined");
  return known(choiceOf([...arms, otherwise.is === "known" ? otherwise.value : { is: "undefined", at: place }], place));
}

/** A value that is undefined is absent; one that can't be told is unknown. */
function present(value: Known<Evaluated>): Known<Evaluated> {
  if (value.is !== "known") return value;
  if (value.value.is === "unknown") return unknown(value.value.because, value.value.at);
  return value.value.is === "undefined" ? absent : value;
}

function sourceValue(
  x: Evaluation,
  run: Activation,
  described: DescribedCall,
  source: SlotSource,
  wildcards: readonly string[],
  configured: Configured,
  place: Location,
): Known<Evaluated> {
  const { of } = described;
  if ("setCookie" in source)
    return cookiePart(follow(x, optional(argumentAt(described.args, source.argument)), source.path, place), source.setCookie, place);
  if ("chained" in source) return chainedArgument(x, run, described, source, place);
  if ("argument" in source) {
    const value = argumentAt(described.args, source.argument);
    return source.made === undefined
      ? follow(x, optional(value), source.path, place)
      : madeArgument(x, value, { made: source.made, ...(source.path === undefined ? {} : { path: source.path }) }, place);
  }
  if ("argumentsFrom" in source)
    return known({ is: "array", items: described.args.items.slice(source.argumentsFrom), rest: described.args.rest, at: place });
  if ("made" in source) return madeArgument(x, of, source, place);
  if ("typeArgument" in source) return optional(typeArgumentOf(x, of, source.typeArgument));
  if ("wildcard" in source) {
    const name = wildcards[source.wildcard];
    return name === undefined ? absent : known({ is: "constant", value: name, at: place });
  }
  if ("receiver" in source) return optional(of);
  if ("configured" in source) return anyOf(configured(source.configured, source.slot), place);
  return known(literal(source.value, place));
}

function optional(value: Evaluated | null): Known<Evaluated> {
  return value === null ? absent : known(value);
}

function literal(value: Extract<SlotSource, { readonly value: unknown }>["value"], place: Location): Evaluated {
  if (typeof value === "object" && value !== null)
    return { is: "array", items: value.map((item): Evaluated => ({ is: "constant", value: item, at: place })), rest: null, at: place };
  return { is: "constant", value, at: place };
}

/** Several configurations are one of several values; where one says nothing, the slot may be absent. */
function anyOf(values: readonly Known<Evaluated>[], place: Location): Known<Evaluated> {
  const lost = values.find((value) => value.is === "unknown");
  if (lost !== undefined) return lost;
  const arms = values.map((value): Evaluated => (value.is === "known" ? value.value : { is: "undefined", at: place }));
  return arms.length === 0 ? absent : known(choiceOf(arms, place));
}

/** `cookie.secure`; a step with `()` is what a function there returns. */
function follow(x: Evaluation, start: Known<Evaluated>, path: string | undefined, place: Location): Known<Evaluated> {
  if (start.is !== "known" || path === undefined) return start;
  const value = path.split(".").reduce<Evaluated>((of, key) => {
    const isCall = key.endsWith("()");
    const isClass = of.is === "class" && !isCall ? of : null;
    const member = partOf(
      x,
      isClass === null && of.is === "class"
        ? { is: "instance", file: of.file, declaration: of.declaration, typeArgs: [], made: null, at: of.at }
        : of,
      isCall ? key.slice(0, -2) : key,
      place,
    );
    return isCall ? called(x, member, place) : member;
  }, start.value);
  return known(value);
}

function called(x: Evaluation, value: Evaluated, place: Location): Evaluated {
  const results = armsOf(value).map((arm): Evaluated =>
    arm.is === "function"
      ? x.returned(arm, null, null, null)
      : arm.is === "undefined"
        ? arm
        : { is: "unknown", because: "what a function gives", at: place },
  );
  return choiceOf(results, place);
}

function chainedArgument(
  x: Evaluation,
  run: Activation,
  described: DescribedCall,
  source: Extract<SlotSource, { readonly chained: string }>,
  place: Location,
): Known<Evaluated> {
  if (source.each === true) return eachChained(x, run, described, source, place);
  const calls = [...(described.of?.is === "product" ? described.of.calls : []), ...laterLinks(run, described.call)];
  const site = calls.findLast((each) => methodName(callAt(x, each)) === source.chained);
  if (site === undefined) return absent;
  if (isUncertain(site)) return unknown(`${source.chained} is called in some cases only`, place);
  if (source.argument === undefined) return known({ is: "constant", value: true, at: place });
  return follow(x, optional(argumentAt(argumentsAt(x, site), source.argument)), source.path, place);
}

/** One of the arguments of all calls; those that don't say it are left out. */
function eachChained(
  x: Evaluation,
  run: Activation,
  described: DescribedCall,
  { chained, argument = 0, path }: Extract<SlotSource, { readonly chained: string }>,
  place: Location,
): Known<Evaluated> {
  const linked = described.of?.is === "product" ? described.of.calls.filter((each) => methodName(callAt(x, each)) === chained) : [];
  const told = [...linked, ...earlierCalls(run, described.call, chained)].flatMap((site): readonly Evaluated[] => {
    const value = present(follow(x, optional(argumentAt(argumentsAt(x, site), argument)), path, place));
    return value.is === "known" ? [value.value] : [];
  });
  return told.length === 0 ? absent : known(choiceOf(told, place));
}

function madeArgument(
  x: Evaluation,
  of: Evaluated | null,
  source: { readonly made: number; readonly path?: string },
  place: Location,
): Known<Evaluated> {
  const site = of?.is === "product" ? of.calls[0] : of?.is === "instance" ? of.made : undefined;
  if (site == null) {
    // What a library makes as a part of another thing is made as it is by default.
    const isHanded = of?.is === "product" && of.calls.length === 0 && of.of === null;
    return isHanded ? unknown("an object whose construction can't be seen", of.at) : absent;
  }
  return follow(x, optional(argumentAt(argumentsAt(x, site), source.made)), source.path, place);
}

function callAt(x: Evaluation, site: CallSite): CallStep | null {
  const step = x.linked.bodies(site.file).functions[site.function]?.steps[site.step];
  return step?.is === "call" ? step : null;
}

function argumentsAt(x: Evaluation, site: CallSite): DescribedCall["args"] {
  const call = callAt(x, site);
  if (call === null) return { items: [], rest: null };
  return x.argumentsOf(runOfSite(site) ?? x.root(site.file, site.function), call);
}

function methodName(call: CallStep | null): string | null {
  return call?.callee.is === "member" ? call.callee.name : null;
}

/** A type argument of the receiver: of its own, or of the base that its class extends. */
function typeArgumentOf(x: Evaluation, of: Evaluated | null, index: number): Evaluated | null {
  if (of?.is === "product")
    return of.typeArgs[index] ?? (of.of?.is === "product" && of.typeArgs.length === 0 ? typeArgumentOf(x, of.of, index) : null);
  if (of?.is !== "instance" && of?.is !== "class") return null;
  const declaration = x.linked.declaration(of.file, of.declaration);
  const type = declaration?.is === "class" ? declaration.extends?.args[index] : undefined;
  return type === undefined ? null : x.ofType(of.file, type, of.at);
}
