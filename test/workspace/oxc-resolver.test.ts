import { ResolverFactory } from "oxc-resolver";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { open, outlineOf, repository } from "./temporary-repository.js";

const EXTENSIONS = [".ts", ".tsx", ".d.ts", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".d.mts", ".d.cts", ".json"];

const part = fc.constantFrom("orders", "billing", "order", "index", "money", "order.model");
const place = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/"));
const file = fc
  .tuple(place, fc.constantFrom(".ts", ".tsx", ".d.ts", ".mts", ".js", ".jsx", ".json"))
  .map(([path, extension]) => `src/${path}${extension}`);
const specifier = fc.oneof(
  fc
    .tuple(fc.constantFrom("./", "../", "../../", ".", "..", "@app/", "@orders/"), place, fc.constantFrom("", ".js", ".ts", ".jsx", ".mjs"))
    .map(([start, path, end]) => (start.endsWith("/") ? start + path + end : start)),
  place,
);

/** Two files can't both be there where one's name is the other's folder. */
function compatible(paths: readonly string[]): string[] {
  const kept = new Set<string>();
  for (const path of paths) if (![...kept].some((each) => each.startsWith(`${path}/`) || path.startsWith(`${each}/`))) kept.add(path);
  return [...kept];
}

test("relative imports, aliases and baseUrl lead where oxc-resolver says", () => {
  let agreed = 0;
  fc.assert(
    fc.property(
      fc.array(file, { minLength: 3, maxLength: 14 }),
      fc.array(specifier, { minLength: 4, maxLength: 16 }),
      (paths, specifiers) => {
        const files = compatible([...paths, "src/orders/from.ts"]);
        const options = { baseUrl: "src", paths: { "@app/*": ["*"], "@orders/*": ["orders/*", "billing/*"] } };
        const root = repository({
          "tsconfig.json": { compilerOptions: options },
          ...Object.fromEntries(files.map((each) => [each, "{}"])),
        });
        const referee = new ResolverFactory({
          extensions: EXTENSIONS,
          extensionAlias: {
            ".js": [".ts", ".tsx", ".d.ts", ".js", ".jsx"],
            ".jsx": [".tsx", ".ts", ".d.ts", ".jsx"],
            ".mjs": [".mts", ".d.mts", ".mjs"],
          },
          tsconfig: { configFile: join(root, "tsconfig.json") },
          modules: [],
          nodePath: false,
          symlinks: false,
        });
        const found = open(root)
          .resolve([outlineOf("src/orders/from.ts", specifiers)])
          .resolutions.get("src/orders/from.ts");
        for (const each of specifiers) {
          const { path } = referee.sync(join(root, "src/orders"), each);
          if (path === undefined) continue;
          const answer = found?.get(each);
          expect([each, answer !== undefined && "path" in answer ? join(root, answer.path) : answer]).toEqual([each, path]);
          agreed++;
        }
      },
    ),
    { numRuns: 150, seed: 20_260 },
  );
  expect(agreed).toBeGreaterThan(100);
}, 60_000);
