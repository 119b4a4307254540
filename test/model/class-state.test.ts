import { describe, expect, it } from "vitest";
import { link } from "../../src/link/link.js";
import { classChain, DEFAULT_SETTINGS, selfWrites } from "../../src/model/index.js";
import { factsOf } from "../link/program-of.js";

/** The writes of the class Order as `member writes field`. */
function writesIn(members: string): readonly string[] {
  const program = link({ ...factsOf({ "src/order.ts": `export class Order {\n${members}\n}` }), settings: DEFAULT_SETTINGS });
  const chain = classChain(program, "src/order.ts", 0);
  return chain.flatMap((each) => selfWrites(program, each)).map(({ member, field }) => `${member.name} writes ${field}`);
}

describe("writes outside construction", () => {
  it("are those of public methods, and of private ones that they reach through other private ones", () => {
    expect(
      writesIn(`
        private total = 0;
        add() { this.apply(); }
        private apply() { this.store(); }
        private store() { this.total += 1; }
      `),
    ).toEqual(["store writes total"]);
  });

  it("are not those of private methods that only construction reaches, through other private ones too", () => {
    expect(
      writesIn(`
        private total = 0;
        constructor() { this.begin(); }
        private begin() { this.fill(3); }
        private fill(n: number) { this.total = n; if (n > 0) this.fill(n - 1); this.again(); }
        private again() { if (this.total > 9) this.begin(); }
      `),
    ).toEqual([]);
  });

  it("are those of a private method that construction shares with a public one", () => {
    expect(
      writesIn(`
        private total = 0;
        constructor() { this.begin(); }
        private begin() { this.fill(); }
        private fill() { this.total = 1; }
        reset() { this.fill(); }
      `),
    ).toEqual(["fill writes total"]);
  });

  it("are not those of a private method that a field's initializer calls, or that the constructor passes on", () => {
    expect(
      writesIn(`
        private total = 0;
        private readonly first = this.count();
        constructor(lines: number[]) { lines.forEach(this.add); [1].map((n) => this.addTwice(n)); }
        private add(n: number) { this.total += n; }
        private addTwice(n: number) { this.total += 2 * n; }
        private count() { this.total = 0; return 1; }
      `),
    ).toEqual([]);
  });

  it("are those of a private method that a public one passes on as a callback", () => {
    expect(
      writesIn(`
        private total = 0;
        constructor(lines: number[]) { lines.forEach(this.add); }
        later(lines: number[]) { return lines.map(this.add); }
        private add(n: number) { this.total += n; }
      `),
    ).toEqual(["add writes total"]);
  });

  it("are those of a private method that nobody is seen to call", () => {
    expect(writesIn(`private total = 0; private reset() { this.total = 0; }`)).toEqual(["reset writes total"]);
  });

  it("are told of a private setter by who assigns it", () => {
    expect(writesIn(`#total = 0; constructor() { this.cents = 1; } private set cents(c: number) { this.#total = c; }`)).toEqual([]);
    expect(writesIn(`#total = 0; add() { this.cents = 1; } private set cents(c: number) { this.#total = c; }`)).toEqual([
      "add writes cents",
      "cents writes #total",
    ]);
  });

  it("are found in a class of very many private methods in a moment", () => {
    const methods = Array.from({ length: 4000 }, (_, n) => `private step${n}() { this.total = ${n}; this.step${n + 1}(); }`).reverse();
    expect(writesIn(`private total = 0; run() { this.step0(); } ${methods.join("\n")}`)).toHaveLength(4000);
  });
});
