import { describe, expect, it } from "vitest";
import { link } from "../../src/link/link.js";
import { observe } from "../../src/link/observe.js";
import { DEFAULT_SETTINGS, type Program, type Read } from "../../src/model/index.js";
import { factsOf } from "./program-of.js";

const TEXTS = {
  "order.ts": `export class Order {}`,
  "other.ts": `export class Other {}`,
  "index.ts": `export * from "./other";\nexport * from "./order";`,
  "use.ts": `import { Order } from "./index";\nnew Order();`,
  "apart.ts": `export const apart = 1;`,
};

describe("an observed program", () => {
  it("tells the file that a question is about", () => {
    expect(readsOf((program) => program.bodies("use.ts"))).toEqual(["bodies use.ts"]);
    expect(readsOf((program) => program.symbolAt({ file: "order.ts", span: [0, 1] }))).toEqual(["symbolAt order.ts"]);
    expect(readsOf((program) => program.module("gone.ts"))).toEqual(["module gone.ts"]);
  });

  it("tells every module whose exports decide where an import ends, found there or not", () => {
    expect(readsOf((program) => program.importsOf("use.ts"))).toEqual([
      "importsOf index.ts",
      "importsOf order.ts",
      "importsOf other.ts",
      "importsOf use.ts",
    ]);
    expect(readsOf((program) => program.resolveName("use.ts", "Order"))).toEqual([
      "resolveName index.ts",
      "resolveName order.ts",
      "resolveName other.ts",
      "resolveName use.ts",
    ]);
  });

  it("tells the whole program where any file could change the answer", () => {
    expect(readsOf((program) => program.cycles())).toEqual(["cycles *"]);
    expect(readsOf((program) => program.modules)).toEqual(["modules *"]);
    expect(readsOf((program) => program.importersOf("order.ts"))).toEqual(["importersOf *"]);
  });

  it("tells each thing once to each observer, and answers like the program itself", () => {
    const program = linked();
    const first: Read[] = [];
    const second: Read[] = [];
    const view = observe(program, (read) => first.push(read));
    view.importsOf("use.ts");
    expect(view.importsOf("use.ts")).toBe(program.importsOf("use.ts"));
    observe(program, (read) => second.push(read)).importsOf("use.ts");
    expect(first.length).toBe(4);
    expect(second).toEqual(first);
    expect(view.elements("aggregate")).toBe(program.elements("aggregate"));
  });
});

function linked(): Program {
  return link({ ...factsOf(TEXTS), settings: DEFAULT_SETTINGS });
}

function readsOf(ask: (program: Program) => unknown): readonly string[] {
  const reads: Read[] = [];
  ask(observe(linked(), (read) => reads.push(read)));
  return reads.map((read) => `${read.question} ${read.file}`).sort();
}
