import { describe, expect, test } from "vitest";
import { answer, asked } from "./show-evaluated.js";

describe("what a function gives", () => {
  test("is what it returns of what it is given", () => {
    expect(
      asked(`
        const id = (x) => x; function pick(a, b = 5) { return [a, b]; } const curried = (a) => (b) => [a, b];
        ask(id(id(2))); ask(pick(1)); ask(pick(1, 2)); ask(curried(1)(2)); const one = curried(3); ask(one(4)); ask((() => 6)()); const { v } = (() => ({ v: 8 }))(); ask(v);
      `),
    ).toEqual(["2", "[1, 5]", "[1, 2]", "[1, 2]", "[3, 4]", "6", "8"]);
  });

  test("is one of what its ways give, and nothing where one comes to the end", () => {
    expect(
      asked(`
        function end() { if (x) return { secure: true }; } ask(end());
        function both() { if (x) { return 1; } else { throw new Error(); } } ask(both());
        function cases() { switch (x) { case 1: return 1; default: return 2; } } ask(cases());
        function caught() { try { return load(); } catch { return null; } } ask(caught());
        function swallowed() { try { return 1; } catch (error) { log(error); } } ask(swallowed());
        function loop() { for (;;) { if (x) return 1; } } ask(loop());
        function typed(): number { if (x) return 1; } ask(typed());
        function nothing() { log(); } ask(nothing()); function fails(): string { throw 1; } ask(fails());
        async function later() { if (x) return; return 5; } ask(await later());
      `),
    ).toEqual([
      "{secure: true} | undefined",
      "1",
      "1 | 2",
      "<global#load()> | null",
      "1 | undefined",
      "1",
      "1",
      "undefined",
      "?some string",
      "undefined | 5",
    ]);
  });

  test("is of the type that is written, where it can't be told", () => {
    expect(
      asked(`class Order {} function find(id): Promise<Order> { return id.order; } ask(find(x.y[z])); ask(await find(x[y]));`),
    ).toEqual(["a Order", "a Order"]);
  });

  test("can't be told of a generator, of an unknown, or of no function", () => {
    expect(asked(`function* ids() { yield 1; } ask(ids()); function f(run) { ask(run()); } ask("text"()); ask(missing.a.b());`)).toEqual([
      "?what a generator gives",
      "?the parameter run",
      "?a call of what is no function",
      "<global#missing.a.b()>",
    ]);
  });

  test("through call, apply and bind is what it gives to their arguments", () => {
    expect(
      asked(`
        function pair(a, b) { return [this, a, b]; }
        ask(pair.call(1, 2, 3)); ask(pair.apply(1, [2, 3])); ask(pair.bind(1)(2, 3)); ask(pair.bind(1, 2)(3)); function all() { return pair.apply(0, arguments); } ask(all(8, 9));
      `),
    ).toEqual(["[1, 2, 3]", "[1, 2, 3]", "[1, 2, 3]", "[1, 2, 3]", "[0, 8, 9]"]);
  });
});

describe("what is given to a function", () => {
  test("is bound to rest parameters and to arguments, through spreads", () => {
    expect(
      asked(`
        function rest(first, ...others) { return others; } ask(rest(1, 2, 3)); ask(rest(...[1, 2], 3)); ask(rest(...unseen));
        function all() { const inner = () => arguments; return inner(); } ask(all(1, 2)); function second() { return arguments[1]; } ask(second(1, 2));
      `),
    ).toEqual(["[2, 3]", "[2, 3]", "[...?a spread of what can't be seen]", "[1, 2]", "2"]);
  });

  test("is taken apart by patterns with their defaults and rests", () => {
    expect(
      asked(`
        function options({ secure = true, path, ...others } = {}) { return [secure, path, others]; }
        ask(options()); ask(options({ secure: false })); ask(options({ path: "/", name: "sid" }));
        function whole({ name, ...rest } = { name: "n", age: 1 }) { return rest; } ask(whole()); ask(whole({ name: 1, b: 2 }));
        function list([first, , third], ...[more]) { return [first, third, more]; } ask(list([1, 2, 3], 4)); function tail([head, ...last]) { return last; } ask(tail([1, 2, 3]));
        function deep({ cookie: { secure } = { secure: true } }) { return secure; } ask(deep({})); ask(deep({ cookie: { secure: false } }));
        const { a, ...kept } = { ...unseen, b: 1 }; ask(kept);
      `),
    ).toEqual([
      "[true, undefined, {secure: -, path: -}]",
      "[false, undefined, {secure: -, path: -}]",
      '[true, "/", {path: -, name: "sid", secure: -}]',
      "{name: -, age: 1}",
      "{name: -, b: 2}",
      "[1, 3, 4]",
      "[2, 3]",
      "?a member of what is undefined",
      "false",
      "?rest of a destructured value",
    ]);
  });

  test("of which a name is left over keeps its other keys", () => {
    expect(
      answer(`function set(all) { const { name, ...options } = all; return options; } ask(set({ name: "sid", secure: false }));`),
    ).toBe("{name: undefined, secure: false}");
  });

  test("is a default beside what can't be told, where nobody calls", () => {
    expect(asked(`function set(secure = false, name?: string) { ask(secure); ask(name); }`)).toEqual([
      "?the parameter secure | false",
      "?the parameter name",
    ]);
  });
});

describe("a promise stands for its value", () => {
  test("awaited, in then, catch and finally, in lists and made anew", () => {
    expect(
      asked(`
        class Order { id = 1; } async function load() { return new Order(); }
        async function show() {
          ask(await load()); ask(await load().then((order) => order.id)); ask(await load().catch(() => null)); ask(await load().finally(() => {}));
          const [order, five] = await Promise.all([load(), 5]); ask(order); ask(five); ask(await Promise.race([load(), Promise.resolve(2)])); ask(await new Promise<Order>((done) => done(x)));
          load().then(({ id }) => { ask(id); }); ask(new Promise((done) => done(1)));
        }
      `),
    ).toEqual(["a Order", "1", "a Order", "a Order", "a Order", "5", "a Order | 2", "a Order", "1", "?a value without a type"]);
  });

  test("of a module that is loaded when it is needed", () => {
    expect(
      asked({
        "src/a.ts": `
          async function show() { const all = await import("./b"); ask(all.secret); const { secret, default: main } = await import("./b"); ask(secret); ask(main); ask((await import("./b")).secret); }
          import("./b").then(({ secret }) => { ask(secret); }); import("./b").then((all) => { ask(all.secret); });
        `,
        "src/b.ts": `export const secret = "s"; export default "main";`,
      }),
    ).toEqual(['"s"', '"s"', '"main"', '"s"', '"s"', '"s"']);
  });
});

test("modules of CommonJS give what they assign, whole or one by one", () => {
  expect(
    asked({
      "src/use.js": `
        const whole = require("./whole"); const { secret: renamed, inner } = require("./whole"); ask(whole.secret); ask(renamed); ask(inner.deep);
        ask(require("./one").by); ask(require("./one").call()); ask(require("./function")("given")); ask(require("./class")); ask(require("./compiled").default); ask(require("./compiled").named);
        function late() { return require("./whole").secret; } ask(late()); ask(require("./both").Both); ask(require("./spread").secret); ask(require("./function").extra); ask(require("./one").missing);
      `,
      "src/whole.js": `module.exports = { secret: "s", inner: { deep: 1 } };`,
      "src/one.js": `exports.by = 1; module.exports.call = function () { return 2; };`,
      "src/function.js": `module.exports = function (given) { return given; }; module.exports.extra = 1;`,
      "src/class.js": `module.exports = class Whole {};`,
      "src/compiled.js": `Object.defineProperty(exports, "__esModule", { value: true }); exports.named = void 0; exports.named = 5; exports.default = 6;`,
      "src/both.js": `class Both {} exports = module.exports = { Both };`,
      "src/spread.js": `module.exports = { ...require("./whole"), more: 1 };`,
      "src/a-typed.ts": `import whole = require("./whole"); import * as all from "./whole"; import main from "./whole"; import { by } from "./one"; ask(whole.secret); ask(all.secret); ask(main.inner); ask(by);`,
    }),
  ).toEqual([
    ...['"s"', '"s"', "{deep: 1}", "1"],
    ...['"s"', '"s"', "1", "1", "2", '"given"', "class Whole", "6", "5"],
    ...['"s"', "class Both", '"s"', "?a property extra of a function", "?src/one.js offers no missing"],
  ]);
});
