import type { FilePlace, StoredTable } from "../model/index.js";
import { linesOf } from "./lines-of.js";

interface OpenModel {
  readonly name: string;
  readonly at: FilePlace;
  readonly columns: { name: string; type: string; at: FilePlace }[];
  readonly indexes: (readonly string[])[];
  readonly references: { columns: readonly string[]; table: string; at: FilePlace }[];
}

/** The models of a Prisma schema (prisma.io/docs/orm/reference/prisma-schema-reference): fields that are columns, indexes, and relations that hold a foreign key. */
export function prismaTables(file: string, text: string): readonly StoredTable[] {
  const lines = linesOf(file, text);
  const models = new Set(lines.flatMap(({ text: line }) => /^\s*model\s+(\w+)\s*\{/.exec(line)?.[1] ?? []));
  const tables: StoredTable[] = [];
  let open: OpenModel | null = null;
  for (const { text: written, at } of lines) {
    const line = written.replace(/\/\/.*$/, "").trim();
    const name = /^model\s+(\w+)\s*\{/.exec(line)?.[1];
    if (name !== undefined) open = { name, at, columns: [], indexes: [], references: [] };
    else if (open !== null && line === "}") {
      tables.push({ ...open, source: "prisma" });
      open = null;
    } else if (open !== null) readMember(open, line, at, models);
  }
  return tables;
}

function readMember(open: OpenModel, line: string, at: FilePlace, models: ReadonlySet<string>): void {
  const block = /^@@(?:index|unique|id)\(\s*(?:fields:\s*)?\[([^\]]*)\]/.exec(line)?.[1];
  if (block !== undefined) {
    open.indexes.push(namesIn(block));
    return;
  }
  const [, name, type] = /^(\w+)\s+(\w+)/.exec(line) ?? [];
  if (name === undefined || type === undefined) return;
  const keys = /@relation\([^)]*fields:\s*\[([^\]]*)\]/.exec(line)?.[1];
  if (keys !== undefined) open.references.push({ columns: namesIn(keys), table: type, at });
  if (models.has(type)) return;
  open.columns.push({ name, type, at });
  if (/@(?:id|unique)\b/.test(line)) open.indexes.push([name]);
}

function namesIn(list: string): readonly string[] {
  return list.split(",").flatMap((each) => /^\s*(\w+)/.exec(each)?.[1] ?? []);
}
