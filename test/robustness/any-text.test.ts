import fc from "fast-check";
import { expect, test } from "vitest";
import { extractFile } from "../../src/extract/extract-file.js";
import { ownFiles } from "../self/source-files.js";

/** Pieces that a grammar trips over more often than over random characters. */
const pieces = [
  "import ", "export ", "default ", "* ", "as ", "from ", '"./a"', "'b", "{", "}", "(", ")", "[", "]", "<", ">", "=>", "class A ", "extends ", "implements ", "interface I ", "enum E ",
  "namespace N.M ", "declare ", "module 'x' ", "global ", "type T = ", "const ", "let ", "var ", "using ", "await ", "yield ", "async ", "function ", "function* ", "get ", "set ", "static ", "constructor",
  "#p", "@dec", "@dec()", "`", "${", "/*", "*/", "//", "\n", "/re/g", "?.", "??", "...", "new ", "this", "super", "try ", "catch ", "finally ", "switch ", "case ", "for ", "of ", "in ", "if ", "else ", "return ",
  "throw ", "delete ", "void ", "typeof ", "import(", "require(", "module.exports", "=", "+=", ",", ";", ":", "?", "!", "1", "1e999", "-0", "0n", "null", "undefined", "x", "__proto__", "\\u{61}", "\u2028", "\uFEFF", "<T,>", "satisfies ", "is ", "// archlint-disable-next-line ",
]; // prettier-ignore

const extensions = fc.constantFrom("ts", "tsx", "mts", "cts", "js", "jsx", "mjs", "cjs", "d.ts");

function expectFacts(path: string, text: string): void {
  const facts = extractFile(path, text);
  expect(JSON.parse(JSON.stringify(facts)), "facts are plain data").toEqual(facts);
  expect(extractFile(path, text), "the same text has the same facts").toEqual(facts);
  const { imports, exports, declarations, bindings, lineStarts } = facts.outline;
  for (const { span } of [...imports, ...exports, ...declarations, ...bindings]) {
    expect(span[0]).toBeGreaterThanOrEqual(0);
    expect(span[1]).toBeGreaterThanOrEqual(span[0]);
    expect(span[1]).toBeLessThanOrEqual(text.length);
  }
  expect(lineStarts[0]).toBe(0);
  for (const { binding } of exports) if (binding !== null) expect(binding).toBeLessThan(bindings.length);
  for (const { declaration } of exports) if (declaration !== null) expect(declaration).toBeLessThan(declarations.length);
}

test("any pieces of syntax in any order give facts, the same each time, with spans inside the text", () => {
  fc.assert(
    fc.property(extensions, fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (extension, parts) =>
      expectFacts(`src/a.${extension}`, parts.join("")),
    ),
    { numRuns: 300, seed: 20_261_124 },
  );
});

test("any characters give facts", () => {
  fc.assert(
    fc.property(extensions, fc.string({ unit: "binary", maxLength: 200 }), (extension, text) => expectFacts(`src/a.${extension}`, text)),
    { numRuns: 200, seed: 20_261_124 },
  );
});

test("real code that was cut, doubled or stirred gives facts", () => {
  const texts = ownFiles("src/model", "src/check").map((file) => file.text.slice(0, 6_000));
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.nat(), fc.nat(), fc.nat(), (text, a, b, c) => {
      const [from, to, at] = [a % text.length, b % text.length, c % text.length];
      expectFacts("src/a.ts", text.slice(0, at) + text.slice(Math.min(from, to), Math.max(from, to)) + text.slice(at + (c % 40)));
    }),
    { numRuns: 60, seed: 20_261_124 },
  );
});
