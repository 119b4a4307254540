import type { FilePlace, StoredTable } from "../model/index.js";
import { positionAt } from "../model/index.js";

type Column = StoredTable["columns"][number];
type ForeignKey = StoredTable["references"][number];

/** The tables that an SQL text creates, with the indexes that it puts on them. What is no plain `CREATE TABLE` or `CREATE INDEX` is passed over. */
export function sqlTables(file: string, text: string): readonly StoredTable[] {
  const plain = withoutComments(text);
  const lineStarts = [0, ...Array.from(plain.matchAll(/\n/g), ({ index }) => index + 1)];
  const placeAt = (offset: number): FilePlace => ({ file, ...positionAt(lineStarts, offset) });
  const heads = [
    ...plain.matchAll(
      /\bcreate\s+(?:unlogged\s+|temp(?:orary)?\s+)?table\s+(?:if\s+not\s+exists\s+)?((?:["`[]?[\w$]+["`\]]?\.)?["`[]?[\w$]+["`\]]?)\s*\(/gi,
    ),
  ];
  const tables = heads.map((head, at) => {
    const start = head.index + head[0].length;
    // One that nobody closes ends where the next begins.
    const body = bodyOf(plain.slice(start, heads[at + 1]?.index));
    return tableOf(nameOf(head[1] ?? ""), placeAt(head.index), body, (offset) => placeAt(start + offset));
  });
  const indexes = [
    ...plain.matchAll(
      /\bcreate\s+(?:unique\s+)?index\s+(?:concurrently\s+)?(?:if\s+not\s+exists\s+)?(?:["`]?[\w$]+["`]?\s+)?on\s+(?:only\s+)?((?:["`]?[\w$]+["`]?\.)?["`]?[\w$]+["`]?)\s*(?:using\s+\w+\s*)?\(([^()]*)\)/gi,
    ),
  ].map((match) => ({ table: nameOf(match[1] ?? ""), columns: columnsIn(match[2] ?? "") }));
  return tables.map((table) => ({
    ...table,
    indexes: [...table.indexes, ...indexes.filter(({ table: name }) => name === table.name).map(({ columns }) => columns)],
  }));
}

function tableOf(name: string, at: FilePlace, body: string, placeAt: (offset: number) => FilePlace): StoredTable {
  const columns: Column[] = [];
  const indexes: (readonly string[])[] = [];
  const references: ForeignKey[] = [];
  let offset = 0;
  for (const part of partsOf(body)) {
    const place = placeAt(offset + (part.length - part.trimStart().length));
    offset += part.length + 1;
    const line = part.trim();
    const key =
      /^(?:constraint\s+\S+\s+)?(?:primary\s+key|unique(?:\s+(?:key|index))?(?:\s+["`]?\w+["`]?)?|key\s+["`]?\w+["`]?|index\s+["`]?\w+["`]?)\s*\(([^()]*)\)/i.exec(
        line,
      )?.[1];
    const foreign = /^(?:constraint\s+\S+\s+)?foreign\s+key\s*\(([^()]*)\)\s*references\s+([\w$."`]+)/i.exec(line);
    if (key !== undefined) indexes.push(columnsIn(key));
    else if (foreign !== null) references.push({ columns: columnsIn(foreign[1] ?? ""), table: nameOf(foreign[2] ?? ""), at: place });
    else if (!/^(?:constraint|check|exclude|like)\b/i.test(line)) {
      const [, column, type] = /^["`[]?([\w$]+)["`\]]?\s+([\w$]+)/.exec(line) ?? [];
      if (column === undefined || type === undefined) continue;
      columns.push({ name: column, type, at: place });
      if (/\b(?:primary\s+key|unique)\b/i.test(line)) indexes.push([column]);
      const table = /\breferences\s+([\w$."`]+)/i.exec(line)?.[1];
      if (table !== undefined) references.push({ columns: [column], table: nameOf(table), at: place });
    }
  }
  return { name, at, source: "sql", columns, indexes, references };
}

/** The text up to the parenthesis that closes what is open before it. */
function bodyOf(text: string): string {
  let depth = 1;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "(") depth += 1;
    else if (text[at] === ")" && --depth === 0) return text.slice(0, at);
  }
  return text;
}

function partsOf(body: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < body.length; at++) {
    if (body[at] === "(") depth += 1;
    else if (body[at] === ")") depth -= 1;
    else if (body[at] === "," && depth === 0) {
      parts.push(body.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, body.slice(start)];
}

/** Comments become spaces, so that places stay; one that nobody closes goes on to the end. */
function withoutComments(text: string): string {
  return text.replace(/--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, (comment) => comment.replace(/[^\n]/g, " "));
}

function columnsIn(list: string): readonly string[] {
  return list.split(",").flatMap((each) => /^\s*["`[]?([\w$]+)/.exec(each)?.[1] ?? []);
}

function nameOf(written: string): string {
  return (written.split(".").at(-1) ?? written).replace(/["`[\]]/g, "");
}
