import type { Evaluated } from "../evaluated.js";
import { armsOf } from "../evaluated.js";
import type { Operation } from "../operation.js";
import type { Program } from "../program.js";
import { holdsConstant } from "./operation-slots.js";

const OUTBOX = /outbox/i;

/** Where a statement names its table. */
const TABLE =
  /\b(?:insert\s+(?:ignore\s+|or\s+\w+\s+)?into|replace\s+into|merge\s+into|update|delete\s+from|truncate(?:\s+table)?|from|copy)\s+(?:only\s+)?["'`[]?([\w$.]+)/i;

/** Statements that leave a row that is there already as it is, or write it again. */
const REPEATABLE_SQL =
  /\bon\s+conflict\b|\bon\s+duplicate\s+key\b|\binsert\s+ignore\b|\bor\s+(?:replace|ignore)\b|^\s*(?:replace|merge|delete)\b/i;

/** Names of what a statement reads or writes: of its class, table, collection or delegate; null where none can be told. */
export function modelNameOf(program: Program, operation: Operation): string | null {
  const model = operation.slot("model");
  const named = model.is === "known" ? nameOf(program, model.value) : null;
  return named ?? tableIn(operation);
}

/** Whether a statement reads or writes the outbox. */
export function isOnOutbox(program: Program, operation: Operation): boolean {
  if (holdsConstant(operation, "outbox", true)) return true;
  const model = operation.slot("model");
  if (model.is === "known" && armsOf(model.value).some((arm) => isOutbox(program, arm))) return true;
  return OUTBOX.test(modelNameOf(program, operation) ?? "");
}

/** What a statement does: `insert`, `update`, `delete`, `upsert`, `save`, or the first word of its text; null where that can't be told. */
export function statementOf(operation: Operation): string | null {
  const statement = operation.slot("statement");
  const [first] = statement.is === "known" ? armsOf(statement.value) : [];
  if (first?.is === "constant" && typeof first.value === "string") return first.value;
  return (
    (/\b(insert|update|delete|replace|merge|truncate|copy|select)\b/i.exec(textOf(operation) ?? "")?.[1] ?? null)?.toLowerCase() ?? null
  );
}

/** Whether doing it again leaves what is there as the first time left it: null where that can't be told. */
export function isRepeatable(operation: Operation): boolean | null {
  const text = textOf(operation);
  if (text !== null) return REPEATABLE_SQL.test(text) || (/^\s*update\b/i.test(text) && !isRelative(text));
  switch (statementOf(operation)) {
    case "upsert":
    case "delete":
    case "update":
      return true;
    case "insert":
      return false;
    default:
      return null;
  }
}

/** `SET total = total + 1` */
function isRelative(text: string): boolean {
  return /\bset\b[\s\S]*?(["`\w]+)\s*=\s*\1\s*[-+*/|]/i.test(text);
}

function isOutbox(program: Program, value: Evaluated): boolean {
  if (value.is === "product" && value.typeArgs.some((arg) => isOutbox(program, arg))) return true;
  if (value.is !== "class" && value.is !== "instance") return false;
  const { file, declaration } = value;
  return program.elementsOf(file).some((element) => element.role === "outbox" && element.declaration === declaration);
}

function nameOf(program: Program, value: Evaluated): string | null {
  for (const arm of armsOf(value)) {
    if (arm.is === "constant" && typeof arm.value === "string") return arm.value;
    if (arm.is === "class" || arm.is === "instance") return program.declaration(arm.file, arm.declaration)?.name ?? null;
    if (arm.is === "symbol") {
      const name = arm.symbol.slice(Math.max(arm.symbol.lastIndexOf("."), arm.symbol.lastIndexOf("#")) + 1);
      // `rows[0].constructor` is whatever class the rows are of.
      if (name !== "constructor") return name;
    }
    if (arm.is === "text") return arm.parts.filter((part) => typeof part === "string").join("…");
    const inner = arm.is === "product" ? [...arm.typeArgs, ...givenFirst(program, arm)] : arm.is === "array" ? elementsOf(arm) : [];
    for (const each of inner) {
      const name = nameOf(program, each);
      if (name !== null) return name;
    }
  }
  return null;
}

/** The first of a list, or what all of it is. */
function elementsOf({ items, rest }: Extract<Evaluated, { readonly is: "array" }>): readonly Evaluated[] {
  return items.length > 0 || rest === null ? items.slice(0, 1) : [rest];
}

/** What the calls that made a table were given first: `pgTable("orders", …)`. */
function givenFirst(program: Program, { calls }: Extract<Evaluated, { readonly is: "product" }>): readonly Evaluated[] {
  return calls.flatMap(({ file, function: body, step }) => {
    const call = program.bodies(file).functions[body]?.steps[step];
    const first = call?.is === "call" ? call.args[0] : undefined;
    if (first === undefined || first.spread || first.value.is !== "constant") return [];
    return [program.evaluate({ file, function: body }, first.value)];
  });
}

function tableIn(operation: Operation): string | null {
  const text = textOf(operation);
  const name = text === null ? undefined : TABLE.exec(text)?.[1];
  return name === undefined ? null : name.slice(name.lastIndexOf(".") + 1);
}

function textOf(operation: Operation): string | null {
  const text = operation.slot("text");
  if (text.is !== "known") return null;
  const [first] = armsOf(text.value);
  if (first?.is === "constant" && typeof first.value === "string") return first.value;
  return first?.is === "text" ? first.parts.map((part) => (typeof part === "string" ? part : (quotedName(part) ?? " ? "))).join("") : null;
}

/** `sql.identifier(["public", "users"])` in a statement. */
function quotedName(part: Evaluated): string | null {
  if (part.is !== "array" || part.rest !== null || part.items.length === 0) return null;
  const names = part.items.map((item) => (item.is === "constant" && typeof item.value === "string" ? item.value : null));
  return names.every((name) => name !== null) ? names.join(".") : null;
}
