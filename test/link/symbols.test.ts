import { describe, expect, it } from "vitest";
import type { LinkedModules } from "../../src/link/linked-modules.js";
import type { SymbolTarget } from "../../src/model/index.js";
import { programOf } from "./program-of.js";

describe("a name means", () => {
  const program = programOf({
    "order.ts": `export class Order {}\nexport namespace Order { export class Line {} }\nexport const { a, b } = pair();\nexport default make();\nexport enum Status { Open }`,
    "index.ts": `export * as orders from "./order";\nexport { Order as Purchase } from "./order";`,
    "use.ts": `import { Purchase, orders } from "./index";\nimport * as all from "./order";\nimport made from "./order";\nimport * as orm from "typeorm";\nimport express from "express";\nimport { readFile } from "node:fs/promises";\nimport { Gone } from "./gone";\nconst limit = 3;\nclass Local {}`,
  });

  it("a declaration, through imports, namespaces and renames", () => {
    expect(shown(program.resolveName("use.ts", "Purchase"))).toBe("order.ts#Order");
    expect(shown(program.resolveName("use.ts", "orders.Order"))).toBe("order.ts#Order");
    expect(shown(program.resolveName("use.ts", "all.Order.Line"))).toBe("order.ts#Order.Line");
    expect(shown(program.resolveName("use.ts", "Local"))).toBe("use.ts#Local");
    expect(shown(program.resolveName("use.ts", "limit"))).toBe("use.ts#limit");
  });

  it("a module, where it names all of one", () => {
    expect(program.resolveName("use.ts", "orders")).toEqual({ is: "module", file: "order.ts" });
    expect(program.resolveName("use.ts", "all")).toEqual({ is: "module", file: "order.ts" });
  });

  it("something outside: package, path and member", () => {
    expect(program.resolveName("use.ts", "orm.Entity")).toEqual({ is: "outside", package: "typeorm", subpath: "", member: "Entity" });
    expect(program.resolveName("use.ts", "orm")).toMatchObject({ member: "*" });
    expect(program.resolveName("use.ts", "express.Router")).toMatchObject({ package: "express", member: "default.Router" });
    expect(program.resolveName("use.ts", "readFile")).toMatchObject({ package: "node:fs/promises", member: "readFile" });
  });

  it("nothing that can be told, with the reason", () => {
    expect(because(program.resolveName("use.ts", "made"))).toBe("default of order.ts is an expression");
    expect(because(program.resolveName("use.ts", "Gone"))).toBe("the import leads nowhere: gone");
    expect(because(program.resolveName("use.ts", "Nobody"))).toBe("use.ts declares and imports no Nobody");
    expect(because(program.resolveName("use.ts", "Purchase.of"))).toBe("Order.of is a member that is no declaration of its own");
    expect(because(program.resolveName("nowhere.ts", "Order"))).toBe("nowhere.ts declares and imports no Order");
  });

  it("the same by its binding, inside functions too", () => {
    const inner = programOf({
      "a.ts": `import { Order } from "./order";\nfunction place(order: Order) { class Draft extends Order {} return new Draft(order); }`,
      "order.ts": `export class Order {}`,
    });
    const outline = inner.module("a.ts")?.outline;
    const id = outline?.bindings.findIndex((each) => each.name === "Order") ?? -1;
    expect(shown(inner.resolve("a.ts", id))).toBe("order.ts#Order");
    const locals = inner.bodies("a.ts").locals;
    const parameter = (outline?.bindings.length ?? 0) + locals.findIndex((each) => each.name === "order");
    expect(inner.binding("a.ts", parameter)?.kind).toBe("parameter");
    expect(inner.resolve("a.ts", parameter)).toEqual({ is: "local", file: "a.ts", binding: parameter });
    expect(inner.resolve("a.ts", 999)).toMatchObject({ is: "unknown" });
  });
});

describe("ancestors", () => {
  it("are followed through modules to where the program ends, nearest first", () => {
    const program = programOf({
      "kernel.ts": `import { AggregateRoot as Root } from "@nestjs/cqrs";\nexport abstract class Entity<T> extends Root {}\nexport interface Comparable<T> {}`,
      "index.ts": `export * from "./kernel";`,
      "order.ts": `import * as kernel from "./index";\nexport interface HasLines extends kernel.Comparable<string> {}\nexport class Order extends kernel.Entity<{ id: string }> implements HasLines {}`,
    });
    expect(ancestors(program, "order.ts", "Order")).toEqual([
      "1 extends kernel.ts#Entity",
      "1 implements order.ts#HasLines",
      "2 extends @nestjs/cqrs#AggregateRoot",
      "2 extends kernel.ts#Comparable",
    ]);
  });

  it("of an aliased interface are what the alias names", () => {
    const program = programOf({
      "ports.ts": `export interface Readable {}\nexport interface Writable {}\nexport type Store = Readable & Writable;`,
      "memory.ts": `import { Store } from "./ports";\nexport class Memory implements Store {}`,
    });
    expect(ancestors(program, "memory.ts", "Memory")).toEqual([
      "1 implements ports.ts#Store",
      "2 extends ports.ts#Readable",
      "2 extends ports.ts#Writable",
    ]);
  });

  it("are unknown behind a mixin call, and end where classes extend each other", () => {
    const program = programOf({
      "mixed.ts": `import { PartialType } from "@nestjs/mapped-types";\nclass Dto {}\nexport class Patch extends PartialType(Dto) {}`,
      "a.ts": `import { B } from "./b";\nexport class A extends B {}`,
      "b.ts": `import { A } from "./a";\nexport class B extends A {}`,
    });
    expect(program.ancestorsOf("mixed.ts", declarationOf(program, "mixed.ts", "Patch"))).toMatchObject([
      { depth: 1, target: { is: "unknown" } },
    ]);
    expect(ancestors(program, "a.ts", "A")).toEqual(["1 extends b.ts#B"]);
    expect(program.ancestorsOf("a.ts", 99)).toEqual([]);
  });

  it("of a class declared inside a function are told by its own scope", () => {
    const program = programOf({
      "a.ts": `class Base {}\nexport function make() { class Base { inner = 1; } class Made extends Base {} return Made; }`,
    });
    const [base] = program.ancestorsOf("a.ts", declarationOf(program, "a.ts", "Made"));
    const inner = base?.target.is === "declared" ? program.declaration("a.ts", base.target.declaration) : null;
    expect(inner?.is === "class" && inner.members.length).toBe(1);
  });
});

describe("the enclosing symbol", () => {
  const text = `import { x } from "./x";
export class Order {
  private lines = [x(1)];
  constructor() { x(2); }
  confirm() { const check = () => x(3); function inner() { return x(4); } return check() + inner(); }
  static { x(5); }
}
export const place = async () => { x(6); };
const routes = { get: () => x(7) };
export interface View { total: number }
namespace Sales { export function sell() { x(8); } }
export default class { run() { x(9); } }
x(10);
`;
  const program = programOf({ "order.ts": text });
  const at = (needle: string): string | null => {
    const start = text.indexOf(needle);
    return program.symbolAt({ file: "order.ts", span: [start, start + needle.length] });
  };

  it("is the declaration with its member, and what is nested in it", () => {
    expect(at("x(1)")).toBe("Order.lines");
    expect(at("x(2)")).toBe("Order.constructor");
    expect(at("x(3)")).toBe("Order.confirm.check");
    expect(at("x(4)")).toBe("Order.confirm.inner");
    expect(at("x(5)")).toBe("Order.static");
    expect(at("x(6)")).toBe("place");
    expect(at("x(7)")).toBe("routes.get");
    expect(at("total")).toBe("View.total");
    expect(at("x(8)")).toBe("Sales.sell");
    expect(at("x(9)")).toBe("default.run");
  });

  it("is none at the module's top level or in a file that isn't known", () => {
    expect(at("import")).toBeNull();
    expect(at("x(10)")).toBeNull();
    expect(program.symbolAt({ file: "nowhere.ts", span: [0, 1] })).toBeNull();
  });

  it("stands at a position counted from 1", () => {
    const start = text.indexOf("x(3)");
    expect(program.position({ file: "order.ts", span: [start, start + 4] })).toEqual({
      start: { line: 5, column: 35 },
      end: { line: 5, column: 39 },
    });
  });
});

function shown(target: SymbolTarget): string {
  switch (target.is) {
    case "declared":
      return `${target.file}#${target.name}`;
    case "outside":
      return `${target.package}#${target.member}`;
    default:
      return target.is;
  }
}

function because(target: SymbolTarget): string {
  return target.is === "unknown" ? target.because : shown(target);
}

function declarationOf(program: LinkedModules, file: string, name: string): number {
  return program.module(file)?.outline.declarations.findIndex((each) => each.name === name) ?? -1;
}

function ancestors(program: LinkedModules, file: string, name: string): readonly string[] {
  return program
    .ancestorsOf(file, declarationOf(program, file, name))
    .map((each) => `${each.depth} ${each.relation} ${shown(each.target)}`);
}
