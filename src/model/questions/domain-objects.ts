import type { Element } from "../architecture.js";
import type { Program } from "../program.js";
import { classChain } from "./class-state.js";
import { implementersOf } from "./ports.js";
import { stateOf, type StoredState } from "./stored-objects.js";
import { keyOf, type DeclaredAt } from "./type-shape.js";

/** An aggregate root or entity of the domain model. */
export interface DomainObject extends DeclaredAt {
  readonly key: string;
  readonly element: Element;
  readonly isRoot: boolean;
}

/** Aggregates and their entities, and what each keeps of the others. */
export interface DomainModel {
  readonly objects: readonly DomainObject[];
  /** The domain object that a stored one is; an interface that only one root implements stands for that root. */
  objectOf(declared: DeclaredAt): DomainObject | null;
  /** By the key of the one that keeps. */
  readonly states: ReadonlyMap<string, StoredState>;
  /** Keys of the roots whose aggregate an entity is in, by the entity's key: they keep it, or keep one that does. */
  readonly rootsOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether one is the other, or a base or heir of it. */
  isFamily(a: DomainObject, b: DomainObject): boolean;
}

/**
 * The aggregates and entities of the domain. What extends an aggregate's base is a root wherever it stands, outside of infrastructure;
 * an entity only where it stands in the domain, because other things are called entities, too.
 */
export function domainModelOf(program: Program): DomainModel {
  const objects = [...program.elements("aggregate"), ...program.elements("entity")].filter((element) => isOfDomain(program, element));
  const byKey = new Map(objects.map((element) => [keyOf({ file: element.at.file, id: element.declaration }), objectOf(element)]));
  for (const [key, root] of soleInterfaces(program, [...byKey.values()])) byKey.set(key, root);
  const known = (declared: DeclaredAt): DomainObject | null => byKey.get(keyOf(declared)) ?? null;
  const all = objects.map(objectOf);
  const hasRoots = all.some((object) => object.isRoot);
  const states = new Map(
    (hasRoots ? all : []).map((object) => [
      object.key,
      stateOf(program, object, { isWanted: (declared) => known(declared) !== null, isPart: (declared) => isPart(program, declared) }),
    ]),
  );
  const families = new Map(all.map((object) => [object.key, classChain(program, object.file, object.id).map(keyOf)]));
  const isHeir = (a: DomainObject, b: DomainObject): boolean => families.get(a.key)?.includes(b.key) ?? false;
  const isFamily = (a: DomainObject, b: DomainObject): boolean => a.key === b.key || isHeir(a, b) || isHeir(b, a);
  return { objects: all, objectOf: known, states, rootsOf: rootsOf(all, known, states, isFamily), isFamily };
}

function objectOf(element: Element): DomainObject {
  const { file } = element.at;
  return { file, id: element.declaration, key: keyOf({ file, id: element.declaration }), element, isRoot: element.role === "aggregate" };
}

function isOfDomain(program: Program, { at, role }: Element): boolean {
  if (program.module(at.file)?.subject !== "source") return false;
  const layer = program.architecture.layerOf(at.file)?.layer.role ?? null;
  return role === "aggregate" ? layer !== "infrastructure" && layer !== "interface" : layer === "domain";
}

/** A value object, or a class with no role: part of what keeps it. */
function isPart(program: Program, { file, id }: DeclaredAt): boolean {
  const roles = program.elementsOf(file).filter((element) => element.declaration === id);
  return roles.every((element) => element.role === "value-object");
}

/** Interfaces with methods that one root implements, and nothing else: to keep one is to keep the root. */
function soleInterfaces(program: Program, objects: readonly DomainObject[]): readonly (readonly [string, DomainObject])[] {
  return objects
    .filter((object) => object.isRoot)
    .flatMap((root) =>
      program.ancestorsOf(root.file, root.id).flatMap(({ relation, depth, target }) => {
        if (relation !== "implements" || depth > 1 || target.is !== "declared") return [];
        const declaration = program.declaration(target.file, target.declaration);
        const acts =
          declaration?.is === "interface" && declaration.members.some(({ kind, type }) => kind === "method" || type?.is === "function");
        const [only, ...others] = acts ? implementersOf(program, target.file, target.declaration) : [];
        const isSole = others.length === 0 && only?.file === root.file && only.name === root.element.name;
        return isSole ? [[keyOf({ file: target.file, id: target.declaration }), root] as const] : [];
      }),
    );
}

function rootsOf(
  objects: readonly DomainObject[],
  known: DomainModel["objectOf"],
  states: DomainModel["states"],
  isFamily: DomainModel["isFamily"],
): ReadonlyMap<string, ReadonlySet<string>> {
  const roots = new Map<string, Set<string>>();
  for (const root of objects.filter((object) => object.isRoot)) {
    const reached = [root];
    const seen = new Set([root.key]);
    for (const each of reached) {
      for (const { of } of states.get(each.key)?.objects ?? []) {
        const kept = known(of);
        if (kept === null || kept.isRoot) continue;
        for (const entity of objects) {
          if (entity.isRoot || seen.has(entity.key) || !isFamily(entity, kept)) continue;
          seen.add(entity.key);
          reached.push(entity);
          roots.set(entity.key, (roots.get(entity.key) ?? new Set()).add(root.key));
        }
      }
    }
  }
  return roots;
}
