import { armsOf, type Evaluated, functionKey, type FunctionRef } from "../evaluated.js";
import { type Known, known, lookup } from "../known.js";
import type { Operation } from "../operation.js";
import type { Program } from "../program.js";

/** What the program's own configuration gives for a key that its reader is asked for: `jwt.secret` of the namespace `jwt`, or of an object that is loaded. */
export function definedConfiguration(program: Program, key: string): readonly Evaluated[] {
  const definitions = program.operations("config.define");
  const namespaced = new Set(definitions.filter(hasNamespace).flatMap(makersOf).map(functionKey));
  return definitions.flatMap((definition) => {
    const path = pathWithin(definition, key);
    if (path === null) return [];
    const makers = makersOf(definition).filter((maker) => hasNamespace(definition) || !namespaced.has(functionKey(maker)));
    const objects = [...valuesOf(definition), ...makers.flatMap((maker) => returnsOf(program, maker))];
    return objects.flatMap((object) => {
      const found = path.reduce<Known<Evaluated>>(memberOf, known(object));
      return found.is === "known" ? [found.value] : [];
    });
  });
}

/** The key within a definition; null where it belongs to another namespace. */
function pathWithin(definition: Operation, key: string): readonly string[] | null {
  const path = key.split(".");
  if (!hasNamespace(definition)) return path;
  const namespace = definition.slot("namespace");
  const own = namespace.is === "known" && namespace.value.is === "constant" ? String(namespace.value.value) : null;
  return path.length > 1 && path[0] === own ? path.slice(1) : null;
}

function hasNamespace(definition: Operation): boolean {
  return definition.slot("namespace").is !== "absent";
}

/** What a definition is, or lists. */
function valuesOf(definition: Operation): readonly Evaluated[] {
  const value = definition.slot("value");
  return value.is === "known" ? armsOf(value.value).flatMap((arm) => (arm.is === "array" ? arm.items.flatMap(armsOf) : [arm])) : [];
}

/** The functions that make what a definition gives; what a namespace has made is in it wherever it is loaded. */
function makersOf(definition: Operation): readonly FunctionRef[] {
  return valuesOf(definition).flatMap((value) => (value.is === "function" ? [value] : []));
}

function returnsOf(program: Program, maker: FunctionRef): readonly Evaluated[] {
  const { steps } = program.bodies(maker.file).functions[maker.function] ?? { steps: [] };
  return steps.flatMap((step) => (step.is === "return" && step.value !== null ? armsOf(program.evaluate(maker, step.value)) : []));
}

function memberOf(of: Known<Evaluated>, key: string): Known<Evaluated> {
  return of.is === "known" && of.value.is === "object" ? lookup(of.value.members, key) : { is: "absent" };
}
