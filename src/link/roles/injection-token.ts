import type { Module, Value, VariableDeclaration } from "../../model/index.js";
import type { LinkedModules } from "../linked-modules.js";

const TOKEN_FILE = /token|symbol|identifier|(^|[./-])types?\.|(^|[./-])di\.|constants?\./i;
const CONSTANT_NAME = /^[A-Z][A-Z0-9_]*$/;

/** Whether a variable is a name under which a container finds a dependency: a `Symbol` or a text constant in a file made for it. */
export function isInjectionToken(linked: LinkedModules, module: Module, declaration: VariableDeclaration): boolean {
  if (!declaration.const || !CONSTANT_NAME.test(declaration.name)) return false;
  const file = module.path.slice(module.path.lastIndexOf("/") + 1);
  if (!TOKEN_FILE.test(file) && !/token/i.test(declaration.name)) return false;
  const body = linked.bodies(module.path).functions[0];
  if (body === undefined) return false;
  const bound = body.steps.find((step) => step.is === "bind" && step.binding === declaration.binding);
  return (
    bound?.is === "bind" &&
    isTokenValue(
      bound.value,
      body.steps.map((step) => (step.is === "call" ? step.callee : null)),
    )
  );
}

function isTokenValue(value: Value, callees: readonly (Value | null)[]): boolean {
  if (value.is === "constant") return typeof value.value === "string";
  if (value.is === "object")
    return value.properties.every((property) => property.is === "property" && isTokenValue(property.value, callees));
  if (value.is !== "result") return false;
  const callee = callees[value.step] ?? null;
  if (callee === null) return false;
  return isSymbolConstructor(callee);
}

function isSymbolConstructor(callee: Value): boolean {
  if (callee.is === "global") return callee.name === "Symbol";
  return callee.is === "member" && callee.name === "for" && callee.of.is === "global" && callee.of.name === "Symbol";
}
