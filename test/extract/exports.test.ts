import { describe, expect, test } from "vitest";
import { exportsOf, factsOf, stepsOf } from "./show-facts.js";

describe("exports of modules", () => {
  test("name each declaration, with what declares it", () => {
    const facts = factsOf(`
      export class Order {}
      export interface OrderRepository {}
      export type OrderId = string;
      export enum Status { Open }
      export namespace Money { export const zero = 0; }
      export function place() {}
      export const pay = async () => {}, limit = 3;
      export const { host, port: [first] } = config;
      export abstract class Base {}
      export declare const injected: string;
    `);
    expect(exportsOf(facts)).toEqual([
      "local Order =Order (class)",
      "type local OrderRepository =OrderRepository (interface)",
      "type local OrderId =OrderId (type)",
      "local Status =Status (enum)",
      "local Money =Money (namespace)",
      "local place =place (function)",
      "local pay =pay (function)",
      "local limit =limit (variable)",
      "local host =host (variable)",
      "local first =first (variable)",
      "local Base =Base (class)",
      "local injected =injected (variable)",
    ]);
  });

  test("by name follow the binding, also of an import", () => {
    const facts = factsOf(
      `import { Clock } from "./clock";\nclass Order {}\nconst id = 1;\nexport { Order, id as orderId, Clock };\nexport { Order as default };\nexport type { Order as OrderType };`,
    );
    expect(exportsOf(facts)).toEqual([
      "local Order =Order (class)",
      "local orderId =id (variable)",
      "local Clock =Clock",
      "default default =Order (class)",
      "type local OrderType =Order (class)",
    ]);
    expect(facts.outline.declarations.filter((declaration) => declaration.exported).map((declaration) => declaration.name)).toEqual([
      "Order",
      "id",
    ]);
  });

  test("of other modules lead to the import", () => {
    const facts = factsOf(
      `export { Order as Entity } from "./order";\nexport * from "./events";\nexport * as errors from "./errors";\nexport { default } from "./app";\nexport type { Id } from "./id";`,
    );
    expect(exportsOf(facts)).toEqual([
      "reexport Entity from ./order#Order",
      "star * from ./events#*",
      "reexport errors from ./errors#*",
      "reexport default from ./app#default",
      "type reexport Id from ./id#Id",
    ]);
  });

  test("of one interface and one constant of the same name are two, with one binding", () => {
    const facts = factsOf(`export interface OrderRepository {}\nexport const OrderRepository = Symbol("OrderRepository");`);
    expect(exportsOf(facts)).toEqual([
      "type local OrderRepository =OrderRepository (interface)",
      "local OrderRepository =OrderRepository (variable)",
    ]);
    expect(facts.outline.bindings).toMatchObject([{ kind: "const", declaration: 1 }]);
  });

  test("of overloads are one, which leads to the implementation", () => {
    const facts = factsOf(
      `export function find(id: string): Order;\nexport function find(id: number): Order;\nexport function find(id: unknown) {}`,
    );
    expect(exportsOf(facts)).toEqual(["local find =find (function)"]);
    expect(facts.outline.exports[0]?.declaration).toBe(2);
  });

  test("inside a namespace or an augmentation are not the module's", () => {
    const facts = factsOf(
      `export {};\nnamespace A { export class B {} }\ndeclare module "express" { export interface Request { user: string } }\ndeclare global { interface Window {} }`,
    );
    expect(exportsOf(facts)).toEqual([]);
    expect(facts.outline.declarations.map((declaration) => [declaration.name, declaration.ambient])).toEqual([
      ["A", false],
      ["express", true],
      ["global", true],
      ["A.B", false],
      ["express.Request", true],
      ["global.Window", true],
    ]);
  });
});

describe("default exports", () => {
  test.each([
    ["export default class Order {}", "default default =Order (class)", []],
    ["export default class {}", "default default (class)", ["#0 export default = class 0"]],
    ["export default async function place() {}", "default default =place (function)", []],
    ["export default function () {}", "default default (function)", ["#0 export default = function 1"]],
    ["export default () => 1", "default default", ["#0 export default = function 1"]],
    ["const app = 1;\nexport default app;", "default default =app (variable)", ["#0 bind app = 1", "#1 export default = app"]],
    ["export default defineConfig({ port: 1 });", "default default", ["#0 global defineConfig({port: 1})", "#1 export default = #0"]],
    ["class Order {}\nexport = Order;", "assignment export= =Order (class)", ["#0 export export= = Order"]],
  ])("%s", (text, shown, steps) => {
    const facts = factsOf(text);
    expect(exportsOf(facts)).toEqual([shown]);
    expect(stepsOf(facts, "")).toEqual(steps);
  });
});

describe("CommonJS exports", () => {
  test("are assignments to exports and module.exports", () => {
    const facts = factsOf(
      `class Order {}\nexports.Order = Order;\nmodule.exports.place = function () {};\nexports["pay"] = pay;`,
      "src/order.js",
    );
    expect(exportsOf(facts)).toEqual(["commonjs Order =Order (class)", "commonjs place", "commonjs pay"]);
    expect(stepsOf(facts, "")).toEqual(["#0 export Order = Order", "#1 export place = function 1", "#2 export pay = global pay"]);
  });

  test("of an object literal are its properties, too", () => {
    const facts = factsOf(
      `const { Order } = require("./order");\nfunction place() {}\nmodule.exports = { Order, placeOrder: place, pay() {} };`,
      "src/index.js",
    );
    expect(exportsOf(facts)).toEqual([
      "commonjs export=",
      "commonjs Order =Order",
      "commonjs placeOrder =place (function)",
      "commonjs pay",
    ]);
  });

  test("of a required module are re-exports", () => {
    const facts = factsOf(`module.exports = require("./impl");\nexports.tax = require("./tax").rate;`, "src/index.js");
    expect(exportsOf(facts)).toEqual(["commonjs export= from ./impl#*", "commonjs tax from ./tax#rate"]);
  });

  test("to an own variable of that name are none", () => {
    expect(exportsOf(factsOf(`const exports = {};\nexports.a = 1;\nfunction f(module) { module.exports = 1; }`))).toEqual([]);
  });
});
