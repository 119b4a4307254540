import { describe, expect, test } from "vitest";
import { factsOf, nameOf, stepsOf } from "./show-facts.js";

describe("a name means", () => {
  test("what is hoisted to its function or block, even before its declaration", () => {
    const facts = factsOf(`
      function run() {
        use(total, helper, later);
        if (ready) { var total = 1; for (var i = 0; ; ) {} }
        function helper() {}
        const later = i;
      }`);
    expect(stepsOf(facts, "run")[0]).toBe("#0 dropped global use(total, helper, later)");
    expect(stepsOf(facts, "run").at(-1)).toBe("#3 bind later = i");
    expect(facts.bodies.locals.map(({ name, kind, function: body }) => [name, kind, body])).toEqual([
      ["total", "var", 1],
      ["i", "var", 1],
      ["helper", "function", 1],
      ["later", "const", 1],
    ]);
  });

  test("the innermost of blocks, loops, catch clauses and parameters", () => {
    const facts = factsOf(`
      const order = 0;
      function run(order) {
        use(order);
        { const order = 1; use(order); }
        for (const order of orders) use(order);
        try { f(); } catch (order) { use(order); }
        switch (x) { case 1: let order; use(order); }
        return (order) => use(order);
      }
      use(order);`);
    const names = facts.bodies.functions
      .flatMap((body) => body.steps)
      .flatMap((step) => (step.is === "call" && step.callee.is === "global" && step.callee.name === "use" ? step.args : []));
    const ids = names.map(({ value }) => (value.is === "binding" ? value.binding : -1));
    expect(new Set(ids).size).toBe(7);
    expect(ids).not.toContain(-1);
    expect(nameOf(facts, 0)).toBe("order~0");
  });

  test("a global where nothing declares it, arguments included", () => {
    const facts = factsOf(`function run() { use(arguments, undefined, NaN, globalThis.fetch); }`);
    expect(stepsOf(facts, "run")).toEqual(["#0 dropped global use(global arguments, undefined, global NaN, global globalThis.fetch)"]);
  });

  test("the class inside a named class expression, the function inside a named function expression", () => {
    const facts = factsOf(`const make = function self() { return self; };\nconst A = class Inner { m() { return Inner; } };\nself; Inner;`);
    expect(stepsOf(facts, "self")).toEqual(["#0 bind self = function 1", "#1 return self"]);
    expect(stepsOf(facts, "m")).toEqual(["#0 return Inner"]);
  });

  test("one binding for a type and a value of its name, which is the value's", () => {
    const { outline } = factsOf(
      `interface Order {}\nconst Order = 1;\nenum Status {}\nnamespace Status {}\nclass Line {}\ninterface Line {}`,
    );
    expect(outline.bindings.map(({ name, kind, declaration }) => [name, kind, declaration])).toEqual([
      ["Order", "const", 1],
      ["Status", "enum", 2],
      ["Line", "class", 4],
    ]);
    expect(outline.declarations.map((declaration) => declaration.binding)).toEqual([0, 0, 1, 1, 2, 2]);
  });
});

describe("bindings", () => {
  test("of the module come first, of inner scopes after them", () => {
    const facts = factsOf(`const a = 1;\nfunction f(b) { let c; }\nif (a) { const d = 2; }\nvar e;`);
    expect(facts.outline.bindings.map((binding) => binding.name)).toEqual(["a", "f", "e"]);
    expect(facts.bodies.locals.map((binding) => [binding.name, binding.function])).toEqual([
      ["b", 1],
      ["c", 1],
      ["d", 0],
    ]);
  });

  test("know whether they are written to again", () => {
    const facts = factsOf(
      `let a = 1; let b = 1; let c = 1; let d = 1; let e; const f = {}; let g; let h;\na = 2; b++; c ??= 3; [d] = [1]; ({ x: e = 1 } = y); f.x = 1; for (g of h) {}`,
    );
    expect(facts.outline.bindings.filter((binding) => binding.reassigned).map((binding) => binding.name)).toEqual([
      "a",
      "b",
      "c",
      "d",
      "e",
      "g",
    ]);
  });

  test("have the type that is written, parameters too", () => {
    const facts = factsOf(`const repository: OrderRepository = make();\nfunction f(order: Order, { id }: Id) {}`);
    expect(facts.outline.bindings[0]?.type).toMatchObject({ is: "reference", name: "OrderRepository" });
    expect(facts.bodies.locals.map((binding) => [binding.name, binding.type?.is ?? null])).toEqual([
      ["order", "reference"],
      ["id", null],
    ]);
  });

  test("of `using` are told", () => {
    const facts = factsOf(`async function f() { using lock = take(); await using pool = open(); }`);
    expect(facts.bodies.locals.map((binding) => binding.kind)).toEqual(["using", "using"]);
  });
});
