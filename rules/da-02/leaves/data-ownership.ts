import type { Observed, WrittenTable } from "../../../src/model/index.js";
import { counted, defineLeaf, listed, writtenTablesOf } from "../../../src/model/index.js";

export default defineLeaf({
  leaf: "DA-02/data-ownership",
  lookedFor: "writes of a database, and the contexts that make them",
  *observe({ program, artifacts, place }): Iterable<Observed> {
    const { tables, untold } = writtenTablesOf(program);
    for (const table of tables.filter(isShared))
      yield { text: `${table.name} is written by ${table.contexts.length} contexts: ${table.contexts.join(", ")}`, at: place(table.at) };
    for (const table of tables.filter((each) => !isShared(each))) yield { text: `${table.name}: ${writersOf(table)}`, at: place(table.at) };
    const [first] = untold;
    if (first !== undefined) yield { text: `writes whose table can't be told: ${untold.length}`, at: place(first) };
    const [declared] = artifacts.tables;
    if (declared !== undefined) yield { text: `tables in schema files: ${declaredTables(artifacts.tables).size}`, at: declared.at };
  },
  say(_results, { program, artifacts }) {
    const { tables, untold } = writtenTablesOf(program);
    if (tables.length + untold.length === 0) return null;
    const shared = tables.filter(isShared);
    const declared = declaredTables(artifacts.tables);
    const owned = tables.filter(({ contexts }) => contexts.length === 1);
    const owners = new Set(owned.flatMap(({ contexts }) => contexts));
    const most = tables.filter(({ files }) => files.length > 1).sort((a, b) => b.files.length - a.files.length)[0];
    return [
      ...(tables.length > 0
        ? [
            `${counted(tables.length, "table or model", "tables and models")} written${declared.size > 0 ? ` (${declared.size} in schema files)` : ""}`,
          ]
        : []),
      ...(owned.length > 0 ? [`${owned.length} by one context each (${listed([...owners].sort())})`] : []),
      ...(shared.length > 0
        ? [`${shared.length} by several contexts: ${listed(shared.map(({ name, contexts }) => `${name} (${contexts.join(", ")})`))}`]
        : owned.length > 0
          ? ["none seen to be written by two contexts"]
          : []),
      ...(owned.length + shared.length === 0 && most !== undefined
        ? [`the most widely written is ${most.name}, in ${counted(most.files.length, "file")}`]
        : []),
      ...(untold.length > 0 ? [`${counted(untold.length, "write")} whose table can't be told`] : []),
    ].join("; ");
  },
});

/** A schema and its migrations declare the same table. */
function declaredTables(tables: readonly { readonly name: string }[]): ReadonlySet<string> {
  return new Set(tables.map(({ name }) => name.toLowerCase()));
}

function isShared({ contexts }: WrittenTable): boolean {
  return contexts.length > 1;
}

function writersOf({ contexts, files }: WrittenTable): string {
  const [context] = contexts;
  if (context !== undefined) return `written by ${context} in ${counted(files.length, "file")}`;
  return `written in ${listed(
    files.map((path) => path.slice(path.lastIndexOf("/") + 1)),
    3,
  )}`;
}
