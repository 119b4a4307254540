import { describe, expect, test } from "vitest";
import { analyze } from "../../src/index.js";
import { repository } from "./hostile-repository.js";

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const importing = (n: number): string => `import { v${n + 1} } from "./m${n + 1}";\nexport const v${n} = () => v${n + 1};\n`;
const cyclesIn = async (files: Readonly<Record<string, string>>) => {
  const { findings, coverage } = await analyze({ root: repository(files), config: false, cache: false });
  expect(coverage.files).toBe(Object.keys(files).length);
  return findings.filter((each) => each.rule === "da/dependency-cycle");
};

describe("graphs of an unfriendly shape", () => {
  test("a chain of 5,000 imports overflows no stack", async () => {
    const files = Object.fromEntries(numbers(5_000).map((n) => [`src/m${n}.ts`, n === 4_999 ? "export const v4999 = 1;\n" : importing(n)]));
    expect(await cyclesIn(files)).toEqual([]);
  });

  test("a name that is passed on through 1,000 files is followed to its declaration", async () => {
    const files = Object.fromEntries(
      numbers(1_000).map((n) => [
        `src/m${n}.ts`,
        n === 999 ? "export const end = 1;\n" : `import { end } from "./m${n + 1}";\nexport { end };\n`,
      ]),
    );
    expect(await cyclesIn(files)).toEqual([]);
  });

  test("one cycle through 2,000 modules is one finding", async () => {
    const files = Object.fromEntries(
      numbers(2_000).map((n) => [`src/m${n}.ts`, `import { v as next } from "./m${(n + 1) % 2_000}";\nexport const v = () => next;\n`]),
    );
    const findings = await cyclesIn(files);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.data["cycle"]).toHaveLength(2_000);
  });

  test("80 barrels that all re-export each other are followed without going through every path", async () => {
    const all = numbers(80);
    const files = Object.fromEntries(
      all.map((n) => [
        `src/b${n}.ts`,
        [
          ...all.filter((other) => other !== n).map((other) => `export * from "./b${other}";`),
          `export const own${n} = ${n};`,
          `import { own${(n + 7) % 80} as seen, nowhere } from "./b${(n + 3) % 80}";`,
          "console.log(seen, nowhere);",
        ].join("\n"),
      ]),
    );
    expect(await cyclesIn(files)).not.toEqual([]);
  });

  test("a folder of 10,000 files is read", async () => {
    const files = Object.fromEntries(numbers(10_000).map((n) => [`src/many/f${n}.ts`, `export const n${n} = ${n};\n`]));
    expect(await cyclesIn(files)).toEqual([]);
  });

  test("a file that imports and re-exports itself is no trap", async () => {
    await expect(
      cyclesIn({
        "src/self.ts":
          'import * as self from "./self";\nexport * from "./self";\nexport { a as b, b as a } from "./self";\nexport default self;\n',
      }),
    ).resolves.toBeDefined();
  });

  test("a class that inherits from itself through a circle of files ends the search for its bases", async () => {
    const files = {
      "src/domain/a.ts": 'import { B } from "./b";\nexport class A extends B {}\n',
      "src/domain/b.ts": 'import { A } from "./a";\nexport class B extends A {}\n',
      "src/infrastructure/c.ts":
        'import { A } from "../domain/a";\nexport class C extends A implements C {}\nexport interface I extends I {}\n',
    };
    expect(await cyclesIn(files)).toHaveLength(1);
  });
});
