import type { ClassDeclaration, Declaration, DeclarationId, FunctionFacts, TypeRef, Value } from "../../model/index.js";
import type { LinkedModules } from "../linked-modules.js";
import { keptTypes, namesIn, type KeptType } from "./kept-types.js";
import { hasIdentity } from "./identity.js";
import { membersOf, publicMethods } from "./repository-role.js";
import { wordsAbove } from "./role-place.js";
import { SHAPE_NAME } from "./shape-name.js";
import { claimed, type ClaimedDeclaration, type RoleSearch } from "./role-claims.js";

/** Folders of what classes of the model look like from outside. */
const SHAPE_FOLDER = /^(interfaces?|types?|dtos?|contracts?)$/;

/**
 * Entities and aggregates that no base class names: types of the domain with an identity that a repository keeps.
 * One with a contract of its own and behaviour that changes it is the root of an aggregate.
 */
export function claimKeptModel(model: RoleSearch): void {
  const implemented = implementedTypes(model.linked);
  const classes = namesOfModelClasses(model);
  for (const kept of keptTypes(model.linked, model.claims)) {
    const place = elementOf(model.linked, kept);
    const declaration = model.linked.declaration(place.file, place.id);
    const earlier = model.claims.of(place.file, place.id);
    if (declaration === null || !model.places.isDomain(place.file) || SHAPE_NAME.test(declaration.name)) continue;
    if (earlier !== null && (earlier.role !== "entity" || earlier.strength === "certain")) continue;
    const isShape = declaration.is !== "class" || SHAPE_FOLDER.test(wordsAbove(place.file).at(-1) ?? "");
    if (isShape && (implemented.has(`${place.file}#${String(place.id)}`) || classes.has(declaration.name))) continue;
    if (isOtherName(declaration)) continue;
    if (!hasIdentity(model.linked, place.file, place.id, declaration)) continue;
    const keeps = `${kept.repository} keeps it`;
    const behaviour = kept.byPort ? behaviourOf(model.linked, place.file, declaration) : null;
    if (behaviour !== null)
      model.claims.put(place.file, place.id, { role: "aggregate", why: `${keeps}, and ${behaviour} changes it`, strength: "likely" });
    else if (earlier === null)
      model.claims.put(place.file, place.id, {
        role: "entity",
        why: `stands in the domain with an identity, and ${keeps}`,
        strength: "likely",
      });
  }
}

/** The declaration that stands for a kept type: its namespace, or the type beside a schema of the same name. */
function elementOf(linked: LinkedModules, { file, id }: KeptType): { readonly file: string; readonly id: DeclarationId } {
  const declarations = linked.module(file)?.outline.declarations ?? [];
  const name = declarations[id]?.name ?? "";
  const dot = name.indexOf(".");
  const outer = dot < 0 ? -1 : declarations.findIndex((each) => each.is === "namespace" && each.name === name.slice(0, dot));
  if (outer >= 0) return { file, id: outer };
  const type = declarations.findIndex((each) => each.name === name && (each.is === "type" || each.is === "interface"));
  return declarations[id]?.is === "variable" && type >= 0 ? { file, id: type } : { file, id };
}

/** `type Buyer = Customer`: what it names stands for itself. */
function isOtherName(declaration: Declaration): boolean {
  if (declaration.is !== "type" || declaration.type.is !== "reference" || membersOf(declaration).length > 0) return false;
  return !declaration.type.args.some((argument) => argument.is === "query");
}

/** Classes of the model: a type of the same name is their shape. */
function namesOfModelClasses({ linked, claims }: RoleSearch): ReadonlySet<string> {
  const isModel = ({ declaration, claim }: ClaimedDeclaration): boolean =>
    declaration.is === "class" && (claim.role === "aggregate" || claim.role === "entity");
  return new Set(claimed(linked, claims).flatMap((each) => (isModel(each) ? [each.declaration.name] : [])));
}

function implementedTypes(linked: LinkedModules): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { path, outline } of linked.modules) {
    for (const declaration of outline.declarations) {
      if (declaration.is !== "class") continue;
      for (const heritage of declaration.implements) {
        const target = linked.resolveName(path, heritage.name);
        if (target.is === "declared") found.add(`${target.file}#${String(target.declaration)}`);
      }
    }
  }
  return found;
}

/** The name of a method or function that changes the thing or makes its next version; null where there is none. */
function behaviourOf(linked: LinkedModules, file: string, declaration: Declaration): string | null {
  if (declaration.is === "class") return changingMethod(linked, file, declaration);
  const names = new Set([declaration.name, `${declaration.name}.Type`, `${declaration.name}.${declaration.name}`]);
  const isIt = (type: TypeRef | null): boolean => type !== null && namesIn(type).some((name) => names.has(name));
  const declarations = linked.module(file)?.outline.declarations ?? [];
  const changes = declarations.find(
    (each) => each.is === "function" && each.exported && isIt(each.parameters[0]?.type ?? null) && isIt(each.returnType),
  );
  return changes === undefined ? null : `${changes.name}()`;
}

/** Conversions and comparisons change nothing, whatever they fill on the way. */
const CONVERSION = /^(to|as|equals|is|has|get|clone|validate|serialize)([A-Z]|$)/;

function changingMethod(linked: LinkedModules, file: string, declaration: ClassDeclaration): string | null {
  const bodies = linked.bodies(file).functions;
  const changes = publicMethods(declaration).find((member) => {
    if (CONVERSION.test(member.name)) return false;
    const body = member.function === null ? undefined : bodies[member.function];
    return (body !== undefined && writesItself(body)) || (member.type !== null && namesIn(member.type).includes(declaration.name));
  });
  return changes === undefined ? null : `${changes.name}()`;
}

const CHANGING_CALL = /^(push|pop|shift|unshift|splice|set|add|delete|clear)$/;

function writesItself(body: FunctionFacts): boolean {
  return body.steps.some((step) => {
    if (step.is === "assign") return isOfThis(step.target);
    return step.is === "call" && step.callee.is === "member" && CHANGING_CALL.test(step.callee.name) && isOfThis(step.callee.of);
  });
}

function isOfThis(value: Value): boolean {
  return (value.is === "member" || value.is === "element") && (value.of.is === "this" || isOfThis(value.of));
}
