import type { ClassDeclaration, Element, Entry, EntryKind, Module } from "../../model/index.js";
import { methodsOf, type MethodFound } from "../buses/handler-method.js";
import type { EntrySearch } from "./entry-search.js";
import { innermost, SERVES } from "./functions-given.js";

/** What a use case is asked to do by those who hold it. */
const OPERATION = /^(execute|run|handle|invoke|perform|exec|call|process|__invoke|apply)$/;

/** Use cases: what those who hold them ask them to do. */
export function useCaseEntries(search: EntrySearch, module: Module): readonly Entry[] {
  return search.roles
    .of(module.path)
    .filter(({ role }) => role === "use-case")
    .flatMap((element) => ofElement(search, module, element, "use-case", OPERATION));
}

/** The operations of controllers that are made by hand, for who sees nobody register them. */
export function controllerEntries(search: EntrySearch, module: Module): readonly Entry[] {
  return search.roles
    .of(module.path)
    .filter(({ role }) => role === "controller" || role === "route-handler")
    .flatMap((element) => ofElement(search, module, element, "route", SERVES));
}

function ofElement(search: EntrySearch, module: Module, element: Element, kind: EntryKind, operation: RegExp): readonly Entry[] {
  const declaration = search.linked.declaration(module.path, element.declaration);
  const why = element.reasons[0]?.text ?? `a ${element.role}`;
  if (declaration?.is === "function" && declaration.body !== null) {
    const at = { file: module.path, span: declaration.nameSpan };
    const self = { file: module.path, function: declaration.body, at, self: null, closure: null };
    // `makePlaceOrder() { return new PlaceOrder(…) }` makes one, and is none.
    if (search.values.returned({ is: "function", ...self }, null, null, null).is === "instance") return [];
    const given = innermost(search.values, self);
    return [{ file: given.file, function: given.function, kind, name: declaration.name, at, why }];
  }
  if (declaration?.is !== "class" || declaration.abstract) return [];
  return operations(search, module, element, declaration, operation).map((method) => ({
    file: method.file,
    function: method.function,
    kind,
    name: `${declaration.name}.${method.member.name}`,
    at: { file: method.file, span: method.member.nameSpan },
    why,
  }));
}

/** The operations by the usual names, its own before inherited ones; a use case that has none is one by its only operation. */
function operations(
  search: EntrySearch,
  module: Module,
  element: Element,
  declaration: ClassDeclaration,
  operation: RegExp,
): readonly MethodFound[] {
  const isOpen = (access: string): boolean => access === "public" || access === "protected";
  const methods = methodsOf(search.linked, module.path, element.declaration, (member) => isOpen(member.access));
  const own = methods.filter(({ member }) => declaration.members.includes(member));
  const usual = [own, methods].map((some) => some.filter(({ member }) => operation.test(member.name))).find((some) => some.length > 0);
  if (usual !== undefined || element.role !== "use-case") return usual ?? [];
  const only = own.filter(({ member }) => member.access === "public" && member.is === "method" && !/^on[A-Z]/.test(member.name));
  return only.length === 1 ? only : [];
}
