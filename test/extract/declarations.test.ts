import { describe, expect, test } from "vitest";
import type { ClassDeclaration, Declaration, FileFacts } from "../../src/model/index.js";
import { factsOf, showType, showValue } from "./show-facts.js";

function declared(facts: FileFacts, name: string): Declaration {
  const found = facts.outline.declarations.find((declaration) => declaration.name === name);
  if (found === undefined)
    throw new Error(`${name} is not declared: ${facts.outline.declarations.map((declaration) => declaration.name).join(", ")}`);
  return found;
}

function classOf(text: string, name = "Order"): ClassDeclaration {
  const found = declared(factsOf(text), name);
  if (found.is !== "class") throw new Error(`${name} is a ${found.is}`);
  return found;
}

describe("a class", () => {
  test("has its heritage, with type arguments, also from a namespace or a mixin", () => {
    const order = classOf(
      `import { Root } from "./root";\nexport abstract class Order<T extends Id> extends Root<OrderId, T> implements shop.Port<string>, Named {}`,
    );
    expect(order).toMatchObject({ abstract: true, typeParameters: ["T"], exported: true });
    expect(order.extends).toMatchObject({ name: "Root", binding: 0, value: null });
    expect(order.extends?.args.map(showType)).toEqual(["OrderId", "T"]);
    expect(order.implements.map(({ name, args }) => [name, args.map(showType)])).toEqual([
      ["shop.Port", ["string"]],
      ["Named", []],
    ]);
    const text = `class Order extends Timestamped(Base) {}`;
    const mixed = classOf(text);
    expect(mixed.extends).toMatchObject({ name: "Timestamped(Base)", binding: null, value: { is: "result", step: 0 } });
  });

  test("has members of every kind with their modifiers", () => {
    const order = classOf(`
      class Order {
        static readonly kind = "order";
        private lines: Line[] = [];
        #total = 0;
        protected note?: string;
        declare legacy: number;
        accessor state = 1;
        [key: string]: unknown;
        constructor(readonly id: OrderId, private readonly clock?: Clock, plain = 1) {}
        get total(): Money { return this.#total; }
        set total(value: Money) {}
        private async recount(at: Date, ...rest: string[]): Promise<void> {}
        abstract close(): void;
        override toString() { return ""; }
        static { Order.count = 0; }
        "quoted-name"() {}
        [Symbol.iterator]() {}
        handler = () => {};
      }`);
    expect(
      order.members.map((member) =>
        [
          member.is,
          member.name,
          member.access,
          ...(
            [
              "static",
              "readonly",
              "abstract",
              "optional",
              "declare",
              "override",
              "async",
              "accessor",
              "parameterProperty",
              "initialized",
            ] as const
          ).filter((flag) => member[flag]),
          showType(member.type),
        ].join(" "),
      ),
    ).toEqual([
      "field kind public static readonly initialized -",
      "field lines private initialized Line[]",
      "field #total hard-private initialized -",
      "field note protected optional string",
      "field legacy public declare number",
      "field state public accessor initialized -",
      "index  public unknown",
      "constructor  public -",
      "field id public readonly parameterProperty initialized OrderId",
      "field clock private readonly optional parameterProperty initialized Clock",
      "getter total public Money",
      "setter total public Money",
      "method recount private async Promise<void>",
      "method close public abstract void",
      "method toString public override -",
      "static-block  public static -",
      "method quoted-name public -",
      "method [computed] public -",
      "field handler public initialized -",
    ]);
    const recount = order.members.find((member) => member.name === "recount");
    expect(recount?.parameters.map(({ name, type, rest }) => [name, showType(type), rest])).toEqual([
      ["at", "Date", false],
      ["rest", "string[]", true],
    ]);
  });

  test("has decorators with arguments, on itself, its members and parameters", () => {
    const text = `
      import { Controller } from "@nestjs/common";
      @Controller("orders") @nest.Api({ tags: ["a"] }) @sealed
      class Order {
        constructor(@Inject(CLOCK) clock: Clock) {}
        @Get(":id") find(self: string, @Param("id") id: string) {}
        @Column({ type: () => String }) name: string;
      }`;
    const facts = factsOf(text);
    const order = classOf(text);
    const shown = order.decorators.map(({ name, called, binding, args }) => [
      name,
      called,
      binding,
      args.map(({ value }) => showValue(facts, value)),
    ]);
    expect(shown).toEqual([
      ["Controller", true, 0, ['"orders"']],
      ["nest.Api", true, null, ['{tags: ["a"]}']],
      ["sealed", false, null, []],
    ]);
    expect(
      order.members.map((member) => [
        member.decorators.map(({ name }) => name),
        member.parameters.map(({ decorators }) => decorators.map(({ name }) => name)),
      ]),
    ).toEqual([
      [[], [["Inject"]]],
      [["Get"], [[], ["Param"]]],
      [["Column"], []],
    ]);
  });

  test("is declared in namespaces with a dotted name, in functions with their body, and by variables", () => {
    const facts = factsOf(`
      namespace Shop.Sales { export class Order {} }
      export function mixin(Base: Ctor) { class Mixed extends Base {} return Mixed; }
      /** The line. */
      export const Line = class Inner { static of() { return new Inner(); } };
      const make = () => class extends Line {};
      export const Tagged = (class {}) as Tag;`);
    const classes = facts.outline.declarations.filter((declaration) => declaration.is === "class");
    expect(classes.map(({ name, function: body, exported, doc }) => [name, body, exported, doc])).toEqual(
      expect.arrayContaining([
        ["Shop.Sales.Order", 0, true, null],
        ["Mixed", 1, false, null],
        ["Line", 0, true, "The line."],
        ["Tagged", 0, true, null],
        ["", 3, false, null],
      ]),
    );
    expect(classes).toHaveLength(5);
    const line = declared(facts, "Line");
    expect(facts.outline.bindings[line.binding ?? -1]).toMatchObject({
      name: "Line",
      declaration: facts.outline.declarations.indexOf(line),
    });
  });

  test("has its initialisers in one body and its static ones in another", () => {
    const facts = factsOf(`class Order { private lines = new Map(); static count = 0; handle = async () => {}; static { log(); } plain; }`);
    expect(facts.bodies.functions.map(({ kind, name, class: owner, static: isStatic }) => [kind, name, owner, isStatic])).toEqual([
      ["module", "", null, false],
      ["initializer", "", 0, false],
      ["arrow", "handle", 0, false],
      ["static-initializer", "", 0, true],
    ]);
  });
});

describe("other declarations", () => {
  test("interfaces list members as written", () => {
    const repository = declared(
      factsOf(
        `export interface OrderRepository<T = Order> extends Repository<T>, ns.Closeable { readonly name?: string; save(order: T, at?: Date): Promise<void>; (x: string): T; new (): T; [key: string]: unknown; }`,
      ),
      "OrderRepository",
    );
    if (repository.is !== "interface") throw new Error("no interface");
    expect(repository.extends.map(({ name, args }) => [name, args.map(showType)])).toEqual([
      ["Repository", ["T"]],
      ["ns.Closeable", []],
    ]);
    expect(
      repository.members.map(({ name, kind, optional, readonly, type, parameters }) => [
        name,
        kind,
        optional,
        readonly,
        showType(type),
        parameters.map((parameter) => showType(parameter.type)),
      ]),
    ).toEqual([
      ["name", "property", true, true, "string", []],
      ["save", "method", false, false, "Promise<void>", ["T", "Date"]],
      ["", "call", false, false, "T", ["string"]],
      ["", "construct", false, false, "T", []],
      ["", "index", false, false, "unknown", ["string"]],
    ]);
  });

  test("types keep their structure", () => {
    const types: Readonly<Record<string, string>> = {
      "readonly Order[]": "readonly Order[]",
      "[id: string, total?: number]": "[string, number]",
      "'open' | 1 | -2 | true | null": '"open" | 1 | -2 | true | null',
      "Base & { id: string; f?(): void }": "Base & { id: string; f?: void }",
      "(order: Order) => Promise<void>": "(Order) => Promise<void>",
      "typeof config.port": "typeof config.port",
      "import('./row').Row": "import(./row).Row",
      "(Order)": "Order",
      "T extends string ? Order : keyof Line": "other(T, Order, Line)",
      "{ [K in Keys]: Order }": "other(Keys, Order)",
      "Order['lines']": "other(Order)",
      "`order-${Id}`": "other(Id)",
      "Map<string, Promise<Order>>": "Map<string, Promise<Order>>",
    };
    for (const [written, shown] of Object.entries(types)) {
      const alias = declared(factsOf(`type A = ${written};`), "A");
      expect(alias.is === "type" ? showType(alias.type) : alias.is).toBe(shown);
    }
  });

  test("enums have their values, and null where they are computed", () => {
    const status = declared(factsOf(`export const enum Status { Open, Paid = 5, Shipped, Note = "n", Size = "x".length, Next }`), "Status");
    expect(status).toMatchObject({ is: "enum", const: true });
    expect(status.is === "enum" ? status.members.map(({ name, value }) => [name, value]) : null).toEqual([
      ["Open", 0],
      ["Paid", 5],
      ["Shipped", 6],
      ["Note", "n"],
      ["Size", null],
      ["Next", null],
    ]);
  });

  test("functions, and variables that hold one, have signature and body; other variables their type", () => {
    const facts = factsOf(`
      export async function place(order: Order, dry = false): Promise<void> {}
      const pay = async (amount?: Money): Promise<Receipt> => charge(amount);
      const limits: Limits = load();
      let count = 0;
      declare function injected(x: string): void;
      function find(id: string): Order;
      function find(id: unknown) { function inner() {} }`);
    const shown = facts.outline.declarations.map((declaration) => {
      const { is, name, ambient, function: body } = declaration;
      if (declaration.is === "function") {
        const parameters = declaration.parameters.map(
          (parameter) => `${parameter.name}${parameter.optional ? "?" : ""}: ${showType(parameter.type)}`,
        );
        return `${is} ${name}(${parameters.join(", ")}): ${showType(declaration.returnType)} body ${declaration.body ?? "-"} in ${body}${ambient ? " ambient" : ""}`;
      }
      return declaration.is === "variable" ? `${is} ${name}: ${showType(declaration.type)}${declaration.const ? " const" : ""}` : is;
    });
    expect(shown).toEqual([
      "function place(order: Order, dry?: -): Promise<void> body 1 in 0",
      "function pay(amount?: Money): Promise<Receipt> body 2 in 0",
      "variable limits: Limits const",
      "variable count: -",
      "function injected(x: string): void body - in 0 ambient",
      "function find(id: string): Order body - in 0",
      "function find(id: unknown): - body 3 in 0",
      "function inner(): - body 4 in 3",
    ]);
  });

  test("namespaces say whether they hold types alone and whether they augment", () => {
    const facts = factsOf(
      `namespace Types { interface A {} }\nnamespace Code { export const a = 1; var b = 2; }\ndeclare module "express" { interface Request {} }\ndeclare global { var app: App; }`,
    );
    const shown = facts.outline.declarations.flatMap((declaration) =>
      declaration.is === "namespace" ? [[declaration.name, declaration.typeOnly, declaration.augmentation]] : [],
    );
    expect(shown).toEqual([
      ["Types", true, false],
      ["Code", false, false],
      ["express", true, true],
      ["global", false, true],
    ]);
    expect(facts.outline.bindings.map((binding) => binding.name)).toEqual(["Types", "Code"]);
  });

  test("doc comments lose their stars, and a comment before them is not theirs", () => {
    const text = `/** License. */\n// note\n/**\n * An order.\n *\n * @see invoice\n */\n@Entity()\nexport class Order {\n  /** Its id. */ readonly id: string;\n  /* plain */ total = 0;\n}`;
    const order = classOf(text);
    expect(order.doc).toBe("An order.\n\n@see invoice");
    expect(order.members.map((member) => member.doc)).toEqual(["Its id.", null]);
    expect(text.slice(...order.nameSpan)).toBe("Order");
  });
});
