import type { BindingId, Evaluated, Span, StepId } from "../../model/index.js";
import { armsOf } from "../../model/index.js";
import { type Activation, selfOf, siteIn } from "./activation.js";
import { boundRun } from "./bound-run.js";
import { callLimit } from "./call-limits.js";
import { overArms } from "./choice.js";
import { at, type CallStep, type Evaluation } from "./evaluation.js";
import { classAround } from "./file-index.js";
import { runIn } from "./instance-runs.js";
import { keyOf, spreadOut } from "./literals.js";
import { assigned, type Become, changedAt, mixed, pushed, unseen, written } from "./member-writes.js";
import type { Key, ObjectChange } from "./object-changes.js";
import { isDeadInProduction } from "./reachable.js";
import { definedValue } from "./reaching-definitions.js";
import { memoOf } from "./tabling.js";
import { type Before, comesBefore, comesBeforeIn, isSure, runOfStep, type Use } from "./uses.js";

/** More changes than are worth following: what they leave can't be told. */
const MOST_CHANGES = 300;
/** A key with the run that computes it. */
interface PlacedKey {
  readonly key: Key;
  readonly run: Activation;
}

/** A change with the run that it is made in. */
export interface PlacedChange {
  readonly change: ObjectChange;
  readonly run: Activation;
  readonly path: readonly PlacedKey[];
  readonly isCertain: boolean;
}

/** What a name holds, with all that changes the object on the way to a use; what is changed before it was put there is left out. */
export function withChanges(x: Evaluation, use: Use, id: BindingId, since: Span | null, held: Evaluated): Evaluated {
  const changes = x.index(use.run.file).changes.get(id);
  if (changes === undefined) return held;
  const isSince = ({ function: body, span }: ObjectChange): boolean => since === null || body !== use.run.function || span[0] >= since[0];
  return overArms(held, (arm) =>
    changed(x, arm, changes.filter(isSince), (change) => ({
      before: comesBefore(x, use, change),
      run: runOfStep(x, use, change.function),
    })),
  );
}

/** What a field of `this` holds, with what the class's methods change in it: before the use in the same body, or anywhere. */
export function withFieldChanges(x: Evaluation, run: Activation, name: string, span: Span, held: Evaluated): Evaluated {
  const { functions } = x.linked.bodies(run.file);
  const owner = classAround(functions, run.function);
  const changes = owner === null ? undefined : x.index(run.file).fieldChanges.get(owner)?.get(name);
  const self = selfOf(run);
  if (owner === null || changes === undefined || (self?.is !== "instance" && self?.is !== "class")) return held;
  return overArms(held, (arm) =>
    changed(x, arm, changes, (change) => {
      if (change.function === run.function) return { before: comesBeforeIn(x, run, span, change), run };
      const writer = runIn(x, self, { file: run.file, declaration: owner }, change.function);
      if (isDeadInProduction(x, writer, change.at, change.span)) return { before: "never", run: writer };
      const isFirst = writer.facts.kind === "constructor" && isSure(x, writer, change.at, 0);
      return { before: isFirst ? "certain" : "maybe", run: writer };
    }),
  );
}

type WhereTo = (change: ObjectChange) => { readonly before: Before; readonly run: Activation };

function changed(x: Evaluation, arm: Evaluated, changes: readonly ObjectChange[], where: WhereTo): Evaluated {
  if (arm.is === "product") {
    const methods = x.catalog.builderMethods(arm.symbol);
    return methods.size === 0 ? arm : withCalls(arm, placedChanges(x, changes, where), methods);
  }
  if (arm.is !== "object" && arm.is !== "array") return arm;
  const placed = placedChanges(x, changes, where).filter(({ change }) => change.by !== "call");
  return placed.length > MOST_CHANGES ? unseen(arm) : placed.reduce<Evaluated>((value, each) => afterChange(x, value, each), arm);
}

function placedChanges(x: Evaluation, changes: readonly ObjectChange[], where: WhereTo): readonly PlacedChange[] {
  return changes.flatMap((change): readonly PlacedChange[] => {
    const { before, run } = where(change);
    return before === "never" ? [] : placedIn(x, run, change, before === "certain");
  });
}

/** A change in a run; of an object that is given to a function all that this does to it. */
function placedIn(x: Evaluation, run: Activation, change: ObjectChange, isCertain: boolean): readonly PlacedChange[] {
  const path = change.path.map((key): PlacedKey => ({ key, run }));
  if (change.by !== "pass") return [{ change, run, path, isCertain }];
  return changesInside(x, run, change).map((inner) => ({
    ...inner,
    path: [...path, ...inner.path],
    isCertain: isCertain && inner.isCertain,
  }));
}

function afterChange(x: Evaluation, value: Evaluated, { change, run, path, isCertain }: PlacedChange): Evaluated {
  const keys = path.map((each) => keyIn(x, each.run, each.key));
  return changedAt(value, keys, becomes(x, run, change, isCertain), at(run.file, change));
}

function keyIn(x: Evaluation, run: Activation, key: Key): string | null {
  return typeof key === "string" ? key : keyOf(x.evaluate(run, key));
}

function becomes(x: Evaluation, run: Activation, change: ObjectChange, isCertain: boolean): Become {
  const { items, rest } = spreadOut(x, run, change.items);
  switch (change.by) {
    case "write":
      return written(change.operator === "delete" ? null : definedValue(x, run, change), isCertain);
    case "assign":
      return assigned(rest === null ? items : [...items, rest], isCertain);
    case "push":
      return pushed(items, rest, isCertain);
    case "mix":
      return mixed(items);
    case "call":
    case "pass":
      return (before) => before;
  }
}

/** What a call does to an object that it is given; looked at once in a run, however often the object is used. */
function changesInside(x: Evaluation, run: Activation, { step, name }: ObjectChange): readonly PlacedChange[] {
  const call = run.facts.steps[step];
  if (call?.is !== "call" || typeof name !== "number") return [];
  const none = (): readonly PlacedChange[] => [];
  return x.table.answer(memoOf(run.given, `${step} ${name}`), {
    find: () => x.inRun(run, () => changesByCall(x, run, step, call, name)),
    circular: none,
    tooDeep: none,
  });
}

function changesByCall(x: Evaluation, run: Activation, step: StepId, call: CallStep, position: number): readonly PlacedChange[] {
  const arms = armsOf(x.evaluate(run, call.callee));
  return arms.flatMap((callee): readonly PlacedChange[] => {
    if (callee.is !== "function") return [];
    const parameter = x.linked.bodies(callee.file).functions[callee.function]?.parameters[position];
    const changes = parameter?.binding == null || parameter.rest ? undefined : x.index(callee.file).changes.get(parameter.binding);
    const limit = changes === undefined ? null : callLimit(run, callee);
    if (changes === undefined || limit === null || "because" in limit) return [];
    const inside = boundRun(x, callee, { args: () => x.argumentsOf(run, call), site: siteIn(run, step), from: run, ...limit });
    const own = changes.filter((each) => each.function === callee.function && !isDeadInProduction(x, inside, each.at, each.span));
    return own.flatMap((each) => placedIn(x, inside, each, arms.length === 1 && isSure(x, inside, each.at, 0)));
  });
}

/** `token.setExpirationTime("2h");` as a statement of its own: the builder has that call too. */
function withCalls(
  of: Extract<Evaluated, { readonly is: "product" }>,
  changes: readonly PlacedChange[],
  methods: ReadonlySet<string>,
): Evaluated {
  const calls = changes.flatMap(({ change, run, path, isCertain }) => {
    const isOwn = change.by === "call" && path.length === 0 && typeof change.name === "string" && methods.has(change.name);
    return isOwn ? [siteIn(run, change.step, isCertain)] : [];
  });
  return calls.length === 0 ? of : { ...of, calls: [...of.calls, ...calls] };
}
