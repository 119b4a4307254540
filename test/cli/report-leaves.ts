import { expect } from "vitest";
import { archlint, folderWith } from "./archlint.js";

/** A leaf of the report as JSON has it. */
export interface Leaf {
  readonly id: string;
  readonly status: string;
  readonly sentence: string;
  readonly items: readonly { readonly text: string; readonly at: { readonly file: string; readonly line: number } | null }[];
}

/** A service with one source. */
export const SERVICE = { "package.json": '{ "name": "shop" }', "src/main.ts": "export const port = 3000;\n" };

/** The leaves of a service with these files beside its source. */
export function leavesOf(files: Readonly<Record<string, string>>): (id: string) => Leaf {
  const { stdout, stderr } = archlint(["report", "--format", "json"], { cwd: folderWith({ ...SERVICE, ...files }) });
  expect(stderr).toBe("");
  const { parts } = JSON.parse(stdout) as { parts: readonly { sections: readonly { leaves: readonly Leaf[] }[] }[] };
  const leaves = parts.flatMap(({ sections }) => sections.flatMap((section) => section.leaves));
  return (id) => {
    const leaf = leaves.find((each) => each.id === id);
    if (leaf === undefined) throw new Error(`no leaf ${id}`);
    return leaf;
  };
}

/** What stands beneath a leaf, each with its place. */
export function lines({ items }: Leaf): readonly string[] {
  return items.map(({ text, at }) => (at === null ? text : `${text} (${at.file}:${at.line})`));
}
