import type { TypeRef } from "../../model/index.js";
import { isCollectionLike, operationsOf } from "./repository-role.js";
import { claimed, type RoleSearch } from "./role-claims.js";
import { isBaseName } from "./role-names.js";

/** Repositories that only others name: the contract that one implements (`Orders`), and the object that is typed by a contract. */
export function claimByRepositories(search: RoleSearch): void {
  claimContracts(search);
  claimMadeRepositories(search);
}

/** An interface of the inner layers that a repository implements and that is a collection: a contract whatever its name. */
function claimContracts({ linked, places, claims }: RoleSearch): void {
  for (const { file, declaration, claim } of claimed(linked, claims)) {
    if (declaration.is !== "class" || claim.role !== "repository") continue;
    for (const { name } of declaration.implements) {
      const target = linked.resolveName(file, name);
      if (target.is !== "declared" || claims.of(target.file, target.declaration) !== null) continue;
      const contract = linked.declaration(target.file, target.declaration);
      if ((contract?.is !== "interface" && contract?.is !== "type") || contract.typeParameters.length > 0 || isBaseName(contract.name))
        continue;
      const isInner = places.isDomain(target.file) || places.isApplication(target.file);
      if (!isInner || !isCollectionLike(operationsOf(linked, target.file, target.declaration, contract))) continue;
      claims.put(target.file, target.declaration, {
        role: "repository-port",
        why: `a collection that ${declaration.name} implements`,
        strength: "certain",
      });
    }
  }
}

/** `const orders: OrderRepository = { … }` and `const makeOrders = (): OrderRepository => …`. */
function claimMadeRepositories({ linked, claims }: RoleSearch): void {
  for (const { path, outline, subject } of linked.modules) {
    if (subject === "test" || subject === "frontend") continue;
    outline.declarations.forEach((declaration, id) => {
      if (declaration.function !== 0 || claims.of(path, id) !== null) return;
      const type = declaration.is === "variable" ? declaration.type : declaration.is === "function" ? made(declaration.returnType) : null;
      const target = type?.is === "reference" ? linked.resolveName(path, type.name) : null;
      if (type?.is !== "reference" || target?.is !== "declared") return;
      if (claims.of(target.file, target.declaration)?.role !== "repository-port") return;
      if (declaration.is === "function" && !isMaker(declaration.name)) return;
      claims.put(path, id, {
        role: "repository",
        why: `${declaration.is === "function" ? "makes" : "is"} a ${type.name}`,
        strength: "certain",
      });
    });
  }
}

/** What a factory makes, awaited or not. */
function made(type: TypeRef | null): TypeRef | null {
  return type?.is === "reference" && type.name === "Promise" ? (type.args[0] ?? null) : type;
}

/** A function that makes the repository, not one that finds it: `getOrders(container)`. */
function isMaker(name: string): boolean {
  return /^(make|create|build|new)|(Repository|Repo)$/.test(name) && !/^(get|resolve|use|find|inject)/.test(name);
}
