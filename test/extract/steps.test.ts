import { describe, expect, test } from "vitest";
import { bodyOf, factsOf, placesOf, stepsOf } from "./show-facts.js";

const body = (text: string): string[] => stepsOf(factsOf(`async function* run() { ${text} }`), "run");
const places = (text: string): string[] => placesOf(factsOf(`async function* run() { ${text} }`), "run");

describe("steps stand in the order of evaluation", () => {
  test("callee, arguments, call", () => {
    expect(body("a(b(), c.d(e()).f);")).toEqual(["#0 global b()", "#1 global e()", "#2 global c.d(#1)", "#3 dropped global a(#0, #2.f)"]);
  });

  test("of calls of every form", () => {
    expect(body("new Order<Id>(...lines); tag`a${b}`; load?.(x); super.save(); import('./x');")).toEqual([
      "#0 dropped new global Order<Id>(...global lines)",
      "#1 dropped tagged global tag(`a${global b}`)",
      "#2 dropped global load?.(global x)",
      "#3 dropped super.save()",
      '#4 dropped global import("./x")',
    ]);
  });

  test("of await, yield, return and throw", () => {
    expect(body("const x = await f(); yield x; yield* g(); if (x) throw new Error('no'); return x;")).toEqual([
      "#0 global f()",
      "#1 await #0",
      "#2 bind x = #1",
      "#3 yield x",
      "#4 global g()",
      "#5 yield* #4",
      '#6 new global Error("no") @1',
      "#7 throw #6 @1",
      "#8 return x",
    ]);
  });

  test("of assignments, updates and deletes", () => {
    expect(body("a = b = f(); this.c += 1; d.e++; --g; delete h.i; j ||= k();")).toEqual([
      "#0 global f()",
      "#1 assign global b = #0",
      "#2 assign global a = #0",
      "#3 assign this.c += 1",
      "#4 assign global d.e ++",
      "#5 assign global g --",
      "#6 assign global h.i delete",
      "#7 global k() @1",
      "#8 assign global j ||= #7",
    ]);
  });

  test("of a constructor begin with its parameter properties, and the base comes as written", () => {
    const facts = factsOf(`class A extends B { constructor(private readonly x: X, y, readonly z = 1) { super(y); this.y = y; } }`);
    expect(stepsOf(facts, "constructor")).toEqual([
      "#0 assign this.x = x",
      "#1 assign this.z = z",
      "#2 dropped super super(y)",
      "#3 assign this.y = y",
    ]);
  });

  test("of field initialisers assign to this", () => {
    const facts = factsOf(
      `class A { private lines = new Map<string, Line>(); total = this.lines.size; static count = 0; static { this.count++; } }`,
    );
    const [, fields, statics] = facts.bodies.functions;
    expect([fields?.kind, statics?.kind]).toEqual(["initializer", "static-initializer"]);
    expect(fields?.steps.map((step) => step.is)).toEqual(["call", "assign", "assign"]);
    expect(statics?.steps.map((step) => (step.is === "assign" ? step.operator : step.is))).toEqual(["=", "++"]);
  });

  test("of decorators' arguments stand in the body around the class", () => {
    const facts = factsOf(`@Module({ imports: [Database.forRoot()] }) class App { @Cron(every(5)) run() {} }`);
    expect(stepsOf(facts, "")).toEqual(["#0 global Database.forRoot()", "#1 global every(5)"]);
  });
});

describe("a result is dropped", () => {
  test.each([
    ["f();", [true]],
    ["void f();", [true]],
    ["(f() as any)!;", [true]],
    ["a && f();", [true]],
    ["a ? f() : g();", [true, true]],
    ["f(), g();", [true, true]],
    ["await f();", [false]],
    ["const x = f();", [false]],
    ["x = f();", [false]],
    ["return f();", [false]],
    ["f().g();", [false, true]],
    ["f(g());", [false, true]],
    ["for (f(); g(); h()) {}", [true, false, true]],
  ])("%s", (text, dropped) => {
    const facts = factsOf(`async function run() { ${text} }`);
    const calls = bodyOf(facts, "run").steps.flatMap((step) => (step.is === "call" ? [step.dropped] : []));
    expect(calls).toEqual(dropped);
  });

  test("but not by an arrow that returns it", () => {
    expect(stepsOf(factsOf(`const f = () => save();`), "f")).toEqual(["#0 global save()", "#1 return #0"]);
  });
});

describe("functions", () => {
  test("know the call that takes them", () => {
    const facts = factsOf(
      `orders.forEach(async (order) => { await save(order); });\napp.get("/", guard, (req, res) => res.end());\nconst f = () => 1;`,
    );
    expect(facts.bodies.functions.map((found) => found.argumentOf)).toEqual([null, { step: 0, index: 0 }, { step: 1, index: 2 }, null]);
  });

  test("are named for what they are assigned to, and know what they are", () => {
    const facts = factsOf(`
      const a = async () => {}; const b = function* c() {}; d.e = function () {}; const o = { f() {}, g: () => 1, get h() { return 1; } };
      function i() { return () => () => 2; } class K { m() {} get n() { return 1; } set n(x) {} static async p() {} }`);
    expect(
      facts.bodies.functions.map(
        ({ kind, name, parent, async, generator, static: isStatic }) =>
          `${kind} ${name} in ${parent ?? "-"}${async ? " async" : ""}${generator ? " generator" : ""}${isStatic ? " static" : ""}`,
      ),
    ).toEqual([
      "module  in -",
      "arrow a in 0 async",
      "function c in 0 generator",
      "function e in 0",
      "method f in 0",
      "arrow g in 0",
      "getter h in 0",
      "function i in 0",
      "arrow  in 7",
      "arrow  in 8",
      "method m in 0",
      "getter n in 0",
      "setter n in 0",
      "method p in 0 async static",
    ]);
  });
});

describe("places", () => {
  test("of if and else share a construct, else-if stands in the other arm", () => {
    expect(places("if (a) f(); else if (b) { return; } else throw g();")).toEqual([
      "1 in 0 if/0.0 when global a",
      "2 in 0 if/0.1 exits",
      "3 in 2 if/1.0 when global b exits",
      "4 in 2 if/1.1 exits",
    ]);
  });

  test.each([
    ["if (a) { return; }", true],
    ["if (a) { if (b) return; else throw c; }", true],
    ["if (a) { if (b) return; f(); }", false],
    ["if (a) { while (b) return; }", false],
    ["if (a) { while (true) { if (b) return; } }", true],
    ["if (a) { while (true) { if (b) break; } }", false],
    ["if (a) { for (;;) f(); }", false],
    ["for (;;) { if (a) { if (b) continue; return; } }", false],
    ["if (a) { try { return f(); } finally { g(); } }", true],
    ["if (a) { try { return f(); } catch { g(); } }", false],
    ["if (a) { try { f(); } finally { return; } }", true],
    ["if (a) { switch (b) { case 1: return; default: throw c; } }", true],
    ["if (a) { switch (b) { case 1: return; } }", false],
    ["if (a) { switch (b) { case 1: break; default: return; } }", false],
    ["if (a) { out: { if (b) break out; return; } }", false],
    ["if (a) { do { return; } while (b); }", true],
  ])("%s always leaves: %s", (text, exits) => {
    const arm = bodyOf(factsOf(`function run() { ${text} }`), "run").places.find((place) => place.is === "branch");
    expect(arm?.is === "branch" ? arm.exits : null).toBe(exits);
  });

  test("of switch: clauses that fall through share an arm", () => {
    expect(places("switch (kind) { case 1: case 2: f(); case 3: g(); break; case h(): return; default: i(); }")).toEqual([
      "1 in 0 switch/0.0 when (((global kind === 1) || (global kind === 2)) || (global kind === 3))",
      "2 in 0 switch/0.1 when (global kind === #2) exits",
      "3 in 0 switch/0.2",
    ]);
    expect(body("switch (kind) { case 1: f(); case 2: g(); break; default: i(); }")).toEqual([
      "#0 dropped global f() @1",
      "#1 dropped global g() @1",
      "#2 dropped global i() @2",
    ]);
  });

  test("of loops", () => {
    expect(
      places(
        "for (const a of b()) f(a); for await (const c of d) g(); for (const k in o) h(); for (let i = 0; i < 3; i++) j(); while (k()) l(); do { m(); } while (n());",
      ),
    ).toEqual([
      "1 in 0 for-of over #0",
      "2 in 0 await for-of over global d",
      "3 in 0 for-in over global o",
      "4 in 0 for",
      "5 in 0 while",
      "6 in 0 do",
    ]);
    expect(body("for (const { id } of load()) save(id);")).toEqual([
      "#0 global load()",
      "#1 bind id = #0[unknown: each element of a loop].id @1",
      "#2 dropped global save(id) @1",
    ]);
    expect(body("while (next()) f();")).toEqual(["#0 global next() @1", "#1 dropped global f() @1"]);
  });

  test("of try, catch and finally", () => {
    expect(places("try { await f(); } catch (e) {} finally { g(); }")).toEqual([
      "1 in 0 try/0",
      "2 in 0 catch/0 empty",
      "3 in 0 finally/0",
    ]);
    expect(body("try { await f(); } catch ({ message }) { log(message); }")).toEqual(
      [
        "#0 global f() @1",
        "#1 await #0 @1",
        "#2 bind message = unknown: part of a destructured expression @2",
        "#3 dropped global log(message) @2",
      ].map((line) => line.replace("unknown: part of a destructured expression", "unknown: a caught error.message")),
    );
  });

  test("of expressions: only where something happens in them", () => {
    expect(places("const x = a ? b : c; const y = a && b;")).toEqual([]);
    expect(places("a && f(); const z = a ? f() : g(); h ?? i();")).toEqual([
      "1 in 0 logical/0.0 when global a",
      "2 in 0 conditional/1.0 when global a",
      "3 in 0 conditional/1.1",
      "4 in 0 logical/2.0 when global h",
    ]);
  });

  test("of defaults: they run only where the value is missing", () => {
    const facts = factsOf(`function place(order = load(), { clock = now() } = {}) { save(order); }`);
    expect(stepsOf(facts, "place")).toEqual(["#0 global load() @1", "#1 global now() @2", "#2 dropped global save(order)"]);
  });
});
