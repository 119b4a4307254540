import type { StoredTable } from "../model/index.js";

/** The tables that stand: of a folder of Prisma's migrations (it holds a `migration_lock.toml`) the schema says what they came to, and what several migrations create is one table, as the first has it. */
export function standingTables(tables: readonly StoredTable[], files: readonly string[]): readonly StoredTable[] {
  const generated = tables.some(({ source }) => source === "prisma")
    ? files.filter((path) => /(?:^|\/)migration_lock\.toml$/.test(path)).map((path) => path.slice(0, path.lastIndexOf("/") + 1))
    : [];
  const seen = new Set<string>();
  return tables.filter(({ name, source, at }) => {
    if (source === "prisma") return true;
    if (generated.some((folder) => at.file.startsWith(folder))) return false;
    const key = `${databaseOf(at.file)} ${name.toLowerCase()}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Two services may each have a table of one name: files of one folder of migrations speak of one database. */
function databaseOf(file: string): string {
  const folder = file.slice(0, file.lastIndexOf("/") + 1);
  return /^.*?(?:^|\/)migrations\//.exec(folder)?.[0] ?? folder;
}
