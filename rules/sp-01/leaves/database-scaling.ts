import type { Observed, StoredTable } from "../../../src/model/index.js";
import { connectionPools, counted, defineLeaf, groupedBy, listed } from "../../../src/model/index.js";

export default defineLeaf({
  leaf: "SP-01/database-scaling",
  lookedFor: "pools of connections, tables with their indexes and foreign keys, in Prisma schemas and SQL files",
  *observe(context): Iterable<Observed> {
    const { artifacts } = context;
    for (const { library, size, at } of connectionPools(context))
      yield {
        text:
          size === null ? `a pool whose size can't be told: ${library}` : `a pool of at most ${counted(size, "connection")}: ${library}`,
        at,
      };
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
  say(_, context) {
    const { tables } = context.artifacts;
    const keys = tables.flatMap(({ references, indexes }) => references.map(({ columns }) => leads(indexes, columns)));
    const led = keys.filter(Boolean).length;
    const pools = [...new Set(connectionPools(context).map(({ library, size }) => (size === null ? library : `${library} of ${size}`)))];
    const clauses = [
      ...(pools.length > 0 ? [`pools of connections: ${listed(pools, 4)}`] : []),
      ...(tables.length > 0 ? [`${counted(tables.length, "table")} in schemas`] : []),
      ...(keys.length > 0 ? [`an index serves ${led} of ${keys.length} foreign keys`] : []),
    ];
    return clauses.length === 0 ? null : clauses.join("; ");
  },
});

/** An index serves a foreign key where it begins with a column of it. */
function leads(indexes: StoredTable["indexes"], columns: readonly string[]): boolean {
  return indexes.some(([first]) => first !== undefined && columns.includes(first));
}
