import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { codeFrame, linesOf } from "../../src/output/code-frame.js";

function frame(text: string, range: readonly [number, number, number, number], width = 80): string {
  const [line, column, endLine, endColumn] = range;
  return codeFrame(linesOf(text), { line, column, endLine, endColumn }, width, "…")
    .map((each) => `${each.is === "skip" ? "…" : each.gutter}|${each.text}`)
    .join("\n");
}

describe("a code frame", () => {
  test("marks the exact span, with a line before and after it", () => {
    expect(frame("const a = 1;\nconst b = risky();\nconst c = 3;\n", [2, 11, 2, 18])).toBe(
      ["1|const a = 1;", "2|const b = risky();", "|          ^^^^^^^", "3|const c = 3;"].join("\n"),
    );
  });

  test("keeps caret and code aligned behind tabs", () => {
    expect(frame("\tif (x)\ty();", [1, 9, 1, 12])).toBe(["1|    if (x)  y();", "|            ^^^"].join("\n"));
  });

  test("counts wide characters as the terminal does", () => {
    expect(frame('f("日本", bad)', [1, 9, 1, 12])).toBe(['1|f("日本", bad)', "|          ^^^"].join("\n"));
    expect(frame("é🎉 bad", [1, 5, 1, 8])).toBe(["1|é🎉 bad", "|    ^^^"].join("\n"));
  });

  test("is right with Windows line ends, and the old Mac's", () => {
    const expected = ["1|a", "2|b", "|^", "3|c"].join("\n");
    expect(frame("a\r\nb\r\nc", [2, 1, 2, 2])).toBe(expected);
    expect(frame("a\rb\rc", [2, 1, 2, 2])).toBe(expected);
  });

  test("marks each line of a span over several, from its code to its end", () => {
    expect(frame("call({\n\ta: 1,\n\n});\n", [1, 6, 4, 2])).toBe(
      ["1|call({", "|     ^", "2|    a: 1,", "|    ^^^^^", "4|});", "|^"].join("\n"),
    );
  });

  test("of a long span shows how it begins and ends", () => {
    const text = Array.from({ length: 20 }, (_, index) => `line${index + 1}`).join("\n");
    expect(frame(text, [3, 1, 18, 7])).toBe(
      ["2|line2", "3|line3", "|^^^^^", "4|line4", "|^^^^^", "…|", "18|line18", "|^^^^^^", "19|line19"].join("\n"),
    );
  });

  test("does not mark a line of which the span covers nothing", () => {
    expect(frame("a();\nb();", [1, 1, 2, 1])).toBe(["1|a();", "|^^^^"].join("\n"));
  });

  test("puts one caret where the span is empty, at the end of the file too", () => {
    expect(frame("let a", [1, 6, 1, 6])).toBe(["1|let a", "|     ^"].join("\n"));
    expect(frame("let a\n", [2, 1, 2, 1])).toBe(["1|let a", "2|", "|^"].join("\n"));
    expect(frame("", [1, 1, 1, 1])).toBe(["1|", "|^"].join("\n"));
  });

  test("is empty where the text has become shorter", () => {
    expect(frame("a\nb", [3, 1, 3, 2])).toBe("");
  });

  test("cuts a long line around the span", () => {
    const text = `${"a".repeat(100)}BAD${"b".repeat(100)}`;
    const [code, caret] = frame(text, [1, 101, 1, 104], 40).split("\n");
    expect(code).toMatch(/^1\|…a+BADb+…$/);
    expect(caret?.indexOf("^")).toBe((code?.indexOf("BAD") ?? 0) - 1);
    expect(caret?.match(/\^/g)).toHaveLength(3);
  });

  test("of a bundled file of megabytes shows the part around the span", () => {
    const text = `${"x;".repeat(2_000_000)}BAD`;
    expect(frame(text, [1, 4_000_001, 1, 4_000_004], 40)).toMatch(/^1\|…(x;|;)+BAD\n\|\s+\^\^\^$/);
  });

  test("for any text and range fits the width and marks something", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 200 });
    const number = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 8 }),
        fc.tuple(number, number, number, number),
        (lines, [line, column, endLine, endColumn]) => {
          const shown = codeFrame(lines, { line, column, endLine, endColumn }, 60, "…");
          expect(shown.filter((each) => stringWidth(each.text) > 60)).toEqual([]);
          if (line <= lines.length) expect(shown.some((each) => each.is === "underline" && each.text.includes("^"))).toBe(true);
        },
      ),
    );
  });
});
