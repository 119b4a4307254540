import type { ElementRole } from "../architecture.js";
import type { ClassDeclaration, ClassMember, Declaration, ImportedName, Step } from "../facts.js";
import type { Location } from "../location.js";
import type { ImportEdge, Module, Program } from "../program.js";
import type { TypeMember, TypeRef } from "../type-ref.js";
import type { BindingId, DeclarationId, Value } from "../value.js";
import type { Crossing } from "./crossing.js";
import { layerRole, type Port, portsOf, rolesOf } from "./ports.js";

/** How the application takes hold of a concrete class of the infrastructure. */
export interface AdapterUse {
  readonly form: "typed" | "constructed" | "injected";
  /** The name of the class. */
  readonly adapter: string;
  readonly at: Location;
  /** The contracts that it implements and the application could know in its place. */
  readonly ports: readonly Port[];
  /** Why it can't be told whether there is one; null where it can. */
  readonly unknown: string | null;
}

/** Roles of classes that no service calls to reach the outside. */
const NO_ADAPTERS: ReadonlySet<ElementRole> = new Set<ElementRole>([
  "aggregate",
  "entity",
  "value-object",
  "domain-event",
  "integration-event",
  "domain-error",
  "command",
  "query",
  "dto",
  "persistence-model",
  "mapper",
  "guard",
  "controller",
  "wiring",
  "injection-token",
]);

const NAMED_ADAPTERS: ReadonlySet<ElementRole> = new Set<ElementRole>(["repository", "adapter", "publisher", "outbox"]);

/** Where an edge from the application takes a concrete adapter of the infrastructure, as a type, by `new`, or as what a container is asked for: `da/port-adapter`'s to judge; otherwise null. */
export function adapterUse(program: Program, { from, to }: Crossing, edge: ImportEdge): AdapterUse | null {
  if (layerRole(program, from.path) !== "application" || layerRole(program, to.path) !== "infrastructure") return null;
  const declaration = edge.declaration === null ? null : program.declaration(to.path, edge.declaration);
  if (edge.reexport || edge.declaration === null || declaration?.is !== "class" || declaration.abstract) return null;
  const roles = rolesOf(program, to.path, edge.declaration);
  if (roles.some((role) => NO_ADAPTERS.has(role)) || !hasBehaviour(program, to.path, edge.declaration, declaration)) return null;
  const hold = holdOf(program, from, edge);
  if (hold === null) return null;
  const ports = portsOf(program, from, to.path, edge.declaration);
  if (ports.length === 0 && !hold.kept && !roles.some((role) => NAMED_ADAPTERS.has(role))) return null;
  const lost = program.ancestorsOf(to.path, edge.declaration).find((ancestor) => ancestor.target.is === "unknown");
  return {
    form: hold.form,
    adapter: declaration.name,
    at: { file: to.path, span: declaration.nameSpan },
    ports,
    unknown: ports.length > 0 || lost === undefined ? null : `what ${lost.name} of ${declaration.name} is can't be resolved`,
  };
}

interface Hold {
  readonly form: AdapterUse["form"];
  /** A dependency: the type of a field, of a parameter of a constructor or a factory, or of what is listed for these. */
  readonly kept: boolean;
}

function holdOf(program: Program, from: Module, edge: ImportEdge): Hold | null {
  const name = from.outline.imports[edge.statement]?.names.find((each) => each.local === edge.local);
  if (name === undefined || name.binding === null) return null;
  const taken: Taken = { binding: name.binding, member: name.imported === "*" ? edge.symbol : null };
  const declarations = from.outline.declarations;
  const kept = declarations.some((declaration) => dependencyTypes(declaration).some((type) => mentions(type, taken)));
  if (kept || isTyped(name, taken)) return { form: "typed", kept };
  const isInjected = declarations.some((each) => each.is === "class" && each.members.some((member) => asksFor(member, taken)));
  if (isInjected) return { form: "injected", kept: true };
  const constructs = program.bodies(from.path).functions.some((body) => body.steps.some((step) => isNew(step, taken)));
  return constructs ? { form: "constructed", kept: false } : null;
}

/** A name of the importing file; of a namespace, one member. */
interface Taken {
  readonly binding: BindingId;
  readonly member: string | null;
}

/** Of a namespace only the members' names are known, and not how each is used. */
function isTyped({ uses }: ImportedName, taken: Taken): boolean {
  return taken.member === null && (uses.type || uses.decorated);
}

function dependencyTypes(declaration: Declaration): readonly TypeRef[] {
  if (declaration.is === "function") return declaration.parameters.flatMap(({ type }) => (type === null ? [] : [type]));
  // What a service is given may be listed in a type of its own.
  if (declaration.is === "interface") return propertyTypes(declaration.members);
  if (declaration.is === "type") return [declaration.type];
  if (declaration.is !== "class") return [];
  return declaration.members.flatMap((member) => {
    if (member.is === "field") return member.type === null ? [] : [member.type];
    return member.is === "constructor" ? member.parameters.flatMap(({ type }) => (type === null ? [] : [type])) : [];
  });
}

function propertyTypes(members: readonly TypeMember[]): readonly TypeRef[] {
  return members.flatMap(({ kind, type }) => (kind === "property" && type !== null ? [type] : []));
}

function mentions(type: TypeRef, taken: Taken): boolean {
  switch (type.is) {
    case "reference":
    case "query":
      if (type.binding === taken.binding && (taken.member === null || type.name.endsWith(`.${taken.member}`))) return true;
      return type.is === "reference" && type.args.some((arg) => mentions(arg, taken));
    case "union":
    case "intersection":
      return type.items.some((item) => mentions(item, taken));
    case "object":
      return propertyTypes(type.members).some((property) => mentions(property, taken));
    case "array":
      return mentions(type.of, taken);
    default:
      return false;
  }
}

/** `@Inject(SmtpMailer) mailer: Mailer`. */
function asksFor(member: ClassMember, taken: Taken): boolean {
  const decorators = [...member.decorators, ...member.parameters.flatMap((parameter) => parameter.decorators)];
  return decorators.some((decorator) => decorator.args.some((argument) => names(argument.value, taken)));
}

function isNew(step: Step, taken: Taken): boolean {
  return step.is === "call" && step.form === "new" && names(step.callee, taken);
}

function names(value: Value, { binding, member }: Taken): boolean {
  if (member === null) return value.is === "binding" && value.binding === binding;
  return value.is === "member" && value.name === member && value.of.is === "binding" && value.of.binding === binding;
}

/** A class that implements, extends or does something; data does not. */
function hasBehaviour(program: Program, file: string, id: DeclarationId, declaration: ClassDeclaration): boolean {
  if (declaration.extends !== null || declaration.implements.length > 0) return true;
  if (declaration.members.some((member) => !member.static && member.is === "method")) return true;
  // `send = async () => …`: a method in the form of a field.
  return program
    .bodies(file)
    .functions.some(
      (body) =>
        body.kind === "initializer" &&
        body.class === id &&
        body.steps.some((step) => step.is === "assign" && step.value?.is === "function"),
    );
}
