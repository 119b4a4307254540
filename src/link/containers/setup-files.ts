import { AWILIX } from "../../catalog/containers/awilix.js";
import type { ContainerLibrary } from "../../catalog/containers/container-library.js";
import type { ImportFact, Module } from "../../model/index.js";
import { packageOf } from "../values/describe-call.js";
import type { LinkedModules } from "../linked-modules.js";
import type { Evaluation } from "../values/evaluation.js";
import { propertyOf } from "./reading.js";

/** The files in which something may be bound with a library: those that import its binding parts, or a container that another file makes. */
export function setupFiles(x: Evaluation, library: ContainerLibrary): readonly string[] {
  const own = importersOf(x, library.library).filter((module) => module.outline.imports.some((fact) => imports(fact, library)));
  const files = new Set(own.map(({ path }) => path));
  if (isByModules(library) && own.length > 0)
    for (const module of x.linked.modules) if (isRead(module) && hasHouseModule(x, module)) files.add(module.path);
  if (library.calls.length > 0) for (const path of own.flatMap((module) => takersOfContainers(x, library, module))) files.add(path);
  return [...files].sort();
}

/** The files that register something with Awilix. */
export function registeringFiles(x: Evaluation): readonly string[] {
  const files = AWILIX.packages.flatMap((name) => importersOf(x, name).map(({ path }) => path));
  return [...new Set(files)].sort();
}

const byPackage = new WeakMap<LinkedModules, ReadonlyMap<string, readonly Module[]>>();

/** The modules that import something of a package, in the order of their paths. */
function importersOf({ linked }: Evaluation, pkg: string): readonly Module[] {
  const known = byPackage.get(linked) ?? importersByPackage(linked);
  byPackage.set(linked, known);
  return known.get(pkg) ?? [];
}

function importersByPackage(linked: LinkedModules): ReadonlyMap<string, readonly Module[]> {
  const found = new Map<string, Module[]>();
  for (const module of linked.modules) {
    if (!isRead(module)) continue;
    const packages = new Set(module.outline.imports.flatMap(({ specifier }) => (specifier === null ? [] : [packageOf(specifier)])));
    for (const pkg of packages) {
      const list = found.get(pkg) ?? [];
      list.push(module);
      found.set(pkg, list);
    }
  }
  return found;
}

function isOf(specifier: string, library: string): boolean {
  return specifier.startsWith(library) && (specifier.length === library.length || specifier[library.length] === "/");
}

/** What is provided is listed by modules, and not told to a container by calls. */
export function isByModules({ provider, calls }: ContainerLibrary): boolean {
  return provider !== null && calls.length === 0;
}

/** A decorator of the program's own that takes what a module's takes: `@VendurePlugin({ providers: [Orders] })`. */
function hasHouseModule(x: Evaluation, { path, outline }: Module): boolean {
  return outline.declarations.some(
    (declaration) =>
      declaration.is === "class" &&
      declaration.decorators.some(({ name, args }) => {
        const first = args[0]?.value;
        if (first?.is !== "object" || propertyOf(first, "providers") === null) return false;
        const target = x.linked.resolveName(path, name);
        return target.is === "declared" || target.is === "local";
      }),
  );
}

function isRead({ subject }: Module): boolean {
  return subject === "source" || subject === "script";
}

function imports({ specifier, names, typeOnly }: ImportFact, { library, binders }: ContainerLibrary): boolean {
  if (specifier === null || !isOf(specifier, library)) return false;
  if (binders.includes("*")) return true;
  if (names.length === 0) return !typeOnly;
  return names.some(({ imported }) => imported === "*" || binders.includes(imported));
}

/** The files that import what a file exports of the library's own making: its container. */
function takersOfContainers(x: Evaluation, { library }: ContainerLibrary, { path, outline }: Module): readonly string[] {
  const isContainer = new Map<string, boolean>();
  const found: string[] = [];
  for (const edge of x.linked.importersOf(path)) {
    if (edge.target.is !== "file" || edge.target.path !== path || edge.symbol === null) continue;
    const name = edge.symbol;
    const known = isContainer.get(name) ?? holdsContainer(x, library, path, name, outline.imports[0]?.span ?? [0, 0]);
    isContainer.set(name, known);
    const taker = x.linked.module(edge.from);
    if (known && taker !== null && isRead(taker)) found.push(edge.from);
  }
  return found;
}

function holdsContainer(x: Evaluation, library: string, path: string, name: string, span: readonly [number, number]): boolean {
  const declared = x.linked.resolveName(path, name);
  const declaration = declared.is === "declared" ? x.linked.declaration(declared.file, declared.declaration) : null;
  // A function, class or type of the program is no container, and is not evaluated to find that out.
  if (declaration !== null && declaration.is !== "variable") return false;
  const value = x.exported(path, name, { file: path, span });
  return (value.is === "product" || value.is === "symbol") && packageOf(value.symbol) === library;
}
