import type { BindingId, DeclarationId, FileBodies, FunctionFacts, FunctionId, PlaceId, Span, StepId, Value } from "../../model/index.js";

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

/** A write to a member of what a binding holds: `options.cookie.secure = …`. */
export interface MemberWrite extends Definition {
  readonly path: readonly string[];
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
  readonly memberWrites: ReadonlyMap<BindingId, readonly MemberWrite[]>;
  /** Writes to `this.…` by class, then by name. */
  readonly fieldWrites: ReadonlyMap<DeclarationId, ReadonlyMap<string, readonly Definition[]>>;
  readonly parameters: ReadonlyMap<BindingId, ParameterPlace>;
}

/** Reads a file's bodies once for all definitions. */
export function fileIndex({ functions }: FileBodies): FileIndex {
  const definitions = new Map<BindingId, Definition[]>();
  const memberWrites = new Map<BindingId, MemberWrite[]>();
  const fieldWrites = new Map<DeclarationId, Map<string, Definition[]>>();
  const parameters = new Map<BindingId, ParameterPlace>();
  functions.forEach((body, id) => {
    indexParameters(body, id, parameters);
    const owner = classAround(functions, id);
    body.steps.forEach((step, index) => {
      if (step.is !== "bind" && step.is !== "assign") return;
      const operator = step.is === "bind" ? "=" : step.operator;
      const definition = { function: id, step: index, operator, value: step.value, at: step.at, span: step.span };
      if (step.is === "bind") push(definitions, step.binding, definition);
      else note(step.target, definition, owner);
    });
  });

  function note(target: Value, definition: Definition, owner: DeclarationId | null): void {
    if (target.is === "binding") push(definitions, target.binding, definition);
    const path = pathOf(target);
    if (path === null || path.names.length === 0) return;
    if (path.root.is === "binding") push(memberWrites, path.root.binding, { ...definition, path: path.names });
    const [name] = path.names;
    if (path.root.is !== "this" || owner === null || name === undefined || path.names.length > 1) return;
    const ofClass = fieldWrites.get(owner) ?? new Map<string, Definition[]>();
    fieldWrites.set(owner, ofClass);
    push(ofClass, name, definition);
  }

  return { definitions, memberWrites, fieldWrites, parameters };
}

/** The class whose `this` a body sees. */
export function classAround(functions: readonly FunctionFacts[], id: FunctionId): DeclarationId | null {
  for (let at: FunctionFacts | undefined = functions[id]; at !== undefined; at = at.parent === null ? undefined : functions[at.parent]) {
    if (at.class !== null) return at.class;
    if (at.kind !== "arrow") return null;
  }
  return null;
}

/** The root of a chain of members, and their names outwards; null where a key is computed. */
export function pathOf(value: Value): { readonly root: Value; readonly names: readonly string[] } | null {
  const names: string[] = [];
  let at = value;
  while (at.is === "member" || at.is === "element") {
    if (at.is === "member") names.push(at.name);
    else if (at.key.is === "constant") names.push(String(at.key.value));
    else return null;
    at = at.of;
  }
  return { root: at, names: names.reverse() };
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
