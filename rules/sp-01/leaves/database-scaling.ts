import type { Observed, StoredTable } from "../../../src/model/index.js";
import { defineLeaf, groupedBy } from "../../../src/model/index.js";

export default defineLeaf({
  leaf: "SP-01/database-scaling",
  lookedFor: "tables with their indexes and foreign keys, in Prisma schemas and SQL files",
  *observe({ artifacts }): Iterable<Observed> {
    for (const { name, references, indexes } of artifacts.tables) {
      for (const { columns, table, at } of references) {
        if (!leads(indexes, columns))
          yield { text: `no index begins with ${columns.join(" or ")} of ${name}, which refers to ${table}`, at };
      }
    }
    for (const [file, tables] of groupedBy(artifacts.tables, ({ at }) => at.file)) {
      const indexes = tables.reduce((sum, table) => sum + table.indexes.length, 0);
      yield {
        text: `${tables.length === 1 ? `the table ${tables[0]?.name ?? ""}` : `${tables.length} tables`} with ${indexes} ${indexes === 1 ? "index or key" : "indexes and keys"}`,
        at: { file, line: 1, column: 1 },
      };
    }
  },
  say(_, { artifacts }) {
    const { tables } = artifacts;
    if (tables.length === 0) return null;
    const keys = tables.flatMap(({ references, indexes }) => references.map(({ columns }) => leads(indexes, columns)));
    const led = keys.filter(Boolean).length;
    const relations = keys.length === 0 ? "" : `; an index serves ${led} of ${keys.length} foreign keys`;
    return `${tables.length} ${tables.length === 1 ? "table" : "tables"} in schemas${relations}`;
  },
});

/** An index serves a foreign key where it begins with a column of it. */
function leads(indexes: StoredTable["indexes"], columns: readonly string[]): boolean {
  return indexes.some(([first]) => first !== undefined && columns.includes(first));
}
