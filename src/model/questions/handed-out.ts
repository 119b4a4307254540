import type { ClassMember, FunctionFacts } from "../facts.js";
import type { Location } from "../location.js";
import type { Program } from "../program.js";
import type { BindingId, Value } from "../value.js";
import { boundChain, classAt, typedFields, type BoundClass } from "./class-fields.js";
import { selfWrites } from "./class-state.js";
import { shapeOf, type DeclaredAt, type TypeInPlace, type TypeShape } from "./type-shape.js";

/** A member that gives the outside an object which belongs to the inside, and which can be changed. */
export interface HandedOut {
  readonly is: "collection" | "state";
  /** The class of the chain that has the member. */
  readonly owner: string;
  readonly member: string;
  /** What it gives: `this.props.lines` is `props.lines`. */
  readonly path: string;
  readonly at: Location;
}

/** Public fields, getters and methods without parameters that give away a collection, or the object that holds the state, as it is. */
export function handedOut(program: Program, chain: readonly BoundClass[]): readonly HandedOut[] {
  return chain.flatMap((each) => {
    const written = new Map(each.declaration.members.map((member) => [member, member.type]));
    return each.declaration.members.flatMap((member): HandedOut[] => {
      if (member.static || member.access !== "public" || member.declare) return [];
      const path = member.is === "field" ? openFieldPath(member) : returnedPath(program, each, member);
      if (path === null) return [];
      const held = typeAt(program, chain, path);
      const own = written.get(member) ?? null;
      const type = own === null ? held : { type: own, file: each.file, given: each.given };
      const is = type === null ? null : kindOf(program, type, path, 0);
      return is === null
        ? []
        : [{ is, owner: each.declaration.name, member: member.name, path: path.join("."), at: { file: each.file, span: member.span } }];
    });
  });
}

/** What is given away by a public field that can't be assigned; one that can be is worse, and told as such. */
function openFieldPath(member: ClassMember): readonly string[] | null {
  return member.readonly && member.function === null ? [member.name] : null;
}

/** The path from `this` that a getter, or a method without parameters, returns in one of its ways. */
function returnedPath(program: Program, { file }: BoundClass, member: ClassMember): readonly string[] | null {
  const isGiver = member.is === "getter" || (member.is === "method" && member.parameters.length === 0 && !member.async);
  const body = isGiver && member.function !== null ? program.bodies(file).functions[member.function] : undefined;
  if (body === undefined || body.generator) return null;
  const returned = body.steps.flatMap((step) => (step.is === "return" && step.value !== null ? armsOf(step.value) : []));
  return returned.map((value) => pathFromThis(value, body, 0)).find((path) => path !== null) ?? null;
}

function armsOf(value: Value): readonly Value[] {
  if (value.is === "conditional") return [...armsOf(value.then), ...armsOf(value.else)];
  return value.is === "logical" ? [...(value.operator === "&&" ? [] : armsOf(value.left)), ...armsOf(value.right)] : [value];
}

const LONGEST_TRAIL = 5;

/** `this.props.lines`, or a constant that was bound to it; not what the body replaces after it took it. */
function pathFromThis(value: Value, body: FunctionFacts, depth: number): readonly string[] | null {
  if (value.is === "binding" && depth < LONGEST_TRAIL) {
    const binds = body.steps.flatMap((step) => (step.is === "bind" && step.binding === value.binding ? [step.value] : []));
    const [bound] = binds;
    const path = bound === undefined || binds.length > 1 ? null : pathFromThis(bound, body, depth + 1);
    return path === null || body.steps.some((step) => step.is === "assign" && replaces(step.target, value.binding, path)) ? null : path;
  }
  if (value.is !== "member") return null;
  if (value.of.is === "this") return [value.name];
  const before = pathFromThis(value.of, body, depth);
  return before === null ? null : [...before, value.name];
}

function replaces(target: Value, binding: BindingId, path: readonly string[]): boolean {
  if (target.is === "binding") return target.binding === binding;
  return target.is === "member" && target.of.is === "this" && target.name === path[0];
}

/** The type of what a path from `this` leads to, through the fields of the chain and the properties of their types. */
function typeAt(program: Program, chain: readonly BoundClass[], [first, ...rest]: readonly string[]): TypeInPlace | null {
  const field = chain.flatMap((each) => typedFields(program, each)).find(({ member }) => member.name === first);
  return rest.reduce<TypeInPlace | null>(
    (type, name) => (type === null ? null : (objectsIn(program, type, 0).find((property) => property.name === name)?.type ?? null)),
    field?.type ?? null,
  );
}

const DEEPEST = 10;

function objectsIn(program: Program, type: TypeInPlace, depth: number): (TypeShape & { is: "object" })["properties"] {
  const shape = shapeOf(program, type);
  if (shape.is === "object") return shape.properties;
  return shape.is === "choice" && depth < DEEPEST ? shape.of.flatMap((each) => objectsIn(program, each, depth + 1)) : [];
}

const STATE = /^_?(props|properties|state|attributes)$/;

/** A choice is what its first telling part is. */
function kindOf(program: Program, type: TypeInPlace, path: readonly string[], depth: number): HandedOut["is"] | null {
  const shape = shapeOf(program, type);
  switch (shape.is) {
    case "collection":
      return shape.mutable ? "collection" : null;
    case "class":
      return isCollectionClass(program, shape.declared) ? "collection" : null;
    case "object": {
      const isState = path.length === 1 && STATE.test(path[0] ?? "");
      const open = (each: (typeof shape.properties)[number]): boolean =>
        !each.readonly || (each.type !== null && kindOf(program, each.type, [], depth + 1) !== null);
      return isState && shape.properties.some(open) ? "state" : null;
    }
    case "choice":
      if (depth > DEEPEST) return null;
      return shape.of.map((each) => kindOf(program, each, path, depth + 1)).find((each) => each !== null) ?? null;
    default:
      return null;
  }
}

const CHANGING = new Set(["push", "pop", "shift", "unshift", "splice", "sort", "reverse", "fill", "set", "add", "delete", "clear"]);

/** A class of its own around a list, which lets others add to it or take from it. */
function isCollectionClass(program: Program, declared: DeclaredAt): boolean {
  const isElement = program.elementsOf(declared.file).some((element) => element.declaration === declared.id);
  const start = isElement ? null : classAt(program, declared);
  if (start === null) return false;
  return boundChain(program, start).some((each) => {
    const lists = new Set(
      typedFields(program, each).flatMap(({ member, type }) =>
        type !== null && shapeOf(program, type).is === "collection" ? [member.name] : [],
      ),
    );
    if (lists.size === 0) return false;
    const methods = each.declaration.members.filter((member) => member.is === "method" && member.access === "public" && !member.static);
    return (
      selfWrites(program, each).some((write) => lists.has(write.field) && methods.includes(write.member)) ||
      methods.some((method) => changesList(program, each, method, lists))
    );
  });
}

function changesList(program: Program, { file }: BoundClass, { function: body }: ClassMember, lists: ReadonlySet<string>): boolean {
  const steps = body === null ? [] : (program.bodies(file).functions[body]?.steps ?? []);
  return steps.some((step) => {
    if (step.is !== "call" || step.callee.is !== "member" || !CHANGING.has(step.callee.name)) return false;
    const { of } = step.callee;
    return of.is === "member" && of.of.is === "this" && lists.has(of.name);
  });
}
