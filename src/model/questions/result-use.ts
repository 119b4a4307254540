import type { FileBodies, Step } from "../facts.js";
import type { Operation } from "../operation.js";
import type { Program } from "../program.js";
import type { BindingId, FunctionId, StepId, Value } from "../value.js";
import { valuesInside, valuesOfPlace, valuesOfStep } from "./values-in.js";

/** What the code of a file does with the result of one of its calls, awaited or not, by whatever variables it goes. */
export interface ResultUse {
  /** The members that are read of it. */
  readonly members: ReadonlySet<string>;
  /** It is passed on, stored or spread as it is. */
  readonly whole: boolean;
  readonly returned: boolean;
  /** It is asked whether there is any. */
  readonly tested: boolean;
}

/** The uses of a call's result. */
export function resultUse(bodies: FileBodies, body: FunctionId, step: StepId): ResultUse {
  return usesOf(bodies, { body, results: new Set([step]), bindings: new Set() });
}

/** The uses of what a variable or parameter holds. */
export function bindingUse(bodies: FileBodies, binding: BindingId): ResultUse {
  return usesOf(bodies, { body: null, results: new Set(), bindings: new Set([binding]) });
}

/** The uses of an operation's result; where a function only hands it on, what the caller that is known of does with it. */
export function useThroughCaller(program: Pick<Program, "bodies">, { site, via }: Operation): ResultUse {
  const own = resultUse(program.bodies(site.file), site.function, site.step);
  const caller = via.at(-1);
  if (!own.returned || own.whole || caller === undefined) return own;
  const further = resultUse(program.bodies(caller.file), caller.function, caller.step);
  return { ...further, members: new Set([...own.members, ...further.members]) };
}

/** The steps whose result it is, in the body that holds them, and the variables that hold it. */
interface Names {
  readonly body: FunctionId | null;
  readonly results: Set<StepId>;
  readonly bindings: Set<BindingId>;
}

function usesOf(bodies: FileBodies, names: Names): ResultUse {
  for (let size = -1; size !== names.results.size + names.bindings.size;) {
    size = names.results.size + names.bindings.size;
    bodies.functions.forEach((facts, body) => facts.steps.forEach((each, id) => follow(each, id, body, names)));
  }
  const uses = { members: new Set<string>(), whole: false, returned: false, tested: false };
  bodies.functions.forEach(({ steps, places }, body) => {
    for (const value of places.flatMap(valuesOfPlace)) note(value, body, names, uses, "test");
    for (const each of steps) noteStep(each, body, names, uses);
  });
  return uses;
}

/** `const claims = await result`. */
function follow(step: Step, id: StepId, body: FunctionId, names: Names): void {
  if (step.is === "await" && isNamed(step.value, body, names)) {
    if (body === names.body) names.results.add(id);
  } else if (step.is === "bind" && isNamed(step.value, body, names)) names.bindings.add(step.binding);
  else if (step.is === "assign" && step.target.is === "binding" && step.value !== null && isNamed(step.value, body, names))
    names.bindings.add(step.target.binding);
}

function isNamed(value: Value, body: FunctionId, names: Names): boolean {
  switch (value.is) {
    case "binding":
      return names.bindings.has(value.binding);
    case "result":
      return body === names.body && names.results.has(value.step);
    case "logical":
      return isNamed(value.operator === "&&" ? value.right : value.left, body, names);
    case "conditional":
      return isNamed(value.then, body, names) || isNamed(value.else, body, names);
    default:
      return false;
  }
}

interface Noted {
  readonly members: Set<string>;
  whole: boolean;
  returned: boolean;
  tested: boolean;
}

function noteStep(step: Step, body: FunctionId, names: Names, uses: Noted): void {
  if (step.is === "return" && step.value !== null) return note(step.value, body, names, uses, "return");
  const isHandedOn = step.is === "await" || step.is === "bind" || (step.is === "assign" && step.target.is === "binding");
  for (const value of valuesOfStep(step)) note(value, body, names, uses, isHandedOn ? "name" : "whole");
}

type Context = "test" | "return" | "name" | "whole";

function note(value: Value, body: FunctionId, names: Names, uses: Noted, context: Context): void {
  if (value.is === "member" && isNamed(value.of, body, names)) uses.members.add(value.name);
  else if (value.is === "element" && isNamed(value.of, body, names)) {
    if (value.key.is === "constant") uses.members.add(String(value.key.value));
    else uses.whole = true;
    note(value.key, body, names, uses, "whole");
  } else if (isNamed(value, body, names)) {
    if (context === "test") uses.tested = true;
    if (context === "return") uses.returned = true;
    if (context === "whole") uses.whole = true;
  } else for (const inner of valuesInside(value)) note(inner, body, names, uses, contextInside(value, inner));
}

/** `!claims`, `claims === null` and the left of `claims && …` only ask whether there are any. */
function contextInside(value: Value, inner: Value): Context {
  if (value.is === "unary" || value.is === "binary") return "test";
  if (value.is === "logical" || value.is === "conditional")
    return inner === (value.is === "logical" ? value.left : value.test) ? "test" : "whole";
  return "whole";
}
