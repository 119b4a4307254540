import { armsOf, type Evaluated } from "../evaluated.js";
import { type Known, known, lookup } from "../known.js";
import type { Operation } from "../operation.js";
import type { Program } from "../program.js";

/** What the program's own configuration gives for a key that its reader is asked for: `jwt.secret` of the namespace `jwt`, or of an object that is loaded. */
export function definedConfiguration(program: Program, key: string): readonly Evaluated[] {
  return program.operations("config.define").flatMap((definition) => {
    const path = pathWithin(definition, key);
    const value = definition.slot("value");
    if (path === null || value.is !== "known") return [];
    return objectsIn(program, value.value).flatMap((object) => {
      const found = path.reduce<Known<Evaluated>>(memberOf, known(object));
      return found.is === "known" ? [found.value] : [];
    });
  });
}

/** The key within a definition; null where it belongs to another namespace. */
function pathWithin(definition: Operation, key: string): readonly string[] | null {
  const path = key.split(".");
  const namespace = definition.slot("namespace");
  if (namespace.is === "absent") return path;
  const own = namespace.is === "known" && namespace.value.is === "constant" ? String(namespace.value.value) : null;
  return path.length > 1 && path[0] === own ? path.slice(1) : null;
}

/** The objects that a definition is, lists, or gives when it is called. */
function objectsIn(program: Program, value: Evaluated): readonly Evaluated[] {
  return armsOf(value).flatMap((arm): readonly Evaluated[] => {
    if (arm.is === "object") return [arm];
    if (arm.is === "array") return arm.items.flatMap((item) => objectsIn(program, item));
    if (arm.is !== "function") return [];
    const { steps } = program.bodies(arm.file).functions[arm.function] ?? { steps: [] };
    return steps.flatMap((step) => (step.is === "return" && step.value !== null ? armsOf(program.evaluate(arm, step.value)) : []));
  });
}

function memberOf(of: Known<Evaluated>, key: string): Known<Evaluated> {
  return of.is === "known" && of.value.is === "object" ? lookup(of.value.members, key) : { is: "absent" };
}
