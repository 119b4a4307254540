import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const KINDS = ["bad", "good", "unseen"] as const;

/** A small program with what one rule must say of it written in its lines. */
export interface FixtureCase {
  readonly section: string;
  readonly rule: string;
  readonly kind: (typeof KINDS)[number];
  readonly name: string;
  readonly folder: string;
}

export function fixtureCases(): readonly FixtureCase[] {
  const cases: FixtureCase[] = [];
  for (const section of foldersIn(join(ROOT, "fixtures")).filter((name) => /^[a-z]{2}-\d\d$/.test(name))) {
    for (const rule of foldersIn(join(ROOT, "fixtures", section))) {
      for (const kind of KINDS) {
        const parent = join(ROOT, "fixtures", section, rule, kind);
        for (const name of foldersIn(parent)) {
          cases.push({ section, rule: `${section.slice(0, 2)}/${rule}`, kind, name, folder: join(parent, name) });
        }
      }
    }
  }
  return cases;
}

/** The lines that must have a finding (`file:line id -> to`), and those that must have a gap (`file:line gap`). */
export function expectationsOf(fixture: FixtureCase): { readonly findings: readonly string[]; readonly gaps: readonly string[] } {
  const findings: string[] = [];
  const gaps: string[] = [];
  for (const file of filesIn(fixture.folder, "")) {
    const lines = readFileSync(join(fixture.folder, file), "utf8").split("\n");
    lines.forEach((text, index) => {
      const expected = /(?:\/\/|#) expect(-above)?: (.*)$/.exec(text);
      if (expected !== null) {
        const line = expected[1] === undefined ? index + 1 : index;
        for (const each of (expected[2] ?? "").split(",")) findings.push(`${file}:${line} ${each.trim()}`);
      }
      if (text.endsWith("// expect-gap")) gaps.push(`${file}:${index + 1}`);
    });
  }
  return { findings: findings.sort(), gaps: gaps.sort() };
}

function foldersIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function filesIn(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesIn(root, path) : [path];
  });
}
