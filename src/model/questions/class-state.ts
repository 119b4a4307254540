import type { ClassDeclaration, ClassMember, FunctionFacts, Step } from "../facts.js";
import type { Span } from "../location.js";
import type { Program } from "../program.js";
import type { DeclarationId, FunctionId, Value } from "../value.js";

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
  const bodiesOf = bodiesByThis(program.bodies(file).functions);
  const buildsOnly = membersThatOnlyBuild(declaration, id, bodiesOf);
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

/** The constructor, what is static, and private methods that only these call. */
function membersThatOnlyBuild(declaration: ClassDeclaration, id: DeclarationId, bodiesOf: BodiesOf): ReadonlySet<ClassMember> {
  const callers = new Map<string, Set<ClassMember>>();
  for (const caller of declaration.members) {
    const [own, ...arrows] = bodiesOf(caller.function);
    if (own?.class !== id) continue;
    for (const name of [own, ...arrows].flatMap((body) => body.steps.flatMap(ownMethodCalled)))
      callers.set(name, (callers.get(name) ?? new Set()).add(caller));
  }
  const building = new Set<ClassMember>();
  for (const member of declaration.members) {
    if (member.is === "constructor" || member.is === "static-block" || member.static) building.add(member);
    else if (isPrivate(member) && isCalledByConstructorOnly(callers.get(member.name))) building.add(member);
  }
  return building;
}

function isCalledByConstructorOnly(callers: ReadonlySet<ClassMember> | undefined): boolean {
  return callers !== undefined && [...callers].every((caller) => caller.is === "constructor");
}

function isPrivate({ access }: ClassMember): boolean {
  return access === "private" || access === "hard-private";
}

function ownMethodCalled(step: Step): readonly string[] {
  return step.is === "call" && step.callee.is === "member" && step.callee.of.is === "this" ? [step.callee.name] : [];
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
