import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Packages that a module loads at once: static imports of values, followed through the source. */
function loadedBy(file: URL, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file.href)) return new Set();
  seen.add(file.href);
  const text = readFileSync(file, "utf8");
  const specifiers = [...text.matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?from\s+"([^"]+)"/gm)].flatMap((match) => match[1] ?? []);
  const packages = new Set<string>();
  for (const specifier of specifiers) {
    if (!specifier.startsWith(".")) packages.add(specifier);
    else for (const name of loadedBy(new URL(specifier.replace(/\.js$/, ".ts"), file), seen)) packages.add(name);
  }
  return packages;
}

test("a run without a configuration pays for neither the YAML parser nor the schema", () => {
  const packages = loadedBy(new URL("../../src/config/load-settings.ts", import.meta.url));
  expect([...packages].filter((name) => !name.startsWith("node:"))).toEqual(["fastest-levenshtein"]);
  expect([...loadedBy(new URL("../../src/config/checked-settings.ts", import.meta.url))]).toContain("zod");
});
