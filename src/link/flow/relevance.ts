import type { FunctionFacts, FunctionRef, OperationKind, Value } from "../../model/index.js";
import { calledName } from "../../model/index.js";
import type { LinkedModules } from "../linked-modules.js";
import { namesIn } from "../operations/call-index.js";
import type { Candidates } from "../operations/candidates.js";

/** Names by which programs hand messages to a bus whose handlers are found by the message. */
const BUS_NAMES: ReadonlySet<string> = new Set([
  ...["publish", "publishAll", "dispatch", "dispatchAll", "emit", "emitAsync", "raise", "notify", "trigger", "fire", "send"],
  ...["execute", "ask", "query", "command", "invoke", "request", "handle", "commit", "publishEvents", "dispatchEventsForAggregate"],
]);

/** Whether a bus may be handed a message by a call of that name. */
export function isBusName(name: string): boolean {
  return BUS_NAMES.has(name);
}

/** Which functions may reach an operation, decided by the names of calls alone: none that does is left out, some that don't are in. */
export interface Relevance {
  mayReach(body: FunctionRef, kind: OperationKind): boolean;
  /** Outermost functions that may reach an operation of a kind and that no call names, in the order of files and text. */
  uncalled(kind: OperationKind): readonly FunctionRef[];
}

interface Node {
  readonly ref: FunctionRef;
  readonly facts: FunctionFacts;
  /** What it calls, constructs and passes on, by name. */
  readonly names: ReadonlySet<string>;
  /** The names that a call may reach it by. */
  readonly answersTo: readonly string[];
}

/** Makes the question over the source files. */
export function relevance(linked: LinkedModules, candidates: () => Candidates): Relevance {
  let graph: Graph | null = null;
  const reached = new Map<OperationKind, ReadonlySet<string>>();

  function reaching(kind: OperationKind): ReadonlySet<string> {
    const known = reached.get(kind);
    if (known !== undefined) return known;
    const found = closure((graph ??= graphOf(linked)), candidates(), kind);
    reached.set(kind, found);
    return found;
  }

  return {
    mayReach: (body, kind) => reaching(kind).has(keyOf(body)),
    uncalled(kind) {
      const keys = reaching(kind);
      const { nodes, called } = (graph ??= graphOf(linked));
      return nodes
        .filter(({ ref, facts, answersTo }) => keys.has(keyOf(ref)) && isOutermost(facts) && !answersTo.some((name) => called.has(name)))
        .map(({ ref }) => ref);
    },
  };
}

interface Graph {
  readonly nodes: readonly Node[];
  readonly called: ReadonlySet<string>;
  readonly callersOfName: ReadonlyMap<string, readonly Node[]>;
  readonly byKey: ReadonlyMap<string, Node>;
}

/** A body as a text. */
export function keyOf({ file, function: id }: FunctionRef): string {
  return `${file}\0${id}`;
}

function isOutermost(facts: FunctionFacts): boolean {
  return facts.parent === null || facts.parent === 0 || facts.class !== null;
}

function graphOf(linked: LinkedModules): Graph {
  const nodes: Node[] = [];
  for (const { path, subject } of linked.modules) {
    if (subject !== "source") continue;
    const names = namesIn(linked, path);
    linked.bodies(path).functions.forEach((facts, id) => {
      nodes.push({ ref: { file: path, function: id }, facts, names: namesUsed(facts, names), answersTo: answersTo(linked, path, facts) });
    });
  }
  const callersOfName = new Map<string, Node[]>();
  const called = new Set<string>();
  for (const node of nodes) {
    for (const name of node.names) {
      called.add(name);
      const list = callersOfName.get(name);
      if (list === undefined) callersOfName.set(name, [node]);
      else list.push(node);
    }
  }
  return { nodes, called, callersOfName, byKey: new Map(nodes.map((node) => [keyOf(node.ref), node])) };
}

function namesUsed(facts: FunctionFacts, names: (binding: number) => string): ReadonlySet<string> {
  const used = new Set<string>();
  for (const step of facts.steps) {
    if (step.is !== "call") continue;
    used.add(calledName(step.callee, names));
    for (const { value } of step.args) addPassed(used, value, names);
  }
  used.delete("");
  return used;
}

/** Functions that are passed by name: `list.forEach(this.save)`, `{ handler: save }`. */
function addPassed(used: Set<string>, value: Value, names: (binding: number) => string): void {
  if (value.is === "member") used.add(value.name);
  else if (value.is === "binding") used.add(names(value.binding));
  else if (value.is === "object") for (const property of value.properties) addPassed(used, property.value, names);
  else if (value.is === "array") for (const item of value.items) addPassed(used, item.value, names);
}

function answersTo(linked: LinkedModules, path: string, facts: FunctionFacts): readonly string[] {
  const declaration = facts.class === null ? null : linked.declaration(path, facts.class);
  if (facts.kind === "constructor" || facts.kind === "initializer") return declaration === null ? [] : [declaration.name];
  return facts.name === "" ? [] : [facts.name];
}

function closure({ nodes, callersOfName, byKey }: Graph, candidates: Candidates, kind: OperationKind): ReadonlySet<string> {
  const found = new Set<string>();
  const queue: Node[] = [];
  const add = (node: Node | undefined): void => {
    if (node === undefined || found.has(keyOf(node.ref))) return;
    found.add(keyOf(node.ref));
    queue.push(node);
  };
  for (const { file, function: id } of candidates.ofKind(kind)) add(byKey.get(keyOf({ file, function: id })));
  if (queue.length === 0) return found;
  // A handler answers to whatever hands its message to a bus.
  for (const node of nodes) if ([...node.names].some(isBusName)) add(node);
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    const { parent } = node.facts;
    if (parent !== null && node.facts.class === null) add(byKey.get(keyOf({ file: node.ref.file, function: parent })));
    for (const name of node.answersTo) for (const caller of callersOfName.get(name) ?? []) add(caller);
  }
  return found;
}
