import type { Declaration, DeclarationId, FunctionFacts, ObjectProperty, TypeRef, Value } from "../../model/index.js";
import type { LinkedModules } from "../linked-modules.js";
import { membersOf } from "./repository-role.js";

const IDENTITY = /^_?(id|uuid|guid)$/i;

/** Whether the instances of a class, interface, type or namespace are told apart by an identity of their own. */
export function hasIdentity(linked: LinkedModules, file: string, id: DeclarationId, declaration: Declaration): boolean {
  if (ownIdentity(linked, file, declaration)) return true;
  return linked.ancestorsOf(file, id).some(({ target }) => {
    if (target.is !== "declared") return false;
    const base = linked.declaration(target.file, target.declaration);
    return base !== null && ownIdentity(linked, target.file, base);
  });
}

function ownIdentity(linked: LinkedModules, file: string, declaration: Declaration): boolean {
  const isIdentity = (name: string): boolean => IDENTITY.test(name) || name.toLowerCase() === `${simpleName(declaration.name)}id`;
  switch (declaration.is) {
    case "class":
      return declaration.members.some((member) => (member.is === "field" || member.is === "getter") && isIdentity(member.name));
    case "interface":
      return declaration.members.some((member) => isIdentity(member.name));
    case "type":
      return (
        membersOf(declaration).some((member) => isIdentity(member.name)) ||
        schemaKeys(linked, file, declaration.type).some((key) => isIdentity(key))
      );
    case "namespace":
      return (linked.module(file)?.outline.declarations ?? []).some(
        (each) => each.is === "type" && each.name.startsWith(`${declaration.name}.`) && ownIdentity(linked, file, each),
      );
    default:
      return false;
  }
}

function simpleName(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1).toLowerCase();
}

/** The keys of the schema that a type is inferred from: `z.infer<typeof orderSchema>`, `Static<typeof Order>`. */
function schemaKeys(linked: LinkedModules, file: string, type: TypeRef): readonly string[] {
  const query = type.is === "reference" ? type.args.find((argument) => argument.is === "query") : undefined;
  const body = linked.bodies(file).functions[0];
  if (query?.is !== "query" || body === undefined) return [];
  const bound = body.steps.find((step) => step.is === "bind" && step.binding === query.binding);
  return bound?.is === "bind" ? keysIn(body, bound.value, 0) : [];
}

/** No schema is built by a longer chain of calls. */
const LONGEST_CHAIN = 12;

/** Keys of the objects that a chain of calls was given. */
function keysIn(body: FunctionFacts, value: Value, depth: number): readonly string[] {
  if (depth > LONGEST_CHAIN) return [];
  if (value.is === "object") return value.properties.flatMap(keyOf);
  if (value.is === "member") return keysIn(body, value.of, depth + 1);
  const step = value.is === "result" ? body.steps[value.step] : undefined;
  if (step?.is !== "call") return [];
  return [
    ...keysIn(body, step.callee, depth + 1),
    ...step.args.flatMap((argument) => (argument.value.is === "object" ? argument.value.properties.flatMap(keyOf) : [])),
  ];
}

function keyOf(property: ObjectProperty): readonly string[] {
  return property.is === "property" ? [property.key] : [];
}
