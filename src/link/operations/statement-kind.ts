import type { Evaluated, Known, OperationKind } from "../../model/index.js";
import { armsOf } from "../../model/index.js";

const BY_FIRST_WORD: Readonly<Record<string, OperationKind>> = {
  select: "database.read",
  show: "database.read",
  explain: "database.read",
  insert: "database.write",
  update: "database.write",
  delete: "database.write",
  replace: "database.write",
  merge: "database.write",
  upsert: "database.write",
  truncate: "database.write",
  copy: "database.write",
  begin: "transaction.begin",
  start: "transaction.begin",
  commit: "transaction.commit",
  end: "transaction.commit",
  rollback: "transaction.rollback",
};

/** What a statement does, by its first word; `with` by the first statement that writes, and a text that can't be seen is read at least. */
export function statementKind(text: Known<Evaluated>): OperationKind {
  const start = text.is === "known" ? textOf(text.value) : null;
  if (start === null) return "database.sql";
  const plain = start.replace(/^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/|\()+/, "");
  const word = /^[a-z]+/i.exec(plain)?.[0].toLowerCase() ?? "";
  if (word === "with") return /\b(insert\s+into|update\s+[\w".]+\s+set|delete\s+from)\b/i.test(plain) ? "database.write" : "database.read";
  return BY_FIRST_WORD[word] ?? "database.sql";
}

/** The text with its unknown parts left out; null where it begins with one. */
function textOf(value: Evaluated): string | null {
  const [first] = armsOf(value);
  if (first?.is === "constant" && typeof first.value === "string") return first.value;
  if (first?.is === "text" && typeof first.parts[0] === "string")
    return first.parts.map((part) => (typeof part === "string" ? part : " ? ")).join("");
  if (first?.is === "object") return null;
  return null;
}
