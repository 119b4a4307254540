import type { ClassDeclaration, ClassMember, FunctionFacts, Step } from "../facts.js";
import type { Span } from "../location.js";
import type { Program } from "../program.js";
import type { DeclarationId, FunctionId, Value } from "../value.js";
import { valuesInside, valuesOfStep } from "./values-in.js";

/** A class with the file that declares it. */
export interface ClassInFile {
  readonly file: string;
  readonly id: DeclarationId;
  readonly declaration: ClassDeclaration;
}

/** A write to `this.field`, or deeper, outside construction. */
export interface SelfWrite {
  readonly field: string;
  /** The member whose body writes. */
  readonly member: ClassMember;
  readonly operator: string;
  readonly span: Span;
}

/** The class and its base classes within the program, nearest first; empty where the declaration is no class. */
export function classChain(program: Program, file: string, id: DeclarationId): readonly ClassInFile[] {
  const declaration = program.declaration(file, id);
  if (declaration?.is !== "class") return [];
  const bases = program.ancestorsOf(file, id).flatMap((ancestor): ClassInFile[] => {
    if (ancestor.relation !== "extends" || ancestor.target.is !== "declared") return [];
    const base = program.declaration(ancestor.target.file, ancestor.target.declaration);
    return base?.is === "class" ? [{ file: ancestor.target.file, id: ancestor.target.declaration, declaration: base }] : [];
  });
  return [{ file, id, declaration }, ...bases];
}

/** The bodies of a class's members, and of its field initializers. */
export function ownBodies(program: Program, file: string, id: DeclarationId): readonly FunctionFacts[] {
  return program.bodies(file).functions.filter((body) => body.class === id);
}

/** Fields of instances that someone may assign after construction: not `readonly`, not static. */
export function assignableFields(declaration: ClassDeclaration): readonly ClassMember[] {
  return declaration.members.filter((member) => member.is === "field" && !member.readonly && !member.static && !isMethodValued(member));
}

/** `handle = () => …`: a method in the form of a field. */
function isMethodValued(member: ClassMember): boolean {
  return member.function !== null;
}

/** Where a class writes its own fields other than while it is built. */
export function selfWrites(program: Program, { file, id, declaration }: ClassInFile): readonly SelfWrite[] {
  const { functions } = program.bodies(file);
  const bodiesOf = bodiesByThis(functions);
  const buildsOnly = membersThatOnlyBuild(declaration, id, functions);
  return declaration.members.flatMap((member) =>
    buildsOnly.has(member)
      ? []
      : bodiesOf(member.function).flatMap((body) =>
          body.steps.flatMap((step): SelfWrite[] => {
            const field = step.is === "assign" ? fieldOfThis(step.target) : null;
            return field === null || step.is !== "assign" ? [] : [{ field, member, operator: step.operator, span: step.span }];
          }),
        ),
  );
}

/** A private field that a getter fills, or `??=` does, once: the object looks the same before and after. */
export function isMemo({ declaration }: ClassInFile, { field, member, operator }: SelfWrite): boolean {
  const written = declaration.members.find((each) => each.name === field);
  return written !== undefined && isPrivate(written) && (member.is === "getter" || operator === "??=" || operator === "||=");
}

/** A class whose fields are decorated belongs to whoever reads the decorators: an ORM or a serializer writes them. */
export function hasMappedFields({ declaration }: ClassInFile): boolean {
  return declaration.members.some((member) => member.is === "field" && member.decorators.length > 0);
}

/** Whether construction ends with `Object.freeze(this)`. */
export function freezesItself(program: Program, { file, declaration }: ClassInFile): boolean {
  const constructor = declaration.members.find((member) => member.is === "constructor" && member.function !== null);
  const body = constructor?.function == null ? undefined : program.bodies(file).functions[constructor.function];
  return body?.steps.some(isFreezeOfThis) ?? false;
}

function isFreezeOfThis(step: Step): boolean {
  if (step.is !== "call" || step.callee.is !== "member" || step.callee.name !== "freeze") return false;
  return step.callee.of.is === "global" && step.callee.of.name === "Object" && step.args[0]?.value.is === "this";
}

/** The constructor, what is static, and private members that only these reach: by a call, an assignment or as a callback, directly or through each other. */
function membersThatOnlyBuild(
  { members }: ClassDeclaration,
  id: DeclarationId,
  functions: readonly FunctionFacts[],
): ReadonlySet<ClassMember> {
  const bodiesOf = bodiesByThis(functions);
  const ofInstances = members.filter((member) => !member.static && member.is !== "constructor");
  const named = new Map(ofInstances.map((member) => [member, namesIn(bodiesOf(member.function), id)]));
  const begins = functions.flatMap(({ kind }, body) =>
    kind === "constructor" || kind === "initializer" ? [namesIn(bodiesOf(body), id)] : [],
  );
  const reached = new Set([...begins, ...named.values()].flat());
  const privates = new Map<string, ClassMember[]>();
  for (const member of ofInstances.filter(isPrivate)) privates.set(member.name, [...(privates.get(member.name) ?? []), member]);

  const later = ofInstances.filter((member) => !isPrivate(member) || !reached.has(member.name));
  const seen = new Set(later);
  for (const member of later) {
    for (const each of (named.get(member) ?? []).flatMap((name) => privates.get(name) ?? [])) {
      if (!seen.has(each)) later.push(each);
      seen.add(each);
    }
  }
  return new Set(members.filter((member) => !seen.has(member)));
}

/** What bodies of this class name of `this`; a class inside a method has a `this` of its own. */
function namesIn(bodies: readonly FunctionFacts[], id: DeclarationId): readonly string[] {
  return bodies[0]?.class === id ? bodies.flatMap((body) => body.steps.flatMap(valuesOfStep).flatMap(membersOfThis)) : [];
}

/** Members of `this` that an expression names, called or not: `this.total`, `lines.forEach(this.add)`. */
function membersOfThis(value: Value): readonly string[] {
  const own = value.is === "member" && value.of.is === "this" ? [value.name] : [];
  return [...own, ...valuesInside(value).flatMap(membersOfThis)];
}

function isPrivate({ access }: ClassMember): boolean {
  return access === "private" || access === "hard-private";
}

type BodiesOf = (id: FunctionId | null) => readonly FunctionFacts[];

/** A body and the arrow functions in it, which share its `this`. */
function bodiesByThis(functions: readonly FunctionFacts[]): BodiesOf {
  const arrows = new Map<FunctionId, FunctionId[]>();
  functions.forEach(({ kind, parent }, id) => {
    if (kind !== "arrow" || parent === null) return;
    const others = arrows.get(parent);
    if (others === undefined) arrows.set(parent, [id]);
    else others.push(id);
  });
  const bodiesOf: BodiesOf = (id) => {
    const body = id === null ? undefined : functions[id];
    return body === undefined || id === null ? [] : [body, ...(arrows.get(id) ?? []).flatMap(bodiesOf)];
  };
  return bodiesOf;
}

/** `this.props.total` writes the field `props`. */
function fieldOfThis(target: Value): string | null {
  if (target.is === "element") return fieldOfThis(target.of);
  if (target.is !== "member") return null;
  return target.of.is === "this" ? target.name : fieldOfThis(target.of);
}
