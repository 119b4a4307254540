import type { BindingId, DeclarationId, FileBodies, FunctionFacts, FunctionId, PlaceId, Span, StepId, Value } from "../../model/index.js";
import { type ChangeOf, changesOfCall, type ObjectChange, pathOf, withAliases } from "./object-changes.js";

/** Where a binding, a member of one, or a field gets a value. */
export interface Definition {
  readonly function: FunctionId;
  readonly step: StepId;
  /** `=` for a binding's own initialiser too. */
  readonly operator: string;
  readonly value: Value | null;
  readonly at: PlaceId;
  readonly span: Span;
}

/** The parameter that binds a name: all of it, or the part at `path`. */
export interface ParameterPlace {
  readonly function: FunctionId;
  readonly index: number;
  readonly path: readonly string[];
  readonly default: Value | null;
}

/** Where the names of one file get their values. */
export interface FileIndex {
  readonly definitions: ReadonlyMap<BindingId, readonly Definition[]>;
  /** What changes the object that a binding holds. */
  readonly changes: ReadonlyMap<BindingId, readonly ObjectChange[]>;
  /** Writes to `this.…` by class, then by name. */
  readonly fieldWrites: ReadonlyMap<DeclarationId, ReadonlyMap<string, readonly Definition[]>>;
  /** What changes the objects that fields hold, by class, then by name. */
  readonly fieldChanges: ReadonlyMap<DeclarationId, ReadonlyMap<string, readonly ObjectChange[]>>;
  readonly parameters: ReadonlyMap<BindingId, ParameterPlace>;
}

/** Reads a file's bodies once for all definitions. */
export function fileIndex({ functions }: FileBodies): FileIndex {
  const definitions = new Map<BindingId, Definition[]>();
  const changes = new Map<BindingId, ObjectChange[]>();
  const fieldWrites = new Map<DeclarationId, Map<string, Definition[]>>();
  const fieldChanges = new Map<DeclarationId, Map<string, ObjectChange[]>>();
  const parameters = new Map<BindingId, ParameterPlace>();
  functions.forEach((body, id) => {
    indexParameters(body, id, parameters);
    const owner = classAround(functions, id);
    body.steps.forEach((step, index) => {
      const place = { function: id, step: index, at: step.at, span: step.span };
      if (step.is === "call") for (const each of changesOfCall(step, body.steps, place)) noteChange(each, owner);
      else if (step.is === "bind") push(definitions, step.binding, { ...place, operator: "=", value: step.value });
      else if (step.is === "assign") noteAssignment(step.target, { ...place, operator: step.operator, value: step.value }, owner);
    });
  });

  function noteAssignment(target: Value, definition: Definition, owner: DeclarationId | null): void {
    const { root, keys } = pathOf(target);
    const [name, ...further] = keys;
    if (root.is === "binding" && name === undefined) push(definitions, root.binding, definition);
    else if (root.is === "this" && owner !== null && typeof name === "string" && further.length === 0)
      push(ofClass(fieldWrites, owner), name, definition);
    else noteChange({ ...definition, of: target, by: "write", items: [], name: null }, owner);
  }

  function noteChange({ of, ...change }: ChangeOf, owner: DeclarationId | null): void {
    const { root, keys } = pathOf(of);
    const [name, ...path] = keys;
    if (root.is === "binding") push(changes, root.binding, { ...change, path: keys });
    else if (root.is === "this" && owner !== null && typeof name === "string" && change.by !== "pass")
      push(ofClass(fieldChanges, owner), name, { ...change, path });
  }

  return { definitions, changes: withAliases(definitions, changes), fieldWrites, fieldChanges, parameters };
}

function ofClass<Item>(writes: Map<DeclarationId, Map<string, Item[]>>, owner: DeclarationId): Map<string, Item[]> {
  const known = writes.get(owner) ?? new Map<string, Item[]>();
  writes.set(owner, known);
  return known;
}

/** The class whose `this` a body sees. */
export function classAround(functions: readonly FunctionFacts[], id: FunctionId): DeclarationId | null {
  for (let at: FunctionFacts | undefined = functions[id]; at !== undefined; at = at.parent === null ? undefined : functions[at.parent]) {
    if (at.class !== null) return at.class;
    if (at.kind !== "arrow") return null;
  }
  return null;
}

function indexParameters(body: FunctionFacts, id: FunctionId, parameters: Map<BindingId, ParameterPlace>): void {
  body.parameters.forEach((parameter, index) => {
    if (parameter.binding !== null) parameters.set(parameter.binding, { function: id, index, path: [], default: parameter.default });
    for (const property of parameter.properties)
      parameters.set(property.binding, { function: id, index, path: property.path, default: property.default });
  });
}

function push<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}
