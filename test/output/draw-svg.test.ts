import { describe, expect, test } from "vitest";
import { drawSvg } from "../../src/output/draw-svg.js";

describe("a picture by Graphviz", () => {
  test("is one svg element, the same each time", async () => {
    const dot = "digraph { ordering -> billing [class=violation] }";
    const svg = await drawSvg(dot);
    expect(svg).toMatch(/^<svg [^]*<\/svg>$/);
    expect(svg).toContain('class="edge violation"');
    expect(svg).toContain(">ordering</text>");
    expect(await drawSvg(dot)).toBe(svg);
  });

  test("shows markup in names as text, and drops links, images and scripts", async () => {
    const name = `<script>alert(1)</script>" onload="alert(2)`;
    const svg = await drawSvg(
      `digraph { a [label=${JSON.stringify(name)} URL="javascript:alert(3)" id="x\\" onclick=\\"alert(4)"]; b [shape=none image="x.png"] }`,
    );
    expect(svg).toContain("&lt;script&gt;");
    expect(svg).not.toMatch(/<script|<a\b|<image|javascript:|<[^>]*\bon\w+=(?!&)[^>]*>/);
    expect(
      [...svg.matchAll(/<\/?([A-Za-z:]+)/g)]
        .map(([, tag]) => tag)
        .filter((tag) => !/^(svg|g|title|polygon|path|ellipse|text)$/.test(tag ?? "")),
    ).toEqual([]);
  });
});
