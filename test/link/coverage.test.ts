import { describe, expect, it } from "vitest";
import { link } from "../../src/link/link.js";
import {
  DEFAULT_SETTINGS,
  type FileOutline,
  type ImportFact,
  type Program,
  type Resolution,
  type UnresolvedCause,
} from "../../src/model/index.js";
import { outline, source, workspaceOf } from "./hand-made.js";

describe("coverage", () => {
  it("has one entry per cause, with every place and every specifier once", () => {
    const program = programOf({
      "b.ts": {
        "@app/orders": alias("@app/*"),
        "@app/mail": alias("@app/*"),
        "../generated/client": { kind: "generated", subject: "generated" },
      },
      "a.ts": { "@app/orders": alias("@app/*") },
    });
    expect(program.coverage.files).toBe(2);
    expect(program.coverage.unresolved).toEqual([
      {
        cause: { kind: "alias", subject: "@app/*" },
        at: [
          { file: "a.ts", span: [7, 8] },
          { file: "b.ts", span: [7, 8] },
          { file: "b.ts", span: [17, 18] },
        ],
        specifiers: ["@app/mail", "@app/orders"],
        whole: true,
      },
      {
        cause: { kind: "generated", subject: "generated" },
        at: [{ file: "b.ts", span: [27, 28] }],
        specifiers: ["../generated/client"],
        whole: false,
      },
    ]);
  });

  it("tells an alias that leads nowhere from one that misses a file", () => {
    const program = programOf({
      "a.ts": { "@app/orders": alias("@app/*"), "@app/mail": { is: "file", path: "b.ts", viaPackage: null }, "@lib": alias("@lib") },
      "b.ts": {},
    });
    expect(program.coverage.unresolved.map((each) => [each.cause.subject, each.whole])).toEqual([
      ["@app/*", false],
      ["@lib", true],
    ]);
  });

  it("does not count packages that aren't installed, and passes on what was skipped", () => {
    const program = programOf({ "a.ts": { express: { is: "package", name: "express", subpath: "" } } });
    expect(program.coverage).toMatchObject({
      unresolved: [],
      skipped: [{ path: "big.ts", because: "larger than 5 MB" }],
      emptySelectors: [],
      noLayer: [],
    });
  });
});

function alias(subject: string): UnresolvedCause {
  return { kind: "alias", subject };
}

function programOf(files: Readonly<Record<string, Readonly<Record<string, UnresolvedCause | Resolution>>>>): Program {
  const outlines = Object.entries(files).map(([path, imports]): FileOutline =>
    outline(path, { imports: Object.keys(imports).map(importOf) }),
  );
  const imports = Object.fromEntries(
    Object.entries(files).map(([path, map]) => [
      path,
      Object.fromEntries(
        Object.entries(map).map(([specifier, to]): [string, Resolution] => [specifier, "is" in to ? to : { is: "unresolved", cause: to }]),
      ),
    ]),
  );
  const workspace = { ...workspaceOf({ files: Object.keys(files), imports }), skipped: [{ path: "big.ts", because: "larger than 5 MB" }] };
  return link({ sources: outlines.map(source), workspace, settings: DEFAULT_SETTINGS });
}

function importOf(specifier: string, index: number): ImportFact {
  const start = index * 10;
  return {
    kind: "import",
    specifier,
    typeOnly: false,
    span: [start, start + 9],
    specifierSpan: [start + 7, start + 8],
    function: 0,
    names: [],
  };
}
