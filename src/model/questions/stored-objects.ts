import type { Location } from "../location.js";
import type { Program } from "../program.js";
import type { RelatedLocation } from "../result.js";
import { assignsField, boundChain, classAt, typedFields, type BoundClass, type TypedField } from "./class-fields.js";
import type { ClassInFile } from "./class-state.js";
import {
  keyOf,
  plainShapeOf,
  shapeOf,
  shapeOfDeclaration,
  type DeclaredAt,
  type PropertyShape,
  type TypeArguments,
  type TypeInPlace,
} from "./type-shape.js";

/** An object of a wanted type that another object keeps. */
export interface StoredObject {
  readonly of: DeclaredAt;
  /** The field, or the property of the type that describes the state. */
  readonly field: string;
  readonly at: Location;
  readonly many: boolean;
  /** False where it stands in the type arguments of an outside type, which may hold it or only name it. */
  readonly certain: boolean;
  /** The classes between the field and the object. */
  readonly through: readonly RelatedLocation[];
}

/** What an object keeps. */
export interface StoredState {
  /** The names of its fields, and of the properties of the types that describe its state. */
  readonly names: ReadonlySet<string>;
  readonly objects: readonly StoredObject[];
}

/** What is looked for, and where. */
export interface StoredTerms {
  readonly isWanted: (declared: DeclaredAt) => boolean;
  /** Whether a class is part of the state that holds it: a value object, a list of its own. */
  readonly isPart: (declared: DeclaredAt) => boolean;
}

/** The wanted objects that a class, interface or type keeps in its fields, in its bases', and in the objects that describe its state. */
export function stateOf(program: Program, holder: DeclaredAt, terms: StoredTerms): StoredState {
  const found = new Map<string, StoredObject>();
  const search: Search = { program, terms, found, names: new Set(), seen: new Set([keyOf(holder)]), ownState: true };
  const start = classAt(program, holder);
  if (start !== null) searchClass(search, start, new Map(), null);
  else searchDeclared(search, holder);
  return { names: search.names, objects: [...found.values()] };
}

interface Search {
  readonly program: Program;
  readonly terms: StoredTerms;
  readonly found: Map<string, StoredObject>;
  readonly names: Set<string>;
  /** Declarations that were looked into, once for each place that a finding could stand on. */
  readonly seen: Set<string>;
  /** Still in the holder's own text or in object types that describe its state, and in no other class. */
  readonly ownState: boolean;
}

type Trail = Omit<StoredObject, "of">;

function searchType(search: Search, type: TypeInPlace, trail: Trail): void {
  const { program, terms, found } = search;
  const shape = shapeOf(program, type);
  const declared = "declared" in shape ? shape.declared : null;
  if (declared !== null && terms.isWanted(declared)) {
    const key = `${keyOf(declared)} ${trail.at.file} ${trail.at.span[0]}`;
    const known = found.get(key);
    if (known === undefined || (!known.certain && trail.certain)) found.set(key, { of: declared, ...trail });
    return;
  }
  if (declared !== null) {
    // The properties of an object type that describes the state are places themselves: once is enough.
    const once = search.ownState && shape.is === "object" && !isGiven(shape.properties);
    const key = once ? keyOf(declared) : `${keyOf(declared)} ${trail.at.file} ${trail.at.span[0]}`;
    if (search.seen.has(key) || search.seen.has(keyOf(declared))) return;
    search.seen.add(key);
  }
  if (shape.is === "object") searchProperties(search, shape.properties, trail);
  else if (shape.is === "class") {
    const part = terms.isPart(shape.declared) ? classAt(program, shape.declared) : null;
    if (part !== null) searchClass({ ...search, ownState: false }, part, shape.given, trail);
  } else if (shape.is !== "plain") {
    const inner = { ...trail, many: trail.many || shape.is === "collection", certain: trail.certain && shape.is !== "outside" };
    for (const each of shape.of) searchType(search, each, inner);
  }
}

function searchDeclared(search: Search, holder: DeclaredAt): void {
  const shape = shapeOfDeclaration(search.program, holder, new Map());
  const declaration = search.program.declaration(holder.file, holder.id);
  if (declaration === null) return;
  const trail = { field: declaration.name, at: { file: holder.file, span: declaration.nameSpan }, many: false, certain: true, through: [] };
  if (shape.is === "object") searchProperties(search, shape.properties, trail);
  else if (shape.is === "choice") for (const each of shape.of) searchType(search, each, trail);
}

/** In the holder's own state a property is the place; a generic type describes the state of many, and the place is where it is used. */
function searchProperties(search: Search, properties: readonly PropertyShape[], trail: Trail): void {
  for (const { name, type, at } of properties) {
    const isPlace = search.ownState && (type?.given.size ?? 0) === 0;
    if (isPlace) search.names.add(name);
    if (type !== null) searchType(search, type, isPlace ? { ...trail, field: name, at } : trail);
  }
}

/** An object type whose parameters were given something: another use of it is another type. */
function isGiven(properties: readonly PropertyShape[]): boolean {
  return properties.some(({ type }) => (type?.given.size ?? 0) > 0);
}

function searchClass(search: Search, start: ClassInFile, given: TypeArguments, trail: Trail | null): void {
  const { program } = search;
  const step = { at: { file: start.file, span: start.declaration.nameSpan }, message: `${start.declaration.name} keeps it` };
  const chain = boundChain(program, start, given);
  for (const each of chain) {
    for (const field of typedFields(program, each)) {
      if (trail === null) search.names.add(field.member.name);
      if (field.type === null || !isKept(program, chain, each, field)) continue;
      const at = { file: each.file, span: field.member.span };
      const here = { field: field.member.name, at, many: false, certain: true, through: [] };
      searchType(search, field.type, trail === null ? here : { ...trail, through: [...trail.through, step] });
    }
  }
  const last = chain.at(-1);
  if (last !== undefined) searchOutsideBase(search, last, trail);
}

/** `_brand!: T`, which nothing assigns, only marks the type. */
function isKept(program: Program, chain: readonly BoundClass[], each: BoundClass, { member, type }: TypedField): boolean {
  if (member.declare || type === null) return false;
  const isParameter = type.type.is === "reference" && type.type.binding === null && each.given.has(type.type.name);
  return !isParameter || member.parameterProperty || chain.some((heir) => assignsField(program, heir, member.name));
}

/** `extends Aggregate<OrderProps>` of a package: the object type that it is given describes the state. */
function searchOutsideBase(search: Search, { file, declaration, given }: BoundClass, trail: Trail | null): void {
  if (declaration.extends === null) return;
  for (const type of declaration.extends.args) {
    const shape = plainShapeOf(search.program, { type, file, given });
    const at = { file, span: declaration.extends.span };
    if (shape?.is === "object")
      searchProperties(search, shape.properties, trail ?? { field: "", at, many: false, certain: true, through: [] });
  }
}
