import type {
  Ancestor,
  ClassDeclaration,
  ClassMember,
  Declaration,
  InterfaceDeclaration,
  TypeAliasDeclaration,
  TypeMember,
  TypeRef,
} from "../../model/index.js";
import type { LinkedModules } from "../linked-modules.js";
import type { RoleClaim } from "./role-claim.js";
import { isBaseName } from "./role-names.js";

const PORT_NAME = /.(Repository|Repo)(Port|Interface|Contract)?$/;
const CLASS_NAME = /.(Repository|Repo)(Adapter|Impl|Implement|Implementation)?$/;
const DOUBLE_NAME = /^(Fake|Mock|Mocked|Stub|Dummy|Spy|Noop|Null)[A-Z]|(Fake|Mock|Stub|Dummy|Spy)$/;

/** What collections let others do: put an object in, take it out. */
const TAKES = /^(save|store|add|insert|create|update|upsert|put|persist|remove|delete|append|register|record|archive|restore)/i;
/** Give one object by its identity. */
const GIVES_ONE = /(By|Of|With)Ids?$|^of$|^(get|find|load|fetch)(One)?$|^(get|find|load|fetch)One/i;
/** Give objects by what they are like. */
const GIVES = /^(get|find|fetch|load|search|list|all|query|match|exists|count|has|read|retrieve|select|of|by)/i;

/** Whether a name says that the class stands in for a repository in tests or before there is one. */
export function isDouble(name: string): boolean {
  return DOUBLE_NAME.test(name);
}

/** Whether operations by these names are those of a collection: objects are put in, or asked for. */
export function isCollectionLike(operations: readonly string[]): boolean {
  return (
    operations.some((name) => TAKES.test(name) || GIVES_ONE.test(name)) &&
    operations.some((name) => GIVES.test(name) || GIVES_ONE.test(name))
  );
}

/**
 * An interface, type or abstract class that is a repository's contract: named for one, of a particular thing
 * (a generic one is a base), and of operations (a `GithubRepository` of fields is data).
 */
export function repositoryPort(linked: LinkedModules, file: string, id: number, declaration: Declaration): RoleClaim | null {
  if (!PORT_NAME.test(declaration.name) || isBaseName(declaration.name)) return null;
  switch (declaration.is) {
    case "interface":
      return isGeneric(declaration) || operationsOf(linked, file, id, declaration).length === 0 ? null : named(declaration.name);
    case "type":
      return isGeneric(declaration) || !isContract(linked, file, id, declaration) ? null : named(declaration.name);
    case "class":
      return isAbstractPort(declaration)
        ? { role: "repository-port", why: "an abstract class of nothing but abstract members, named for a repository", strength: "certain" }
        : null;
    default:
      return null;
  }
}

/** A class that is named for a repository and behaves like a collection; one that only reports is a query, whatever its name. */
export function repositoryByName(declaration: ClassDeclaration): RoleClaim | null {
  if (!CLASS_NAME.test(declaration.name) || !canBeRepository(declaration)) return null;
  const operations = publicMethods(declaration).map((member) => member.name);
  return operations.some((name) => TAKES.test(name) || GIVES_ONE.test(name))
    ? { role: "repository", why: `named ${declaration.name}, and objects are put in or asked for by identity`, strength: "likely" }
    : null;
}

/** A class whose base is a repository or a repository's contract. */
export function repositoryByBase(linked: LinkedModules, declaration: ClassDeclaration, ancestor: Ancestor): RoleClaim | null {
  if (!canBeRepository(declaration)) return null;
  const base = ancestor.target.is === "declared" ? linked.declaration(ancestor.target.file, ancestor.target.declaration) : null;
  if (base?.is === "interface" && ancestor.target.is === "declared") {
    const operations = operationsOf(linked, ancestor.target.file, ancestor.target.declaration, base);
    if (operations.length === 0) return null;
  }
  return { role: "repository", why: `${ancestor.relation} ${ancestor.name}`, strength: "certain" };
}

/** A repository keeps particular things: a generic or abstract one is a base for repositories, a double stands in for one. */
function canBeRepository(declaration: ClassDeclaration): boolean {
  return !declaration.abstract && declaration.typeParameters.length === 0 && !isDouble(declaration.name);
}

function isAbstractPort(declaration: ClassDeclaration): boolean {
  return (
    declaration.abstract &&
    declaration.typeParameters.length === 0 &&
    declaration.members.length > 0 &&
    declaration.members.every((member) => member.abstract || isDeclaredOperation(member))
  );
}

/** `save!: (order: Order) => Promise<void>` in an abstract class: an operation without a body. */
function isDeclaredOperation(member: ClassMember): boolean {
  return member.is === "field" && !member.initialized && !member.static && member.type?.is === "function";
}

function isContract(linked: LinkedModules, file: string, id: number, declaration: TypeAliasDeclaration): boolean {
  const parts = declaration.type.is === "intersection" ? declaration.type.items : [declaration.type];
  const inherits = parts.some((part) => part.is === "reference" && /(Repository|Repo)(Port)?($|\.)/.test(part.name));
  return inherits || operationsOf(linked, file, id, declaration).length > 0;
}

/** The names of what an interface or type lets others do, its bases' included. */
export function operationsOf(
  linked: LinkedModules,
  file: string,
  id: number,
  declaration: InterfaceDeclaration | TypeAliasDeclaration,
): readonly string[] {
  const inherited = linked.ancestorsOf(file, id).flatMap(({ target, name }) => {
    if (target.is !== "declared") return /(Repository|Repo)(Port)?$/.test(name) ? [name] : [];
    const base = linked.declaration(target.file, target.declaration);
    if (base?.is === "class") return publicMethods(base).map((member) => member.name);
    return base?.is === "interface" || base?.is === "type" ? operations(membersOf(base)) : [];
  });
  return [...operations(membersOf(declaration)), ...inherited];
}

/** Members that an interface, object type or intersection writes itself. */
export function membersOf(declaration: InterfaceDeclaration | TypeAliasDeclaration): readonly TypeMember[] {
  return declaration.is === "interface" ? declaration.members : membersOfType(declaration.type);
}

function membersOfType(type: TypeRef): readonly TypeMember[] {
  if (type.is === "object") return type.members;
  if (type.is === "intersection") return type.items.flatMap(membersOfType);
  // `Readonly<{ … }>`: the object that a wrapper is given.
  return type.is === "reference" ? type.args.flatMap((argument) => (argument.is === "object" ? argument.members : [])) : [];
}

function operations(members: readonly TypeMember[]): readonly string[] {
  return members.flatMap((member) => (member.kind === "method" || member.type?.is === "function" ? [member.name] : []));
}

/** Methods that others may call, arrow functions in fields among them. */
export function publicMethods(declaration: ClassDeclaration): readonly ClassMember[] {
  return declaration.members.filter(
    (member) =>
      !member.static &&
      member.access === "public" &&
      (member.is === "method" || (member.is === "field" && (member.function !== null || member.type?.is === "function"))),
  );
}

function isGeneric(declaration: InterfaceDeclaration | TypeAliasDeclaration): boolean {
  return declaration.typeParameters.length > 0;
}

function named(name: string): RoleClaim {
  return { role: "repository-port", why: `named ${name}`, strength: "likely" };
}
