import type { Argument, BindingId, Step, Value } from "../../model/index.js";
import type { Definition } from "./file-index.js";

/** A key of a path: a name, or the expression that computes it. */
export type Key = string | Value;

/** A step that changes an object. */
interface Change extends Definition {
  /**
   * `write`: a member is set or deleted. `assign`: the members of the items are set. `push`: the items are put into a list; `mix`: they and others, nobody knows where.
   * `call`: a method was called, which may give the object itself. `pass`: it was given to a function.
   */
  readonly by: "write" | "assign" | "push" | "mix" | "call" | "pass";
  readonly items: readonly Argument[];
  /** The method that was called; the position of the argument that was given. */
  readonly name: string | number | null;
}

/** A change of an object, or of a part of it, that a name holds. */
export interface ObjectChange extends Change {
  readonly path: readonly Key[];
}

/** A change of what an expression stands for. */
export interface ChangeOf extends Change {
  readonly of: Value;
}

const MIXERS: ReadonlySet<string> = new Set(["splice", "pop", "shift", "fill", "copyWithin"]);

type CallStep = Extract<Step, { readonly is: "call" }>;

/** The objects that a call may change. */
export function changesOfCall(
  call: CallStep,
  steps: readonly Step[],
  place: Pick<Definition, "function" | "step" | "at" | "span">,
): readonly ChangeOf[] {
  const { callee, args } = call;
  const common = { ...place, operator: "", value: null, items: args };
  const passed = args.flatMap(({ value, spread }, position): readonly ChangeOf[] =>
    spread || pathOf(value).root.is !== "binding" ? [] : [{ ...common, of: value, by: "pass", name: position }],
  );
  if (callee.is !== "member") return passed;
  const [first, ...others] = args;
  if (callee.name === "assign" && callee.of.is === "global" && callee.of.name === "Object")
    return first === undefined || first.spread ? [] : [{ ...common, of: first.value, by: "assign", items: others, name: null }];
  if (callee.name === "push" || callee.name === "unshift") return [...passed, { ...common, of: callee.of, by: "push", name: null }];
  if (MIXERS.has(callee.name)) return [...passed, { ...common, of: callee.of, by: "mix", name: null }];
  return call.dropped ? [...passed, ...linksOf(call, steps, place)] : passed;
}

/** The calls of a chain that stands as a statement, first to last. */
function linksOf(
  last: CallStep,
  steps: readonly Step[],
  place: Pick<Definition, "function" | "step" | "at" | "span">,
): readonly ChangeOf[] {
  const links: { readonly step: number; readonly name: string }[] = [];
  let at = place.step;
  let { callee } = last;
  for (; callee.is === "member";) {
    links.push({ step: at, name: callee.name });
    const before = callee.of.is === "result" ? steps[callee.of.step] : undefined;
    if (callee.of.is !== "result" || before?.is !== "call") break;
    at = callee.of.step;
    ({ callee } = before);
  }
  if (callee.is !== "member") return [];
  const { of } = callee;
  return links.reverse().map(({ step, name }) => ({ ...place, step, operator: "", value: null, items: [], of, by: "call", name }));
}

/** The root of a chain of members, and their keys outwards. */
export function pathOf(value: Value): { readonly root: Value; readonly keys: readonly Key[] } {
  const keys: Key[] = [];
  let at = value;
  for (; at.is === "member" || at.is === "element"; at = at.of) keys.push(at.is === "member" ? at.name : keyOf(at.key));
  return { root: at, keys: keys.reverse() };
}

function keyOf(key: Value): Key {
  return key.is === "constant" ? String(key.value) : key;
}

/** What changes an object through another name of it changes it: `const { cookie } = options; cookie.secure = true`. */
export function withAliases(
  definitions: ReadonlyMap<BindingId, readonly Definition[]>,
  changes: ReadonlyMap<BindingId, readonly ObjectChange[]>,
): ReadonlyMap<BindingId, readonly ObjectChange[]> {
  const all = new Map(changes);
  // Names of names are seen to first.
  for (const [alias, [only, ...more]] of [...definitions].reverse()) {
    const own = all.get(alias);
    const of = only?.value == null || more.length > 0 || own === undefined ? null : pathOf(only.value);
    if (of?.root.is !== "binding" || of.root.binding === alias || own === undefined) continue;
    const { keys } = of;
    const before = all.get(of.root.binding) ?? [];
    const joined = [...before, ...own.map((change) => ({ ...change, path: [...keys, ...change.path] }))];
    all.set(
      of.root.binding,
      joined.sort((a, b) => a.function - b.function || a.step - b.step),
    );
  }
  return all;
}
