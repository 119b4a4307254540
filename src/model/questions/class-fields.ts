import type { ClassDeclaration, ClassMember, FunctionFacts } from "../facts.js";
import type { Program } from "../program.js";
import type { TypeRef } from "../type-ref.js";
import type { Value } from "../value.js";
import { ownBodies, type ClassInFile } from "./class-state.js";
import { argumentsOf, meaningOf, type TypeArguments, type TypeInPlace } from "./type-shape.js";

/** A class of a chain, with what its heirs give to its type parameters. */
export interface BoundClass extends ClassInFile {
  readonly given: TypeArguments;
}

/** A field of instances with its type: written, or that of what is first assigned to it; null where neither says. */
export interface TypedField {
  readonly member: ClassMember;
  readonly type: TypeInPlace | null;
}

/** The class and its bases within the program, nearest first, each with its type parameters bound by the one before it. */
export function boundChain(program: Program, start: ClassInFile, given: TypeArguments = new Map()): readonly BoundClass[] {
  const chain: BoundClass[] = [];
  let next: BoundClass | null = { ...start, given };
  while (next !== null && !chain.some((each) => each.declaration === next?.declaration)) {
    chain.push(next);
    next = baseOf(program, next);
  }
  return chain;
}

/** The class by file and index, or null where the declaration is none. */
export function classAt(program: Program, { file, id }: Pick<ClassInFile, "file" | "id">): ClassInFile | null {
  const declaration = program.declaration(file, id);
  return declaration?.is === "class" ? { file, id, declaration } : null;
}

function baseOf(program: Program, { file, declaration, given }: BoundClass): BoundClass | null {
  const heritage = declaration.extends;
  const target = heritage === null ? null : meaningOf(program, file, heritage.name, heritage.binding);
  const base = target?.is === "declared" ? classAt(program, { file: target.file, id: target.declaration }) : null;
  return heritage === null || base === null
    ? null
    : { ...base, given: argumentsOf(heritage, file, given, base.declaration.typeParameters) };
}

/** Fields of instances, methods in the form of a field apart. */
export function typedFields(program: Program, each: BoundClass): readonly TypedField[] {
  const fields = each.declaration.members.filter((member) => member.is === "field" && !member.static && member.function === null);
  const untyped = fields.some((member) => member.type === null);
  const assigned = untyped ? assignedTypes(program, each) : new Map<string, TypeRef>();
  return fields.map((member) => {
    const type = member.type ?? assigned.get(member.name) ?? null;
    return { member, type: type === null ? null : { type, file: each.file, given: each.given } };
  });
}

/** Whether a body of the class assigns the field. */
export function assignsField(program: Program, { file, id }: ClassInFile, name: string): boolean {
  return ownBodies(program, file, id).some((body) =>
    body.steps.some(
      (step) => step.is === "assign" && step.target.is === "member" && step.target.of.is === "this" && step.target.name === name,
    ),
  );
}

/** What construction assigns to each field, where the value shows its type: a list, `new Customer()`, a parameter with a type. */
function assignedTypes(program: Program, { file, id, declaration }: ClassInFile): ReadonlyMap<string, TypeRef> {
  const types = new Map<string, TypeRef>();
  const parameters = constructorParameters(declaration);
  for (const body of ownBodies(program, file, id)) {
    if (body.kind !== "constructor" && body.kind !== "initializer") continue;
    for (const step of body.steps) {
      if (step.is !== "assign" || step.target.is !== "member" || step.target.of.is !== "this" || step.value === null) continue;
      const type = typeOfValue(program, file, body, step.value, parameters);
      if (type !== null && !types.has(step.target.name)) types.set(step.target.name, type);
    }
  }
  return types;
}

function constructorParameters(declaration: ClassDeclaration): ReadonlyMap<string, TypeRef> {
  const constructor = declaration.members.find((member) => member.is === "constructor" && member.function !== null);
  return new Map(constructor?.parameters.flatMap(({ name, type }) => (type === null ? [] : [[name, type]])));
}

function typeOfValue(
  program: Program,
  file: string,
  body: FunctionFacts,
  value: Value,
  parameters: ReadonlyMap<string, TypeRef>,
): TypeRef | null {
  const { span } = value;
  switch (value.is) {
    case "array":
      return { is: "array", of: { is: "keyword", name: "unknown", span }, readonly: false, span };
    case "logical":
      return typeOfValue(program, file, body, value.left, parameters) ?? typeOfValue(program, file, body, value.right, parameters);
    case "binding": {
      const bound = program.binding(file, value.binding);
      return bound?.kind === "parameter" ? (bound.type ?? parameters.get(bound.name) ?? null) : null;
    }
    case "result": {
      const made = body.steps[value.step];
      return made?.is === "call" && made.form === "new" ? typeOfNew(program, file, made.callee, made.typeArgs) : null;
    }
    default:
      return null;
  }
}

function typeOfNew(program: Program, file: string, callee: Value, args: readonly TypeRef[]): TypeRef | null {
  const { span } = callee;
  if (callee.is === "global") return { is: "reference", name: callee.name, binding: null, args, span };
  const name = callee.is === "binding" ? program.binding(file, callee.binding)?.name : undefined;
  return callee.is === "binding" && name !== undefined ? { is: "reference", name, binding: callee.binding, args, span } : null;
}
