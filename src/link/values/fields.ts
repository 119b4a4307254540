import type { ClassDeclaration, ClassMember, DeclarationId, Evaluated, Location } from "../../model/index.js";
import type { Activation } from "./activation.js";
import { choiceOf, unknownValue } from "./choice.js";
import { type Evaluation, NO_ARGUMENTS } from "./evaluation.js";
import type { Definition } from "./file-index.js";
import { type ClassRef, type Owner, runIn } from "./instance-runs.js";
import { isDeadInProduction } from "./reachable.js";
import { listedMember, memberOfType, shapeOf } from "./type-members.js";

/** What a class or interface of the program has by a name, itself or from bases of the program; null where it has none. */
export function ownMember(x: Evaluation, of: Owner, name: string, place: Location, from: ClassRef = of): Evaluated | null {
  const own = declaredMember(x, of, from.file, from.declaration, name, place);
  if (own !== null) return own;
  for (const { target } of x.linked.ancestorsOf(from.file, from.declaration)) {
    if (target.is !== "declared") continue;
    const inherited = declaredMember(x, of, target.file, target.declaration, name, place);
    if (inherited !== null) return inherited;
  }
  return null;
}

function declaredMember(x: Evaluation, of: Owner, file: string, id: DeclarationId, name: string, place: Location): Evaluated | null {
  const declaration = x.linked.declaration(file, id);
  if (declaration?.is === "interface") return listedMember(x, of, file, declaration.members, name, place);
  const shape = shapeOf(declaration);
  if (shape !== null) return memberOfType(x, of, file, shape, name, place);
  if (declaration?.is !== "class") return null;
  const isStatic = of.is === "class";
  const members = declaration.members.filter((member) => member.name === name && member.static === isStatic);
  const method = members.find((member) => member.is === "method" && member.function !== null);
  if (method?.function != null) return methodValue(x, of, file, method.function, { file, span: method.nameSpan });
  const getter = members.find((member) => member.is === "getter" && member.function !== null);
  if (getter?.function != null) return getterValue(x, of, file, getter.function, place);
  const field = fieldValue(x, of, file, id, declaration, name, place);
  if (field !== null) return field;
  return members.some((member) => member.is === "method") ? { is: "method", of, name, at: place } : null;
}

function methodValue(x: Evaluation, self: Owner, file: string, body: number, place: Location): Evaluated {
  return { is: "function", file, function: body, self, closure: outerOf(x, file, body), at: place };
}

function outerOf(x: Evaluation, file: string, body: number): Activation | null {
  const parent = x.linked.bodies(file).functions[body]?.parent ?? null;
  return parent === null ? null : x.root(file, parent);
}

function getterValue(x: Evaluation, self: Owner, file: string, body: number, place: Location): Evaluated {
  return x.returned({ is: "function", file, function: body, self, closure: null, at: place }, () => NO_ARGUMENTS, null, null);
}

/** What the class's own code writes to a field; where that can't be told, what its declared type says. */
function fieldValue(
  x: Evaluation,
  of: Owner,
  file: string,
  id: DeclarationId,
  declaration: ClassDeclaration,
  name: string,
  place: Location,
): Evaluated | null {
  const member = declaration.members.find((each) => each.is === "field" && each.name === name && each.static === (of.is === "class"));
  const writes = x.index(file).fieldWrites.get(id)?.get(name) ?? [];
  const written = writesOf(x, of, { file, declaration: id }, writes);
  if (member === undefined && written.length === 0) return null;
  const injected = member === undefined ? null : injectedField(x, file, id, name, place);
  if (injected !== null) return injected;
  const known = written.filter((value) => value.is !== "unknown");
  const typed = member === undefined ? null : declaredType(x, file, member, place);
  if (known.length === 0) return typed !== null && typed.is !== "unknown" ? typed : (written[0] ?? typed);
  // A part of the writes that can't be seen is of the declared type; where that says nothing, the unseen stays.
  const unseen =
    written.length > known.length
      ? [typed !== null && typed.is !== "unknown" ? typed : unknownValue("a value that is set elsewhere", place)]
      : [];
  return choiceOf([...known, ...unseen], place);
}

function declaredType(x: Evaluation, file: string, member: ClassMember, place: Location): Evaluated | null {
  return member.type === null ? null : x.ofType(file, member.type, place);
}

function injectedField(x: Evaluation, file: string, id: DeclarationId, name: string, place: Location): Evaluated | null {
  const token = x.containers().tokenAt({ file, class: id, into: { field: name } });
  if (token === null) return null;
  const given = x
    .containers()
    .provisions(token)
    .map((provision) => provision.gives);
  const value = given.length === 0 ? null : choiceOf(given, place);
  return value === null || value.is === "unknown" ? null : value;
}

function writesOf(x: Evaluation, of: Owner, owner: ClassRef, writes: readonly Definition[]): readonly Evaluated[] {
  const { file } = owner;
  return writes.flatMap(({ function: body, operator, value, at, span }) => {
    const facts = x.linked.bodies(file).functions[body];
    if (facts === undefined || value === null || !/^(=|\|\|=|\?\?=)$/.test(operator)) return [];
    if ((facts.static || facts.kind === "static-initializer") !== (of.is === "class")) return [];
    const run = runIn(x, of, owner, body);
    if (isDeadInProduction(x, run, at, span)) return [];
    // `x: X | null = null` is a field that is set later.
    const held = x.evaluate(run, value);
    return writes.length > 1 && (held.is === "undefined" || (held.is === "constant" && held.value === null)) ? [] : [held];
  });
}
