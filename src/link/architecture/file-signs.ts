import { START_SYMBOLS, technologiesOf, type Technology } from "../../catalog/package-technologies.js";
import type { Element, ElementRole, Module } from "../../model/index.js";
import type { LinkedModules, RoleTable } from "../linked-modules.js";

/** What a file's contents say of its layer. */
export interface FileSigns {
  readonly elements: readonly Element[];
  readonly technologies: ReadonlySet<Technology>;
  /** Declares types, interfaces and abstract classes only, at least one of them. */
  readonly contractOnly: boolean;
  /** Builds objects of imported classes when it is loaded, and hands them on. */
  readonly wires: boolean;
  /** Declares injection tokens, and no other value than them. */
  readonly namesTokens: boolean;
  /** Takes what starts an application from its framework. */
  readonly starts: boolean;
  /** Declares nothing and re-exports other files of the program. */
  readonly passesOn: boolean;
}

/** Reads the contents of one module for signs. */
export function readSigns(linked: LinkedModules, roles: RoleTable, module: Module): FileSigns {
  const technologies = new Set<Technology>();
  for (const edge of linked.importsOf(module.path)) {
    if (edge.direct.is === "package") for (const technology of technologiesOf(edge.direct.name)) technologies.add(technology);
  }
  return {
    elements: roles.of(module.path),
    technologies,
    contractOnly: isContractOnly(module),
    wires: isWiring(linked, module),
    namesTokens: isTokenFile(roles, module),
    starts: isStart(linked, module),
    passesOn: isBarrel(module),
  };
}

/** Whether a file speaks to those who serve requests. */
export function isDelivered(signs: FileSigns): boolean {
  return signs.technologies.has("http-server") || signs.technologies.has("api-documentation");
}

/** Whether a file speaks to a store or broker, and holds no use case that only happens to. */
export function speaksToStores(signs: FileSigns): boolean {
  if (hasRole(signs, ["use-case", "command-handler", "query-handler", "event-handler", "command", "query"])) return false;
  return signs.technologies.has("persistence") || signs.technologies.has("broker");
}

/** Whether a file has a declaration of one of the roles. */
export function hasRole(signs: FileSigns, wanted: readonly ElementRole[]): boolean {
  return signs.elements.some((element) => wanted.includes(element.role));
}

function isContractOnly(module: Module): boolean {
  const declared = module.outline.declarations.filter((declaration) => declaration.function === 0);
  return (
    declared.length > 0 &&
    declared.every((declaration) => {
      if (declaration.is === "interface" || declaration.is === "type") return true;
      if (declaration.is === "namespace") return declaration.typeOnly;
      return (
        declaration.is === "class" &&
        declaration.abstract &&
        declaration.members.every((member) => member.abstract || member.is === "constructor")
      );
    })
  );
}

function isTokenFile(roles: RoleTable, module: Module): boolean {
  const tokens = new Set(roles.of(module.path).flatMap((element) => (element.role === "injection-token" ? [element.declaration] : [])));
  const values = module.outline.declarations.flatMap((each, id) =>
    each.is === "interface" || each.is === "type" || each.function !== 0 ? [] : [id],
  );
  return tokens.size > 0 && values.every((id) => tokens.has(id));
}

function isStart(linked: LinkedModules, module: Module): boolean {
  return linked
    .importsOf(module.path)
    .some((edge) => edge.direct.is === "package" && START_SYMBOLS.has(`${edge.direct.name}#${edge.imported}`));
}

function isBarrel({ outline }: Module): boolean {
  return outline.declarations.length === 0 && outline.exports.length > 0 && outline.exports.every((each) => each.from !== null);
}

/** An `index` file that constructs imported classes at load: a hand-made composition root. */
export function isWiring(linked: LinkedModules, module: Module): boolean {
  if (!/(^|\/)index\.[cm]?[jt]s$/.test(module.path)) return false;
  if (!module.outline.imports.some((statement) => statement.kind !== "export" && statement.names.some((name) => name.uses.value)))
    return false;
  const body = linked.bodies(module.path).functions[0];
  return (
    body?.steps.some((step) => {
      if (step.is !== "call" || step.form !== "new" || step.callee.is !== "binding") return false;
      const target = linked.resolve(module.path, step.callee.binding);
      return target.is === "declared" && target.file !== module.path;
    }) ?? false
  );
}
