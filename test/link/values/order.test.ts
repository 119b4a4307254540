import { expect, test } from "vitest";
import { questionsIn, wholeProgram } from "./show-evaluated.js";
import type { Texts } from "../program-of.js";

/** Programs that a test makes to ask one question alone. */
const MOST_ALONE = 8;

/** Answers by the order in which the questions were asked: as the text has them, backwards, and some each of a program of its own. */
function answersInAnyOrder(texts: Texts): { readonly forwards: readonly string[]; readonly others: readonly (readonly string[])[] } {
  const forwards = questionsIn(wholeProgram(texts)).map(({ ask }) => ask());
  const backwards = [...questionsIn(wholeProgram(texts))].reverse().map(({ ask }) => ask());
  const step = Math.ceil(forwards.length / MOST_ALONE);
  const alone = forwards.map((answer, index) => (index % step === 0 ? questionsIn(wholeProgram(texts))[index]?.ask() : answer) ?? "");
  return { forwards, others: [backwards.reverse(), alone] };
}

test.each([
  [
    "constants of two modules that are made of each other",
    {
      "src/a.ts": `import { b } from "./b"; export const a = b + "!"; ask(a);`,
      "src/b.ts": `import { a } from "./a"; export const b = a + "?"; ask(b);`,
    },
  ],
  [
    "a ring of names that is entered from outside",
    {
      "src/ring.ts": `let a = b + 1; let b = [c, a]; let c = { b, d }; let d = a; function f() { ask(a); ask(d); ask([c, b]); ask(b); ask(c); }`,
    },
  ],
  [
    "two rings that share a name",
    {
      "src/rings.ts": `
        const a = () => [b(), d()]; const b = () => [c(), "b"]; const c = () => [a(), b()];
        const d = () => [e(), a()]; const e = () => [d(), "e"];
        ask(a()); ask(b()); ask(c()); ask(d()); ask(e());
      `,
    },
  ],
  [
    "fields that are set from each other",
    {
      "src/state.ts": `
        class State {
          private left: any = this.right; private right: any = [this.left, this.total]; get total() { return [this.left, this.right]; }
          grow() { this.left = { ...this.left, more: this.right }; ask(this.left); ask(this.right); ask(this.total); }
        }
        ask(new State().total);
      `,
    },
  ],
  [
    "functions that call each other",
    {
      "src/parity.ts": `
        function even(n) { return n === 0 ? { even: true } : odd(n - 1); }
        function odd(n) { return n === 0 ? { even: false } : even(n - 1); }
        ask(even(4)); ask(odd(x)); ask(even(odd(y)));
      `,
    },
  ],
  [
    "a chain longer than is followed",
    {
      "src/chain.ts": `const a0 = 1;\n${Array.from({ length: 400 }, (_, n) => `const a${n + 1} = a${n} + 0; ask(a${n + 1});`).join("\n")}`,
    },
  ],
  [
    "what containers give to each other",
    {
      "src/app.module.ts": `
        import { Module, Injectable, Inject } from "@nestjs/common";
        @Injectable() export class Orders { constructor(@Inject("INVOICES") private invoices: any, @Inject("CONFIG") private config: any) { ask(this.invoices); } key = this.config.key; }
        @Injectable() export class Invoices { constructor(@Inject("ORDERS") private orders: any) { ask(this.orders.key); } }
        @Module({ providers: [
          { provide: "INVOICES", useFactory: (orders) => ({ orders, own: new Invoices(orders) }), inject: ["ORDERS"] },
          { provide: "ORDERS", useClass: Orders },
          { provide: "CONFIG", useValue: { key: "k", ...make() } },
        ] }) export class AppModule {}
        function make() { return { made: new Orders(1, 2).key }; }
        ask(make());
      `,
    },
  ],
] as const)("the answers are the same in any order: %s", (_, texts) => {
  const { forwards, others } = answersInAnyOrder(texts);
  expect(others).toEqual([forwards, forwards]);
});
