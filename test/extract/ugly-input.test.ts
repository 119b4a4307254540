import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { extractFile } from "../../src/extract/extract-file.js";
import type { FileFacts } from "../../src/model/index.js";
import { exportsOf, factsOf, importsOf, stepsOf } from "./show-facts.js";

/** Every span of the facts lies inside the text, and every index inside its array. */
function check(facts: FileFacts, text: string): void {
  expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
  const { outline, bodies } = facts;
  expect(outline.syntaxErrors.filter((error) => error.message.startsWith("could not be read"))).toEqual([]);
  const bindings = outline.bindings.length + bodies.locals.length;
  const limits: Readonly<Record<string, number>> = {
    binding: bindings,
    declaration: outline.declarations.length,
    function: bodies.functions.length,
    from: outline.imports.length,
  };
  const open: unknown[] = [facts];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (typeof item !== "object" || item === null) continue;
    for (const [key, value] of Object.entries(item)) {
      if (/^(?:span|nameSpan|keySpan|specifierSpan)$/.test(key)) {
        const [start, end] = value as readonly [number, number];
        if (!(start >= 0 && start <= end && end <= text.length)) expect.fail(`${key} ${start}-${end} leaves a text of ${text.length}`);
      } else if (typeof value === "number" && (limits[key] ?? Infinity) <= value) expect.fail(`${key} ${value} leads nowhere`);
      open.push(value);
    }
  }
  for (const body of bodies.functions) {
    for (const step of body.steps) expect(body.places[step.at]).toBeDefined();
    body.places.forEach((place, index) => {
      if (place.is !== "body") expect(place.in).toBeLessThan(index);
    });
  }
}

const SOURCES = [
  `import { Order, type Line } from "./order";\nexport class Place extends Base<Order> { @Inject() x: Line; constructor(private y = f()) { super(y); } async run({ id, ...rest }: Id) { for (const a of b) { if (await c(a)) return; else throw new E(\`\${a}\`); } } }\nexport default Place;`,
  `const express = require("express");\nmodule.exports = { a: 1, b() { switch (x) { case 1: f(); case 2: break; default: g(); } } };\nlabel: for (;;) { try { continue label; } catch { break; } finally { h(); } }`,
  `namespace A.B { export enum C { D = 1, E } interface F<T> { (x: T): T; readonly [k: string]: T extends infer U ? U : never } }\ndeclare module "m" { export = A; }\nexport import G = A.B;\nexport * as ns from "./ns"; // archlint-disable da/outbox -- why\n[a, { b: c = 1 }] = d ?? (e && f?.[g]!(h as any));`,
  `export const Page = ({ items = [] }) => <><ui.Row key={items[0]} {...rest}>text {items.map((i) => <b>{i}</b>)}</ui.Row></>;\nvar x = class Y { static #z = 1; static { using q = this.#z; } get [k]() { return delete a.b, void 0; } };`,
];

describe("whatever the text", () => {
  test("facts come out, survive JSON and stay inside it: arbitrary strings", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 200 }),
        fc.constantFrom("a.ts", "a.tsx", "a.js", "a.d.ts", "a.mjs", "a.cts"),
        (text, path) => {
          check(extractFile(path, text), text);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("facts come out of shuffled tokens", () => {
    const token = fc.constantFrom(
      ..."class function async await yield import export default from require ( ) { } [ ] < > => = == + - / * ? ?. ?? : ; , . ... @ # ` ${ ' \" // /* */ \n a b 1 0n /x/ if else for of in while do switch case break return try catch finally var let const using new this super typeof void delete interface type enum namespace declare module abstract static get set extends implements as satisfies !".split(
        " ",
      ),
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 60 }), fc.constantFrom("a.ts", "a.tsx", "a.js"), (tokens, path) => {
        const text = tokens.join(" ");
        check(extractFile(path, text), text);
      }),
      { numRuns: 600 },
    );
  });

  test("facts come out of sources that are cut, doubled and swapped", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SOURCES),
        fc.nat(400),
        fc.nat(400),
        fc.constantFrom("cut", "double", "insert"),
        fc.constantFrom("a.tsx", "a.ts", "a.js"),
        (source, a, b, edit, path) => {
          const [from, to] = [Math.min(a, b), Math.max(a, b)];
          const middle = source.slice(from, to);
          const text =
            edit === "cut"
              ? source.slice(0, from) + source.slice(to)
              : edit === "double"
                ? source.slice(0, to) + middle + source.slice(to)
                : `${source.slice(0, from)}{(<${source.slice(from)}`;
          check(extractFile(path, text), text);
        },
      ),
      { numRuns: 600 },
    );
  });

  test("the same text gives the same facts, whatever was read before", () => {
    const first = SOURCES.map((text) => JSON.stringify(extractFile("a.tsx", text)));
    const again = [...SOURCES].reverse().map((text) => JSON.stringify(extractFile("a.tsx", text)));
    expect(again.reverse()).toEqual(first);
  });
});

describe("a file with syntax errors", () => {
  test("says where, and yields the rest", () => {
    const text = `import { Order } from "./order";\nexport class Place {\n  order = new Order();\n  run( { return new Order(; }\n}\nexport const after = 1;\n`;
    const facts = factsOf(text);
    expect(facts.outline.syntaxErrors.length).toBeGreaterThan(0);
    expect(importsOf(facts)).toEqual(["import ./order: Order value"]);
    expect(exportsOf(facts)).toContain("local Place =Place (class)");
  });

  test.each([
    "",
    "class Order { [key] }",
    "\uFEFF",
    "\0\0\0",
    "#!/usr/bin/env node\n",
    "<<<<<<< HEAD\nconst a = 1;\n=======\nconst a = 2;\n>>>>>>> main\n",
    "export default",
    "@",
    "class",
    "import",
    "`${",
    "/*",
    "'",
  ])("%j does no harm", (text) => {
    check(factsOf(text), text);
  });
});

describe("what is nested too deeply", () => {
  const nests: Readonly<Record<string, (depth: number) => string>> = {
    arrays: (depth) => `x = ${"[".repeat(depth)}f()${"]".repeat(depth)};`,
    parentheses: (depth) => `x = ${"(".repeat(depth)}1${")".repeat(depth)};`,
    objects: (depth) => `x = ${"{ a: ".repeat(depth)}1${"}".repeat(depth)};`,
    blocks: (depth) => "{".repeat(depth) + "}".repeat(depth),
    functions: (depth) => "function f() {".repeat(depth) + "}".repeat(depth),
    types: (depth) => `type A = ${"[".repeat(depth)}B${"]".repeat(depth)};`,
    conditionals: (depth) => `x = ${"a ? b : ".repeat(depth)}c;`,
    calls: (depth) => `x${".y()".repeat(depth)};`,
    members: (depth) => `x = a${".b".repeat(depth)};`,
    "else-ifs": (depth) => `if (a) {}${" else if (b) { f(); }".repeat(depth)}`,
    patterns: (depth) => `const ${"{ a: ".repeat(depth)}b${"}".repeat(depth)} = c;`,
    assignments: (depth) => `${"a = ".repeat(depth)}1;`,
    sums: (depth) => `x = ${'"a" + '.repeat(depth)}f();`,
    alternatives: (depth) => `x = ${"f() || ".repeat(depth)}f();`,
    commas: (depth) => `x = (${"f(), ".repeat(depth)}1);`,
    arrayTypes: (depth) => `type A = B${"[]".repeat(depth)};`,
  };

  test.each(Object.keys(nests))("%s", (name) => {
    for (const depth of [50, 350, 450, 1200, 20_000]) {
      const text = `import { order } from "./order";\n${nests[name]?.(depth) ?? ""}\norder();\n`;
      const facts = extractFile("deep.ts", text);
      const parsed = facts.outline.syntaxErrors.length === 0;
      if (parsed) expect(importsOf(facts)).toEqual(["import ./order: order value"]);
      else expect(facts.outline.syntaxErrors.map((error) => error.message)).toEqual(["nested too deeply to be parsed"]);
      expect(parsed || depth > 400).toBe(true);
      expect(JSON.stringify(facts).length).toBeLessThan(text.length * 400 + 10_000);
    }
  });

  test("is an unknown value with its reason, and the calls in a long sum are steps all the same", () => {
    const facts = factsOf(`const sql = ${'line() + "\\n" + '.repeat(10_000)}end();`);
    const steps = stepsOf(facts, "");
    expect(steps).toHaveLength(10_002);
    expect(steps.at(-1)).toBe("#10001 bind sql = unknown: nested too deeply");
  });

  test("still uses the names it holds", () => {
    const facts = factsOf(`import { order } from "./order";\nx = ${"[".repeat(500)}order${"]".repeat(500)};\nrequire("./a");`);
    expect(importsOf(facts)).toEqual(["import ./order: order value", "require ./a:"]);
  });
});

test("line starts know every line ending", () => {
  expect(factsOf("a\nb\r\nc\rd\n").outline.lineStarts).toEqual([0, 2, 5, 7, 9]);
});

test("the language follows the file's name", () => {
  const paths = ["a.ts", "a.mts", "a.cts", "a.tsx", "a.js", "a.mjs", "a.cjs", "a.jsx", "a.d.ts", "a.d.mts", "a.d.cts"];
  expect(paths.map((path) => factsOf("", path).outline.language)).toEqual([
    "ts",
    "ts",
    "ts",
    "tsx",
    "js",
    "js",
    "js",
    "jsx",
    "dts",
    "dts",
    "dts",
  ]);
});

test("the words at a file's head are those before its first other statement", () => {
  const prologue = (text: string): readonly string[] => factsOf(text).outline.prologue;
  expect(prologue(`#!/usr/bin/env node\n// server actions\n"use strict";\n'use server'\nimport "./order";\n"use client";`)).toEqual([
    "use strict",
    "use server",
  ]);
  expect(prologue(`import "./order"; "use server";`)).toEqual([]);
  expect(prologue(`"use server" + suffix;`)).toEqual([]);
});
