import type { CallSite } from "../evaluated.js";
import type { Program } from "../program.js";
import type { Value } from "../value.js";

/** The name that an expression goes by: of a variable or member, or of the function whose result it is; null where it has none. */
export function writtenName(program: Pick<Program, "binding" | "bodies">, site: Omit<CallSite, "step">, value: Value): string | null {
  switch (value.is) {
    case "binding":
      return program.binding(site.file, value.binding)?.name ?? null;
    case "global":
    case "member":
    case "environment":
      return value.name;
    case "element":
      return value.key.is === "constant" ? String(value.key.value) : writtenName(program, site, value.of);
    case "logical":
      return writtenName(program, site, value.left);
    case "unary":
      return writtenName(program, site, value.operand);
    case "result": {
      const step = program.bodies(site.file).functions[site.function]?.steps[value.step];
      if (step?.is === "call") return writtenName(program, site, step.callee);
      return step?.is === "await" ? writtenName(program, site, step.value) : null;
    }
    default:
      return null;
  }
}

/** What a constant is bound to, where an expression is one; else the expression. */
export function boundValue(program: Pick<Program, "binding" | "bodies">, { file }: Pick<CallSite, "file">, value: Value): Value {
  if (value.is !== "binding" || program.binding(file, value.binding)?.kind !== "const") return value;
  for (const { steps } of program.bodies(file).functions)
    for (const step of steps) if (step.is === "bind" && step.binding === value.binding) return step.value;
  return value;
}

/** The words of a name in lower case: `accessToken`, `access-token` and `ACCESS_TOKEN` are `access token`. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
}
