import { describe, expect, it } from "vitest";
import { dependenciesOf, edgesOf, programOf, type Texts } from "./program-of.js";

const DECLARED: Texts = {
  "order.ts": `export class Order {}\nexport interface View {}\nexport type Id = string;\nexport enum Status { Open }\nexport const enum Level { Low }\nexport const Token = Symbol();\nexport interface Token {}`,
};

describe("an imported name exists at run time", () => {
  it("where a value of it is used, and not where only its type is, or nothing", () => {
    const program = programOf({
      ...DECLARED,
      "value.ts": `import { Order, Status, Level, Token } from "./order";\nuse(new Order(), Status.Open, Level.Low, Token);`,
      "type.ts": `import { Order, View, Id, Token } from "./order";\nexport function show(order: Order, view: View, id: Id, token: Token): void {}`,
      "unused.ts": `import { Order } from "./order";`,
      "load.ts": `import "./order";`,
    });
    expect(kinds(program, "value.ts")).toEqual({ Order: "runtime", Status: "runtime", Level: "runtime", Token: "runtime" });
    expect(kinds(program, "type.ts")).toEqual({ Order: "type", View: "type", Id: "type", Token: "type" });
    expect(dependenciesOf(program, "type.ts")).toEqual(["order.ts type"]);
    expect(dependenciesOf(program, "unused.ts")).toEqual(["order.ts type"]);
    expect(edgesOf(program, "load.ts")).toEqual(["(load) -> order.ts#? runtime"]);
    expect(dependenciesOf(program, "load.ts")).toEqual(["order.ts runtime"]);
  });

  it("where decorator metadata may name its value: a class, an enum, what stands outside, but not an interface", () => {
    const texts = {
      ...DECLARED,
      "controller.ts": `import { Order, View, Status } from "./order";\n@Controller()\nexport class OrderController { constructor(private order: Order, private view: View, private status: Status) {} }`,
      "outside.ts": `import { Repository } from "typeorm";\n@Injectable()\nexport class Orders { constructor(private repository: Repository<string>) {} }`,
      "plain.ts": `import { Order } from "./order";\nexport class Plain { constructor(private order: Order) {} }`,
      "type.ts": `import type { Order } from "./order";\n@Injectable()\nexport class Orders { constructor(private order: Order) {} }`,
    };
    const program = programOf(texts, { flags: { emitDecoratorMetadata: true, experimentalDecorators: true } });
    expect(kinds(program, "controller.ts")).toEqual({ Order: "runtime", View: "type", Status: "runtime" });
    expect(kinds(program, "outside.ts")).toEqual({ Repository: "runtime" });
    expect(kinds(program, "plain.ts")).toEqual({ Order: "type" });
    expect(kinds(program, "type.ts")).toEqual({ Order: "type" });
    expect(kinds(programOf(texts), "controller.ts")).toEqual({ Order: "type", View: "type", Status: "type" });
  });

  it("where it is exported again as a value", () => {
    const program = programOf({
      ...DECLARED,
      "barrel.ts": `import { Order, View } from "./order";\nexport { Order, View };`,
      "named.ts": `export { Order, View } from "./order";`,
      "types.ts": `export type { Order } from "./order";\nexport { type Status, View } from "./order";`,
      "star.ts": `export * from "./order";`,
      "only.ts": `export type * from "./order";`,
    });
    expect(kinds(program, "barrel.ts")).toEqual({ Order: "runtime", View: "type" });
    expect(kinds(program, "named.ts")).toEqual({ Order: "runtime", View: "type" });
    expect(dependenciesOf(program, "types.ts")).toEqual(["order.ts type"]);
    expect(dependenciesOf(program, "star.ts")).toEqual(["order.ts runtime"]);
    expect(dependenciesOf(program, "only.ts")).toEqual(["order.ts type"]);
  });

  it("always in JavaScript and by require, on demand by import(), never in a type query or declaration file", () => {
    const program = programOf({
      ...DECLARED,
      "use.js": `import { Order } from "./order";`,
      "required.ts": `const { Order } = require("./order");`,
      "lazy.ts": `export const load = () => import("./order");`,
      "query.ts": `export type O = import("./order").Order;\nexport let all: typeof import("./order");`,
      "ports.d.ts": `import { Order } from "./order";\nexport interface Orders { find(): Order }`,
    });
    expect(dependenciesOf(program, "use.js")).toEqual(["order.ts runtime"]);
    expect(dependenciesOf(program, "required.ts")).toEqual(["order.ts runtime"]);
    expect(dependenciesOf(program, "lazy.ts")).toEqual(["order.ts dynamic"]);
    expect(dependenciesOf(program, "query.ts")).toEqual(["order.ts type"]);
    expect(dependenciesOf(program, "ports.d.ts")).toEqual(["order.ts type"]);
  });
});

describe("a module is loaded", () => {
  it("by the strongest of the statements that lead to it, and that one is shown", () => {
    const program = programOf({
      ...DECLARED,
      "use.ts": `import type { View } from "./order";\nconst lazy = () => import("./order");\nimport { Order } from "./order";\nnew Order();`,
    });
    expect(program.dependenciesOf("use.ts")).toEqual([
      { from: "use.ts", to: "order.ts", kind: "runtime", span: program.importsOf("use.ts")[2]?.span },
    ]);
  });

  it("under verbatimModuleSyntax by every import that isn't wholly a type import", () => {
    const texts = {
      ...DECLARED,
      "inline.ts": `import { type Order } from "./order";\nexport let order: Order;`,
      "whole.ts": `import type { Order } from "./order";\nexport let order: Order;`,
      "unused.ts": `import { Order } from "./order";`,
    };
    const verbatim = programOf(texts, { flags: { verbatimModuleSyntax: true } });
    expect(edgesOf(verbatim, "inline.ts")).toEqual(["Order -> order.ts#Order type"]);
    expect(dependenciesOf(verbatim, "inline.ts")).toEqual(["order.ts runtime"]);
    expect(dependenciesOf(verbatim, "whole.ts")).toEqual(["order.ts type"]);
    expect(edgesOf(verbatim, "unused.ts")).toEqual(["Order -> order.ts#Order runtime"]);
    const elided = programOf(texts);
    expect(dependenciesOf(elided, "inline.ts")).toEqual(["order.ts type"]);
  });

  it("by an import that older compilers were told to preserve", () => {
    const program = programOf(
      { ...DECLARED, "use.ts": `import { View } from "./order";\nexport let view: View;` },
      { flags: { preservesImports: true } },
    );
    expect(edgesOf(program, "use.ts")).toEqual(["View -> order.ts#View type"]);
    expect(dependenciesOf(program, "use.ts")).toEqual(["order.ts runtime"]);
  });
});

describe("run-time cycles of a program", () => {
  it("need no type, dynamic import or test, but a constructor type that metadata keeps closes one", () => {
    const service = (decorator: string): Texts => ({
      "a.service.ts": `import { B } from "./b.service";\n${decorator}\nexport class A { constructor(private b: B) {} }`,
      "b.service.ts": `import { A } from "./a.service";\n${decorator}\nexport class B { constructor(private a: A) {} }`,
    });
    const flags = { emitDecoratorMetadata: true, experimentalDecorators: true };
    expect(
      programOf(service("@Injectable()"), { flags })
        .cycles()
        .map((each) => each.files),
    ).toEqual([["a.service.ts", "b.service.ts"]]);
    expect(programOf(service("@Injectable()")).cycles()).toEqual([]);
    expect(programOf(service(""), { flags }).cycles()).toEqual([]);
    expect(
      programOf({
        "a.ts": `import { b } from "./b";\nexport const a = b;`,
        "b.ts": `export const b = 1;\nexport const later = () => import("./a");`,
      }).cycles(),
    ).toEqual([]);
    expect(
      programOf({
        "a.test.ts": `import { b } from "./b";\nexport const a = b;`,
        "b.ts": `import { a } from "./a.test";\nexport const b = a;`,
      }).cycles(),
    ).toEqual([]);
  });

  it("run through barrels, which are modules like others", () => {
    const program = programOf({
      "index.ts": `export * from "./order";\nexport * from "./line";`,
      "order.ts": `import { Line } from "./index";\nexport class Order { lines = [new Line()]; }`,
      "line.ts": `export class Line {}`,
    });
    expect(program.cycles().map((each) => each.files)).toEqual([["index.ts", "order.ts"]]);
  });
});

function kinds(program: ReturnType<typeof programOf>, path: string): Readonly<Record<string, string>> {
  return Object.fromEntries(program.importsOf(path).map((edge) => [edge.imported, edge.kind]));
}
