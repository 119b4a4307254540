import type { Module, Step, Value, VariableDeclaration } from "../../model/index.js";
import type { LinkedModules } from "../linked-modules.js";
import { firstValues } from "./first-values.js";

const TOKEN_FILE = /token|symbol|identifier|(^|[./-])types?\.|(^|[./-])di\.|constants?\./i;
const CONSTANT_NAME = /^[A-Z][A-Z0-9_]*$/;

/** Whether a variable is a name under which a container finds a dependency: a `Symbol` or a text constant in a file made for it. */
export function isInjectionToken(linked: LinkedModules, module: Module, declaration: VariableDeclaration): boolean {
  if (!declaration.const || !CONSTANT_NAME.test(declaration.name)) return false;
  const file = module.path.slice(module.path.lastIndexOf("/") + 1);
  if (!TOKEN_FILE.test(file) && !declaration.name.endsWith("_TOKEN")) return false;
  const body = linked.bodies(module.path).functions[0];
  if (body === undefined) return false;
  const bound = declaration.binding === null ? undefined : firstValues(body).get(declaration.binding);
  return bound !== undefined && isTokenValue(bound, body.steps);
}

function isTokenValue(value: Value, steps: readonly Step[]): boolean {
  if (value.is === "constant") return typeof value.value === "string";
  if (value.is === "object") return value.properties.every((property) => property.is === "property" && isTokenValue(property.value, steps));
  if (value.is !== "result") return false;
  const made = steps[value.step];
  return made?.is === "call" && isSymbolConstructor(made.callee);
}

function isSymbolConstructor(callee: Value): boolean {
  if (callee.is === "global") return callee.name === "Symbol";
  return callee.is === "member" && callee.name === "for" && callee.of.is === "global" && callee.of.name === "Symbol";
}
