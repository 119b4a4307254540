import type { Declaration, Heritage } from "../facts.js";
import type { Location } from "../location.js";
import type { Program, SymbolTarget } from "../program.js";
import type { TypeMember, TypeRef } from "../type-ref.js";
import type { DeclarationId } from "../value.js";
import { typeOfSchema } from "./schema-shape.js";

/** A written type, the file that it stands in, and what the type parameters around it stand for. */
export interface TypeInPlace {
  readonly type: TypeRef;
  readonly file: string;
  readonly given: TypeArguments;
}

/** What type parameters stand for, by name. */
export type TypeArguments = ReadonlyMap<string, TypeInPlace>;

/** A declaration by file and index. */
export interface DeclaredAt {
  readonly file: string;
  readonly id: DeclarationId;
}

/** A name for a declaration that maps and sets can hold. */
export function keyOf({ file, id }: DeclaredAt): string {
  return `${file} ${id}`;
}

/** A property of an object type. */
export interface PropertyShape {
  readonly name: string;
  readonly readonly: boolean;
  /** Null where none is written. */
  readonly type: TypeInPlace | null;
  readonly at: Location;
}

/** What a written type is, one step at a time: an alias is a choice of one. */
export type TypeShape =
  | { readonly is: "collection"; readonly of: readonly TypeInPlace[]; readonly mutable: boolean }
  | { readonly is: "object"; readonly properties: readonly PropertyShape[]; readonly declared: DeclaredAt | null }
  | { readonly is: "class"; readonly declared: DeclaredAt; readonly given: TypeArguments }
  /** An alias, union or intersection, or what a wrapper like `Promise` holds. */
  | { readonly is: "choice"; readonly of: readonly TypeInPlace[]; readonly declared: DeclaredAt | null }
  /** A type of an outside package: what it does with its arguments can't be told. */
  | { readonly is: "outside"; readonly name: string; readonly of: readonly TypeInPlace[] }
  | { readonly is: "plain" };

const PLAIN: TypeShape = { is: "plain" };

/** Type parameters of the language's own types that are held as they are, and whether the holder can be changed. */
const COLLECTIONS: ReadonlyMap<string, boolean> = new Map([
  ...["Array", "Set", "Map", "WeakMap", "WeakSet"].map((name) => [name, true] as const),
  ...["ReadonlyArray", "ReadonlySet", "ReadonlyMap", "Iterable", "IterableIterator", "Iterator"].map((name) => [name, false] as const),
]);
const WRAPPERS = new Set(["Partial", "Required", "NonNullable", "Promise", "PromiseLike", "Awaited"]);

/** What a written type is; `plain` where it is no object with state, or can't be told. */
export function shapeOf(program: Program, { type, file, given }: TypeInPlace): TypeShape {
  const here = (inner: TypeRef): TypeInPlace => ({ type: inner, file, given });
  switch (type.is) {
    case "array":
      return { is: "collection", of: [here(type.of)], mutable: !type.readonly };
    case "tuple":
      return { is: "collection", of: type.items.map(here), mutable: !type.readonly };
    case "union":
    case "intersection":
      return { is: "choice", of: type.items.map(here), declared: null };
    case "object":
      return { is: "object", properties: propertiesOf(type.members, file, given), declared: null };
    case "reference":
      return shapeOfReference(program, type, file, given);
    case "query":
      return shapeOfQuery(program, type, file);
    default:
      return PLAIN;
  }
}

/** What a class or interface gives to the type parameters of its base. */
export function argumentsOf(heritage: Heritage, file: string, given: TypeArguments, parameters: readonly string[]): TypeArguments {
  return bound(
    parameters,
    heritage.args.map((type) => ({ type, file, given })),
  );
}

/** The shape of a declared type with its parameters bound. */
export function shapeOfDeclaration(program: Program, at: DeclaredAt, given: TypeArguments): TypeShape {
  const declaration = program.declaration(at.file, at.id);
  if (declaration === null) return PLAIN;
  if (declaration.is === "class") return { is: "class", declared: at, given };
  if (declaration.is === "type") return { is: "choice", of: [{ type: declaration.type, file: at.file, given }], declared: at };
  if (declaration.is !== "interface") return PLAIN;
  return { is: "object", properties: interfaceProperties(program, at, given, new Set()), declared: at };
}

/** What a name that a type was written with means; null for a type parameter and a type of the language. */
export function meaningOf(program: Program, file: string, name: string, binding: number | null): SymbolTarget | null {
  if (binding === null) return null;
  return name.includes(".") ? program.resolveName(file, name) : program.resolve(file, binding);
}

function shapeOfReference(program: Program, type: TypeRef & { is: "reference" }, file: string, given: TypeArguments): TypeShape {
  const args = type.args.map((arg) => ({ type: arg, file, given }));
  const parameter = given.get(type.name);
  if (type.binding === null && parameter !== undefined) return { is: "choice", of: [parameter], declared: null };
  const target = meaningOf(program, file, type.name, type.binding);
  if (target === null) return shapeOfGlobal(program, type.name, args);
  if (target.is === "declared") {
    const declaration = program.declaration(target.file, target.declaration);
    return shapeOfDeclaration(program, { file: target.file, id: target.declaration }, bound(parametersOf(declaration), args));
  }
  if (target.is !== "outside") return PLAIN;
  const [first] = args;
  return first?.type.is === "query" ? shapeOf(program, first) : { is: "outside", name: type.name, of: args };
}

/** `typeof orderSchema`: what the schema describes, under the name of the type that is inferred from it. */
function shapeOfQuery(program: Program, type: TypeRef & { is: "query" }, file: string): TypeShape {
  const target = meaningOf(program, file, type.name, type.binding);
  if (target?.is !== "declared") return PLAIN;
  const variable = program.declaration(target.file, target.declaration);
  if (variable?.is !== "variable" || variable.binding === null) return PLAIN;
  const described = typeOfSchema(program, target.file, variable.binding);
  if (described === null) return PLAIN;
  const declared = inferredFrom(program, target.file, variable.name);
  return { is: "choice", of: [{ type: described, file: target.file, given: new Map() }], declared };
}

/** `type Order = infer<typeof orderSchema>` beside the schema. */
function inferredFrom(program: Program, file: string, schema: string): DeclaredAt | null {
  const declarations = program.module(file)?.outline.declarations ?? [];
  const id = declarations.findIndex(
    (each) => each.is === "type" && each.type.is === "reference" && each.type.args.some((arg) => arg.is === "query" && arg.name === schema),
  );
  return id === -1 ? null : { file, id };
}

function shapeOfGlobal(program: Program, name: string, args: readonly TypeInPlace[]): TypeShape {
  const mutable = COLLECTIONS.get(name);
  if (mutable !== undefined) return { is: "collection", of: args, mutable };
  if (name === "Record") return { is: "collection", of: args.slice(1), mutable: true };
  if (WRAPPERS.has(name)) return { is: "choice", of: args.slice(0, 1), declared: null };
  const [whole, keys] = args;
  if (whole === undefined) return PLAIN;
  if (name === "Readonly") return unchangeable(program, whole);
  if ((name === "Pick" || name === "Omit") && keys !== undefined) return selected(program, whole, literals(keys.type), name === "Pick");
  return PLAIN;
}

/** `Readonly<T>`: a collection or object that can't be changed; of a choice, each part. */
function unchangeable(program: Program, whole: TypeInPlace): TypeShape {
  const shape = plainShapeOf(program, whole);
  if (shape?.is === "collection") return { ...shape, mutable: false };
  if (shape?.is === "object")
    return { ...shape, properties: shape.properties.map((property) => ({ ...property, readonly: true })), declared: null };
  return { is: "choice", of: [whole], declared: null };
}

/** `Omit<T, "a" | "b">` of an object type; of a class it is a copy, and nothing is known of it. */
function selected(program: Program, whole: TypeInPlace, keys: ReadonlySet<string> | null, keeps: boolean): TypeShape {
  const shape = keys === null ? null : plainShapeOf(program, whole);
  if (shape?.is !== "object" || keys === null) return PLAIN;
  return { ...shape, properties: shape.properties.filter(({ name }) => keys.has(name) === keeps), declared: null };
}

const LONGEST_ALIAS_CHAIN = 20;

/** The shape behind aliases and type parameters; null for a real choice. */
export function plainShapeOf(program: Program, start: TypeInPlace): TypeShape | null {
  let shape = shapeOf(program, start);
  for (let step = 0; step < LONGEST_ALIAS_CHAIN && shape.is === "choice"; step++) {
    const [only, ...others] = shape.of;
    if (only === undefined || others.length > 0) return null;
    shape = shapeOf(program, only);
  }
  return shape.is === "choice" ? null : shape;
}

function literals(type: TypeRef): ReadonlySet<string> | null {
  const items = type.is === "union" ? type.items : [type];
  const keys = items.flatMap((item) => (item.is === "literal" && typeof item.value === "string" ? [item.value] : []));
  return keys.length === items.length ? new Set(keys) : null;
}

function interfaceProperties(program: Program, at: DeclaredAt, given: TypeArguments, seen: Set<Declaration>): readonly PropertyShape[] {
  const declaration = program.declaration(at.file, at.id);
  if (declaration?.is !== "interface" || seen.has(declaration)) return [];
  seen.add(declaration);
  const inherited = declaration.extends.flatMap((heritage) => {
    const target = meaningOf(program, at.file, heritage.name, heritage.binding);
    if (target?.is !== "declared") return [];
    const base = { file: target.file, id: target.declaration };
    const parameters = parametersOf(program.declaration(base.file, base.id));
    return interfaceProperties(program, base, argumentsOf(heritage, at.file, given, parameters), seen);
  });
  return [...propertiesOf(declaration.members, at.file, given), ...inherited];
}

function propertiesOf(members: readonly TypeMember[], file: string, given: TypeArguments): readonly PropertyShape[] {
  return members
    .filter((member) => member.kind === "property" || member.kind === "index")
    .map((member) => ({
      name: member.name,
      readonly: member.readonly,
      type: member.type === null ? null : { type: member.type, file, given },
      at: { file, span: member.span },
    }));
}

function parametersOf(declaration: Declaration | null): readonly string[] {
  return declaration !== null && "typeParameters" in declaration ? declaration.typeParameters : [];
}

function bound(parameters: readonly string[], args: readonly TypeInPlace[]): TypeArguments {
  return new Map(parameters.flatMap((name, index) => (args[index] === undefined ? [] : [[name, args[index]]])));
}
