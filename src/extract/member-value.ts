import type { Span, Value } from "../model/index.js";
import type { FileState } from "./state.js";

/** `of.name`, or the environment variable that it reads. */
export function memberValue(x: FileState, of: Value, name: string, optional: boolean, span: Span): Value {
  return isEnvironment(x, of) ? { is: "environment", name, span } : { is: "member", of, name, optional, span };
}

/** `process.env` and `import.meta.env`, however `process` came here. */
function isEnvironment(x: FileState, value: Value): boolean {
  if (value.is === "binding") return isImportOfProcess(x, value.binding, "env");
  if (value.is !== "member" || value.name !== "env") return false;
  const of = value.of;
  if (of.is === "global") return of.name === "process" || of.name === "import.meta";
  if (of.is === "member") return of.name === "process" && of.of.is === "global" && (of.of.name === "globalThis" || of.of.name === "global");
  return of.is === "binding" && (isImportOfProcess(x, of.binding, "default") || isImportOfProcess(x, of.binding, "*"));
}

function isImportOfProcess(x: FileState, binding: number, imported: string): boolean {
  const reference = x.bindings[binding]?.imported ?? null;
  if (reference === null) return false;
  const statement = x.imports[reference[0]];
  return (
    (statement?.specifier === "node:process" || statement?.specifier === "process") && statement.names[reference[1]]?.imported === imported
  );
}
