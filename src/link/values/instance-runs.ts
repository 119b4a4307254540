import type { DeclarationId, Evaluated, FunctionId, FunctionRef } from "../../model/index.js";
import { activation, type Activation, type BoundArguments, runOfSite } from "./activation.js";
import { callLimit } from "./call-limits.js";
import type { CallStep, Evaluation } from "./evaluation.js";

/** A value whose members a class of the program declares. */
export type Owner = Extract<Evaluated, { readonly is: "instance" | "class" }>;

/** A class of the program. */
export interface ClassRef {
  readonly file: string;
  readonly declaration: DeclarationId;
}

const runs = new WeakMap<object, Map<string, Activation>>();

/** The run of a body of a class, or of one that the class extends, for one of its values: a constructor's with what it is called with. */
export function runIn(x: Evaluation, value: Owner, owner: ClassRef, body: FunctionId): Activation {
  const root = x.root(owner.file, body);
  const maker = makerOf(x, value, { file: owner.file, function: body });
  const of = maker === null ? withoutMaker(x, value) : value;
  const made = of.is === "instance" ? of.made : null;
  if (made === null && of.file === owner.file && of.declaration === owner.declaration) return root;
  const known = runs.get(made ?? root) ?? new Map<string, Activation>();
  runs.set(made ?? root, known);
  const key = `${of.file} ${of.declaration} ${owner.file} ${body}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const args = constructorOf(x, owner) === body ? constructedWith(x, of, owner) : null;
  const run = activation({ ...root, ...maker, self: of, args, site: made });
  known.set(key, run);
  return run;
}

/** How the run that made a value goes on in a body of its class; null where its construction isn't known, or is too deep to follow. */
function makerOf(x: Evaluation, value: Owner, body: FunctionRef): Pick<Activation, "from" | "depth" | "share"> | null {
  const made = value.is === "instance" ? value.made : null;
  if (made === null) return null;
  const from = runOfSite(made) ?? x.root(made.file, made.function);
  const limit = callLimit(from, body);
  return "because" in limit ? null : { from, ...limit };
}

/** Of values whose construction isn't followed one is like another, whoever asks first. */
function withoutMaker(x: Evaluation, of: Owner): Owner {
  const at = { file: of.file, span: x.linked.declaration(of.file, of.declaration)?.nameSpan ?? of.at.span };
  return of.is === "class" ? { ...of, at } : { ...of, typeArgs: [], made: null, at };
}

/** What the constructor of a class is called with when a value is made: by the construction, or by `super(…)` of the nearest class with a constructor. */
function constructedWith(x: Evaluation, of: Owner, owner: ClassRef): (() => BoundArguments) | null {
  if (of.is !== "instance") return null;
  const nearer = heirs(x, of, owner).findLast((each) => constructorOf(x, each) !== null);
  if (nearer === undefined) return madeWith(x, of);
  const body = constructorOf(x, nearer) ?? 0;
  const steps = x.linked.bodies(nearer.file).functions[body]?.steps ?? [];
  const call = steps.find((step): step is CallStep => step.is === "call" && step.form === "super");
  if (call === undefined) return null;
  return () => x.argumentsOf(runIn(x, of, nearer, body), call);
}

function madeWith(x: Evaluation, { made }: Extract<Owner, { readonly is: "instance" }>): (() => BoundArguments) | null {
  if (made === null) return null;
  const call = x.linked.bodies(made.file).functions[made.function]?.steps[made.step];
  return call?.is === "call" ? () => x.argumentsOf(runOfSite(made) ?? x.root(made.file, made.function), call) : null;
}

/** The classes from that of a value to one that it extends, without that one, nearest to the value first. */
function heirs(x: Evaluation, of: Owner, owner: ClassRef): readonly ClassRef[] {
  const line: ClassRef[] = [{ file: of.file, declaration: of.declaration }];
  for (const { relation, target } of x.linked.ancestorsOf(of.file, of.declaration))
    if (relation === "extends" && target.is === "declared") line.push({ file: target.file, declaration: target.declaration });
  const end = line.findIndex((each) => each.file === owner.file && each.declaration === owner.declaration);
  return end === -1 ? [] : line.slice(0, end);
}

/** The body of a class's own constructor; null where it has none. */
function constructorOf(x: Evaluation, { file, declaration }: ClassRef): FunctionId | null {
  const found = x.linked.declaration(file, declaration);
  const members = found?.is === "class" ? found.members : [];
  return members.find((member) => member.is === "constructor" && member.function !== null)?.function ?? null;
}
