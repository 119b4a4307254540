import { describe, expect, it } from "vitest";
import { edgesOf, programOf } from "./program-of.js";

describe("an import leads to the module that declares the symbol", () => {
  it("directly", () => {
    const program = programOf({ "order.ts": `export class Order {}`, "place.ts": `import { Order } from "./order.js";\nnew Order();` });
    expect(edgesOf(program, "place.ts")).toEqual(["Order -> order.ts#Order runtime"]);
    expect(program.importsOf("place.ts")[0]).toMatchObject({ local: "Order", declaration: 0, statement: 0, through: [], span: [0, 35] });
  });

  it("through export *, export as, import-then-export and default re-exports", () => {
    const program = programOf({
      "order.ts": `export class Order {}\nexport default class Basket {}\nexport const limit = 3;`,
      "named.ts": `export { Order as Purchase, default as Basket } from "./order";`,
      "star.ts": `export * from "./named";`,
      "hand.ts": `import { limit } from "./order";\nimport Basket from "./order";\nexport { limit as most };\nexport default Basket;`,
      "index.ts": `export * from "./star";\nexport * from "./hand";\nexport { default as Handed } from "./hand";`,
      "use.ts": `import { Purchase, Basket, most, Handed } from "./index";\nnew Purchase(new Basket(), most, Handed);`,
    });
    expect(edgesOf(program, "use.ts")).toEqual([
      "Purchase -> order.ts#Order runtime via index.ts, star.ts, named.ts",
      "Basket -> order.ts#default runtime via index.ts, star.ts, named.ts",
      "most -> order.ts#limit runtime via index.ts, hand.ts",
      "Handed -> order.ts#default runtime via index.ts, hand.ts",
    ]);
  });

  it("member by member through namespaces, and the namespace itself where it is used whole", () => {
    const program = programOf({
      "order.ts": `export class Order {}\nexport class Line {}\nexport interface View {}`,
      "index.ts": `export * as orders from "./order";\nexport * from "./order";`,
      "members.ts": `import * as o from "./index";\nnew o.Order(); let view: o.View;`,
      "whole.ts": `import * as o from "./index";\nnew o.Line(); register(o);`,
      "nested.ts": `import { orders } from "./index";\nnew orders.Order();`,
    });
    expect(edgesOf(program, "members.ts")).toEqual([
      "Order -> order.ts#Order runtime via index.ts",
      "View -> order.ts#View type via index.ts",
    ]);
    expect(edgesOf(program, "whole.ts")).toEqual(["Line -> order.ts#Line runtime via index.ts", "* -> index.ts#? runtime"]);
    expect(edgesOf(program, "nested.ts")).toEqual(["orders -> order.ts#? runtime via index.ts"]);
    expect(edgesOf(program, "index.ts")).toEqual(["* -> order.ts#? runtime reexport", "* -> order.ts#? runtime reexport"]);
  });

  it("through CommonJS", () => {
    const program = programOf({
      "money.js": `exports.add = (a, b) => a + b;\nmodule.exports.zero = 0;`,
      "order.cjs": `class Order {}\nmodule.exports = Order;`,
      "use.js": `const { add } = require("./money");\nconst Order = require("./order.cjs");\nconst money = require("./money.js");\nnew Order(add(money.zero, 1));`,
    });
    expect(edgesOf(program, "use.js")).toEqual([
      "add -> money.js#add runtime",
      "* -> order.cjs#export= runtime",
      "zero -> money.js#zero runtime",
    ]);
    expect(program.importsOf("use.js")[1]?.declaration).toBe(0);
    const listed = programOf({
      "shop.js": `class Order {}\nmodule.exports = { Order, limit: 3 };`,
      "use.ts": `import shop from "./shop";\nimport { Order } from "./shop";\nimport * as all from "./shop";\nnew Order(shop.limit, all.Order);`,
    });
    expect(edgesOf(listed, "use.ts")).toEqual([
      "default -> shop.js#limit runtime",
      "Order -> shop.js#Order runtime",
      "Order -> shop.js#Order runtime",
    ]);
    expect(listed.resolveName("use.ts", "shop.Order")).toMatchObject({ is: "declared", name: "Order" });
  });

  it("through TypeScript's export =, imported by default, by require and by name", () => {
    const program = programOf({
      "order.ts": `class Order {}\nnamespace Order { export class Line {} }\nexport = Order;`,
      "use.ts": `import Order from "./order";\nimport Required = require("./order");\nimport { Line } from "./order";\nnew Order(); new Required(); new Line();`,
    });
    expect(edgesOf(program, "use.ts")).toEqual([
      "default -> order.ts#export= runtime",
      "* -> order.ts#export= runtime",
      "Line -> order.ts#Line runtime",
    ]);
    const line = program.importsOf("use.ts")[2]?.declaration ?? -1;
    expect(program.declaration("order.ts", line)?.name).toBe("Order.Line");
  });

  it("out of the repository: a re-exported package keeps its name there", () => {
    const program = programOf({
      "orm.ts": `export { Entity as Table } from "typeorm";\nexport * from "node:fs";`,
      "use.ts": `import { Table, readFileSync } from "./orm";\nTable(readFileSync);`,
    });
    expect(edgesOf(program, "use.ts")).toEqual([
      "Table -> typeorm#Entity runtime via orm.ts",
      "readFileSync -> node:fs#readFileSync runtime via orm.ts",
    ]);
  });
});

describe("a trail", () => {
  it("ends where barrels import each other, and still finds what is there", () => {
    const program = programOf({
      "a.ts": `export * from "./b";\nexport * from "./order";`,
      "b.ts": `export * from "./a";\nexport { Ghost } from "./a";`,
      "order.ts": `export class Order {}`,
      "use.ts": `import { Order, Ghost, Nobody } from "./b";\nnew Order(Ghost, Nobody);`,
    });
    expect(edgesOf(program, "use.ts")).toEqual([
      "Order -> order.ts#Order runtime via b.ts, a.ts",
      "Ghost -> b.ts#? runtime",
      "Nobody -> b.ts#? runtime",
    ]);
    expect(program.resolveName("use.ts", "Ghost")).toEqual({ is: "unknown", because: "b.ts exports no Ghost" });
  });

  it("does not choose between two modules that export one name, but an own export wins", () => {
    const program = programOf({
      "a.ts": `export class Order {}\nexport class Line {}`,
      "b.ts": `export class Order {}\nexport class Line {}`,
      "index.ts": `export * from "./a";\nexport * from "./b";\nexport { Line } from "./b";`,
      "use.ts": `import { Order, Line } from "./index";\nnew Order(Line);`,
    });
    expect(edgesOf(program, "use.ts")).toEqual(["Order -> index.ts#? runtime", "Line -> b.ts#Line runtime via index.ts"]);
    expect(program.resolveName("use.ts", "Order")).toEqual({ is: "unknown", because: "several modules behind index.ts export Order" });
  });

  it("is no choice where two ways lead to one declaration, and export * passes no default", () => {
    const program = programOf({
      "order.ts": `export class Order {}\nexport default 1;`,
      "a.ts": `export * from "./order";`,
      "b.ts": `export * from "./order";`,
      "index.ts": `export * from "./a";\nexport * from "./b";`,
      "use.ts": `import one, { Order } from "./index";\nnew Order(one);`,
    });
    expect(edgesOf(program, "use.ts")).toEqual(["default -> index.ts#? runtime", "Order -> order.ts#Order runtime via index.ts, a.ts"]);
  });

  it("of a type re-export passes only types, unless another way passes the value", () => {
    const program = programOf({
      "order.ts": `export class Order {}\nexport class Line {}`,
      "types.ts": `export type * from "./order";`,
      "both.ts": `export type { Order } from "./order";\nexport * from "./types";\nexport * from "./order";`,
      "use.ts": `import { Line } from "./types";\nimport { Order, Line as L } from "./both";\nexport const all = [Line, Order, L];`,
    });
    expect(edgesOf(program, "use.ts")).toEqual([
      "Line -> order.ts#Line type via types.ts",
      "Order -> order.ts#Order type via both.ts",
      "Line -> order.ts#Line runtime via both.ts",
    ]);
  });

  it("through thousands of barrels in a row ends", () => {
    const texts: Record<string, string> = { "b3000.ts": `export class Order {}` };
    for (let i = 0; i < 3000; i++) texts[`b${i}.ts`] = `export * from "./b${i + 1}";`;
    const program = programOf({ ...texts, "use.ts": `import { Order } from "./b0";\nnew Order();` });
    expect(program.importsOf("use.ts")[0]?.target).toEqual({ is: "file", path: "b3000.ts", viaPackage: null });
    expect(program.importsOf("use.ts")[0]?.through.length).toBe(3000);
  });
});

describe("importers", () => {
  it("are found by the module that the specifier names and by the one that declares", () => {
    const program = programOf({
      "order.ts": `export class Order {}`,
      "index.ts": `export * from "./order";`,
      "a.ts": `import { Order } from "./index";\nnew Order();`,
      "b.ts": `import { Order } from "./order";\nnew Order();`,
    });
    expect(program.importersOf("order.ts").map((each) => each.from)).toEqual(["a.ts", "b.ts", "index.ts"]);
    expect(program.importersOf("index.ts").map((each) => each.from)).toEqual(["a.ts"]);
    expect(program.importersOf("a.ts")).toEqual([]);
    expect(program.importersOf("nowhere.ts")).toEqual([]);
  });

  it("hold an import that leads nowhere with its cause", () => {
    const program = programOf({ "a.ts": `import { Order } from "./gone";\nimport(name());\nnew Order();` });
    expect(edgesOf(program, "a.ts")).toEqual(["Order -> unresolved missing-file#? runtime", "* -> unresolved computed#? dynamic"]);
  });
});
