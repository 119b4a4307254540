import type { StepId } from "../../model/index.js";
import { siteKey } from "../../model/index.js";
import { type CallPlace, namesIn } from "../operations/call-index.js";
import type { Evaluation } from "../values/evaluation.js";
import { mayBeFunction } from "./callable-types.js";
import type { Body, CallLeads } from "./call-leads.js";
import { inFileOnly, isInOneFile, type NameUses, type UsedName } from "./name-uses.js";

/** A call of a body. */
export interface BodyCall {
  readonly body: Body;
  readonly step: StepId;
}

/** Who calls what. */
export interface Callers {
  /** The calls that lead to a body, whoever calls theirs. */
  of(body: Body): readonly BodyCall[];
  /** Whether something is called by a name of the body that can't be told. */
  mayBeCalled(body: Body): boolean;
}

/** What callers are found by. */
export interface CallersInput {
  readonly x: Evaluation;
  readonly uses: NameUses;
  readonly leadsOf: (body: Body, step: StepId) => CallLeads;
}

/** Makes the questions: by names first, and of the calls that use one those that lead to the body. */
export function callers(input: CallersInput): Callers {
  const { x, uses, leadsOf } = input;
  const known = new Map<Body, readonly BodyCall[]>();

  function find(body: Body): readonly BodyCall[] {
    const places = new Map<string, CallPlace>();
    const note = (place: CallPlace): void => {
      places.set(siteKey(place), place);
    };
    for (const place of uses.callsOfFunction(body.file, body.function)) note(place);
    for (const name of namesOf(input, body)) for (const place of uses.calls(name)) note(place);
    return [...places.values()].flatMap(({ file, function: id, step }) => {
      const caller = x.root(file, id);
      return leadsOf(caller, step).bodies.includes(body) ? [{ body: caller, step }] : [];
    });
  }

  return {
    of(body) {
      const found = known.get(body) ?? find(body);
      known.set(body, found);
      return found;
    },
    mayBeCalled: (body) =>
      [...namesOf(input, body)].some((name) =>
        uses.callsBy(name).some(({ file, function: id, step }) => leadsOf(x.root(file, id), step).open),
      ),
  };
}

/** How a name was come to: by how many others, and how many of the last ones nobody calls by – those of variables on the way to where it is called. */
interface Trail {
  readonly length: number;
  readonly uncalled: number;
}

const START: Trail = { length: 0, uncalled: 0 };
const LONGEST_TRAIL = 4;
const MOST_UNCALLED = 2;

/** All the names that a body may be called by. */
function namesOf(input: CallersInput, body: Body): ReadonlySet<UsedName> {
  const { x, uses } = input;
  const { facts, file } = body;
  if (facts.kind === "module") return new Set();
  const found = new Map<UsedName, Trail>();
  const add = (names: Iterable<UsedName>, { length, uncalled }: Trail): void => {
    if (length === LONGEST_TRAIL) return;
    for (const name of names) {
      const isCalled = uses.isCalled(name);
      if (name === "" || found.has(name) || (!isCalled && (uncalled === MOST_UNCALLED || !isInOneFile(name)))) continue;
      found.set(name, { length: length + 1, uncalled: isCalled ? 0 : uncalled + 1 });
    }
  };
  for (const name of [ownName(x, body), ...uses.namesOf(file, body.function)]) if (name !== "") found.set(name, START);
  // A function that another one makes is kept under the names of what that gives.
  if (isMade(body) && body.outer !== null)
    for (const name of namesOf(input, body.outer)) {
      found.set(name, START);
      add(uses.holdingResultsOf(name), START);
    }
  for (const [name, trail] of found)
    add([...uses.standingFor(name), ...uses.holdingResultsOf(name), ...parametersGiven(input, name)], trail);
  return new Set(found.keys());
}

/** The parameters that a name is given to, of the functions that calls lead to. */
function parametersGiven({ x, uses, leadsOf }: CallersInput, name: UsedName): readonly UsedName[] {
  return uses.passing(name).flatMap(({ call: { file, function: id, step }, position, isResult }) =>
    leadsOf(x.root(file, id), step).bodies.flatMap((callee) => {
      const parameter = callee.facts.parameters[position] ?? callee.facts.parameters.findLast(({ rest }) => rest);
      if (
        parameter?.binding == null ||
        !mayBeFunction(x.linked, callee.file, x.linked.binding(callee.file, parameter.binding)?.type ?? null)
      )
        return [];
      const given = inFileOnly(namesIn(x.linked, callee.file)(parameter.binding), callee.file);
      return isResult && !uses.isCalled(given) ? [] : [given];
    }),
  );
}

function isMade({ facts }: Body): boolean {
  return facts.class === null && facts.argumentOf === null && facts.parent !== null && facts.parent !== 0;
}

function ownName(x: Evaluation, { file, facts }: Body): string {
  if (facts.kind !== "constructor" && facts.kind !== "initializer") return facts.name;
  return (facts.class === null ? null : x.linked.declaration(file, facts.class))?.name ?? "";
}
