import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The rules by their files, sorted by id: `rules/da-02/outbox.ts` is `da/outbox`. */
export function listRules() {
  const folders = readdirSync(join(ROOT, "rules"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const rules = folders.flatMap(({ name: section }) =>
    readdirSync(join(ROOT, "rules", section))
      .filter((file) => file.endsWith(".ts"))
      .map((file) => {
        const name = file.slice(0, -3);
        const area = section.split("-")[0];
        return { id: `${area}/${name}`, area, section, name, variable: camelCase(`${area}-${name}`) };
      }),
  );
  return rules.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The leaves of the report by their files, in the order of their ids: `rules/sc-01/leaves/session-security.ts` is `SC-01/session-security`. */
export function listLeaves() {
  const folders = readdirSync(join(ROOT, "rules"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const leaves = folders.flatMap(({ name: section }) =>
    filesIn(join(ROOT, "rules", section, "leaves"))
      .filter((file) => file.endsWith(".ts"))
      .map((file) => ({ section, name: file.slice(0, -3), variable: camelCase(`${section}-${file.slice(0, -3)}`) })),
  );
  return leaves.sort((a, b) => (`${a.section}/${a.name}` < `${b.section}/${b.name}` ? -1 : 1));
}

function filesIn(folder) {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function camelCase(text) {
  return text.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}
