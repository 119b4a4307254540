import type { CallSite, FunctionRef } from "../evaluated.js";
import { functionKey } from "../evaluated.js";
import { armsOf } from "../evaluated.js";
import type { FunctionFacts, PlaceId, Step } from "../facts.js";
import type { Operation } from "../operation.js";
import type { Program } from "../program.js";
import { isSite } from "../trace.js";
import type { FunctionId, Value } from "../value.js";
import { wordsOf, writtenName } from "./written-name.js";

/** Whether a token whose claims are read is verified on the way: here for certain, perhaps by something that can't be seen, or nowhere. */
export type Verification = { readonly is: "verified" } | { readonly is: "unknown"; readonly because: string } | { readonly is: "none" };

/** Looks for the verification of a decoded token: in the functions around the call, those that they call, and their callers; then for what may have done it before. */
export function verificationOf(program: Program, decode: Operation, verifications: readonly Operation[]): Verification {
  const around = [decode.site, ...decode.via].map((site) => outermost(program, site));
  const here = verifications.filter(({ site }) => around.some((each) => isAt(each, outermost(program, site))));
  if (here.some((verify) => !isAfterFailure(program, verify, decode) && mayBeSame(program, verify, decode))) return { is: "verified" };
  if (around.some((each) => verifiesInside(program, each, verifications))) return { is: "verified" };
  const unseen = around.map((each) => verifierCalled(program, each, decode, verifications)).find((name) => name !== null) ?? null;
  if (unseen !== null) return { is: "unknown", because: `${unseen} may verify it` };
  const others = verifications.filter(({ site }) => !around.some((each) => isAt(each, outermost(program, site))));
  if (others.length > 0 && isInGuard(program, decode.site)) return { is: "unknown", because: "another guard may verify it" };
  if (isInMiddleware(program, decode.site) && others.some(({ site }) => isInMiddleware(program, site)))
    return { is: "unknown", because: "another middleware may verify it" };
  const before = [decode.site, ...decode.via].map((site) => whatComesBefore(program, site)).find((name) => name !== null) ?? null;
  return before === null ? { is: "none" } : { is: "unknown", because: `${before} may have verified it before` };
}

/** Calls of calls beyond this are not asked, and no more functions than a person would follow. */
const DEEPEST = 3;
const MOST_FUNCTIONS = 80;

/** A function that is called on the way verifies a token. */
function verifiesInside(program: Program, around: FunctionRef, verifications: readonly Operation[]): boolean {
  const seen = new Map([[functionKey(around), around]]);
  let last: readonly FunctionRef[] = [around];
  for (let depth = 0; depth < DEEPEST && last.length > 0; depth++) {
    const next: FunctionRef[] = [];
    for (const to of last.flatMap((each) => calledFrom(program, each))) {
      if (seen.has(functionKey(to)) || seen.size > MOST_FUNCTIONS) continue;
      if (verifications.some(({ site }) => site.file === to.file && isInside(program, site, to.function))) return true;
      seen.set(functionKey(to), to);
      next.push(to);
    }
    last = next;
  }
  return false;
}

/** The functions that a function and those written in it may call. */
function calledFrom(program: Program, { file, function: outer }: FunctionRef): readonly FunctionRef[] {
  const { functions } = program.bodies(file);
  return functions.flatMap(({ steps }, id) =>
    outer === 0 || !isInside(program, { file, function: id }, outer)
      ? []
      : steps.flatMap((step, at) =>
          step.is === "call" ? program.targetsOf({ file, function: id, step: at }).targets.map(({ to }) => to) : [],
        ),
  );
}

function isAt(a: FunctionRef, b: FunctionRef): boolean {
  return a.file === b.file && a.function === b.function;
}

function factsOf(program: Pick<Program, "bodies">, { file, function: id }: FunctionRef): FunctionFacts | undefined {
  return program.bodies(file).functions[id];
}

/** The function that holds a body and all that is written in it; the module's own code holds only itself. */
function outermost(program: Pick<Program, "bodies">, { file, function: start }: FunctionRef): FunctionRef {
  let id: FunctionId = start;
  for (let parent = factsOf(program, { file, function: id })?.parent ?? null; parent !== null && parent !== 0;) {
    id = parent;
    parent = factsOf(program, { file, function: id })?.parent ?? null;
  }
  return { file, function: id };
}

/** The claims are read in the `catch` of the very verification: then it has failed. */
function isAfterFailure(program: Pick<Program, "bodies">, verify: Operation, decode: Operation): boolean {
  if (!isAt(verify.site, decode.site)) return false;
  const facts = factsOf(program, verify.site);
  const tried = placesAround(facts, verify.site.step).flatMap((place) => (place.is === "try" ? [place.construct] : []));
  return placesAround(facts, decode.site.step).some((place) => place.is === "catch" && tried.includes(place.construct));
}

function placesAround(facts: FunctionFacts | undefined, step: number): readonly FunctionFacts["places"][number][] {
  const found: FunctionFacts["places"][number][] = [];
  let id: PlaceId | null = facts?.steps[step]?.at ?? null;
  while (id !== null) {
    const place: FunctionFacts["places"][number] | undefined = facts?.places[id];
    if (place === undefined) break;
    found.push(place);
    id = place.is === "body" ? null : place.in;
  }
  return found;
}

/** Two tokens of one function are two only where both are known to be. */
function mayBeSame(program: Program, verify: Operation, decode: Operation): boolean {
  if (!isAt(verify.site, decode.site)) return true;
  const [one, other] = [verify, decode].map((operation) => operation.written("token"));
  if (one?.is !== "binding" || other?.is !== "binding") return true;
  if (one.binding === other.binding) return true;
  const [a, b] = [verify, decode].map((operation) => symbolOf(operation));
  if (a != null && b != null) return a === b;
  return !(isParameter(program, verify, one) && isParameter(program, decode, other));
}

function symbolOf(operation: Operation): string | null {
  const token = operation.slot("token");
  return token.is === "known" && token.value.is === "symbol" ? token.value.symbol : null;
}

function isParameter(program: Program, { site }: Operation, value: Extract<Value, { readonly is: "binding" }>): boolean {
  return program.binding(site.file, value.binding)?.kind === "parameter";
}

const VERIFIES = new Set(["verify", "validate", "authenticate", "introspect", "verified"]);

/** A call on the way that takes the token, is named for verifying it, and whose function can't be seen. */
function verifierCalled(program: Program, around: FunctionRef, decode: Operation, known: readonly Operation[]): string | null {
  const token = decode.written("token");
  const { functions } = program.bodies(around.file);
  for (const [id, { steps }] of functions.entries()) {
    if (!isAt(outermost(program, { file: around.file, function: id }), around)) continue;
    for (const [at, step] of steps.entries()) {
      if (step.is !== "call" || known.some(({ site }) => isSite(site, { file: around.file, function: id, step: at }))) continue;
      const name = writtenName(program, { file: around.file, function: id }, step.callee);
      if (name === null || !wordsOf(name).some((word) => VERIFIES.has(word))) continue;
      if (token?.is !== "binding" || around.file !== decode.site.file || takes(step, token.binding)) return name;
    }
  }
  return null;
}

function takes({ args }: Extract<Step, { readonly is: "call" }>, binding: number): boolean {
  return args.some(({ value }) => holdsBinding(value, binding));
}

function holdsBinding(value: Value, binding: number): boolean {
  if (value.is === "binding") return value.binding === binding;
  return value.is === "object" && value.properties.some((property) => holdsBinding(property.value, binding));
}

/** Guards stand one behind the other, and each looks at what is its own. */
function isInGuard(program: Program, site: CallSite): boolean {
  const owner = factsOf(program, outermost(program, site))?.class ?? null;
  return owner !== null && program.declaration(site.file, owner)?.name.endsWith("Guard") === true;
}

/** What hands on to `next` stands in a chain, and may read what one before it has verified. */
function isInMiddleware(program: Program, { file, function: start }: FunctionRef): boolean {
  for (let id: FunctionId | null = start; id !== null; id = factsOf(program, { file, function: id })?.parent ?? null) {
    const { parameters = [] } = factsOf(program, { file, function: id }) ?? {};
    if (parameters.some(({ binding }) => binding !== null && program.binding(file, binding)?.name === "next")) return true;
  }
  return false;
}

const GUARDS = /guard|auth|protect|secure|permission|session|jwt|token|verif/i;

/** A guard on the method or its class, or a handler that a route runs before this one. */
function whatComesBefore(program: Program, site: CallSite): string | null {
  const { file } = site;
  const outer = outermost(program, site);
  const facts = factsOf(program, outer);
  const declaration = facts?.class == null ? null : program.declaration(file, facts.class);
  if (declaration?.is === "class") {
    const member = declaration.members.find((each) => each.function === outer.function);
    const guard = [...declaration.decorators, ...(member?.decorators ?? [])].find(({ name }) => GUARDS.test(name));
    if (guard !== undefined) return `@${guard.name}`;
  }
  for (const route of program.operations("route.register")) {
    const handlers = route.slot("handlers");
    if (handlers.is !== "known" || handlers.value.is !== "array") continue;
    const { items } = handlers.value;
    const index = items.findIndex((item) =>
      armsOf(item).some((arm) => arm.is === "function" && arm.file === file && isInside(program, site, arm.function)),
    );
    if (index > 0) return "a handler of the route";
  }
  return null;
}

function isInside(program: Pick<Program, "bodies">, { file, function: start }: FunctionRef, outer: FunctionId): boolean {
  for (let id: FunctionId | null = start; id !== null; id = factsOf(program, { file, function: id })?.parent ?? null)
    if (id === outer) return true;
  return false;
}
