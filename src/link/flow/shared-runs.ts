import type { Evaluated } from "../../model/index.js";
import { activation, type Activation, type BoundArguments } from "../values/activation.js";
import { identity, unknownValue } from "../values/choice.js";

/** A call of a body. */
export interface Entering extends Pick<Activation, "self" | "outer" | "site" | "from"> {
  readonly args: BoundArguments;
}

const runsOfBodies = new WeakMap<Activation, Map<string, Activation>>();

/**
 * The run of a body that calls which give it the same share, so that what it does is evaluated once: thousands of calls of a repository differ in
 * nothing that can be told. A run that is given nothing to tell is the one that no call led to.
 */
export function sharedRun(root: Activation, { self, outer, site, from, args }: Entering): Activation {
  const given = givenTo(root, args);
  const isPlain = given.every((value) => value.is === "unknown");
  const object = keyOfSelf(self);
  if (isPlain && object === keyOfSelf(root.self) && outer === root.outer) return root;
  const runs = runsOfBodies.get(root) ?? new Map<string, Activation>();
  runsOfBodies.set(root, runs);
  const around =
    outer === null ? null : { is: "function" as const, file: root.file, function: root.function, self: null, closure: outer, at: PLACE };
  const key = [object, around === null ? "" : identity(around), ...given.map(keyOfArgument)].join("\n");
  const known = runs.get(key);
  if (known !== undefined) return known;
  const run = activation({ ...root, self: self ?? root.self, outer, args: () => told(root, args), site, from });
  runs.set(key, run);
  return run;
}

const PLACE = { file: "", span: [0, 0] } as const;

/** What stands at each parameter; what isn't given is undefined for certain. */
function givenTo({ facts }: Activation, { items, rest }: BoundArguments): readonly Evaluated[] {
  const missing: Evaluated = rest ?? { is: "undefined", at: PLACE };
  return facts.parameters.flatMap((parameter, index): readonly Evaluated[] =>
    parameter.rest ? items.slice(index) : [items[index] ?? missing],
  );
}

/** What can't be told is the same for all who share the run, whatever the reason in each. */
function told({ facts, file }: Activation, { items, rest }: BoundArguments): BoundArguments {
  const untold = (value: Evaluated): Evaluated =>
    value.is === "unknown" ? unknownValue("an argument that can't be told", { file, span: facts.span }) : value;
  return { items: items.map(untold), rest: rest === null ? null : untold(rest) };
}

function keyOfArgument(value: Evaluated): string {
  return value.is === "unknown" ? "?" : identity(value);
}

function keyOfSelf(self: Evaluated | null): string {
  return self === null ? "" : identity(self);
}
