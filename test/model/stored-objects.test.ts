import { describe, expect, it } from "vitest";
import { link } from "../../src/link/link.js";
import { DEFAULT_SETTINGS, stateOf, type DeclaredAt } from "../../src/model/index.js";
import { factsOf, type Texts } from "../link/program-of.js";

/** Where the class or type Order keeps a Customer: the field, its file where it is another, and what is many or uncertain. */
function keptIn(order: string, others: Texts = {}): readonly string[] {
  const text = `import { Customer } from "./customer";\nimport { z, Ref, Aggregate } from "outside";\n${order}`;
  const texts = { "src/customer.ts": "export class Customer { id = ''; friend: Customer; }", "src/order.ts": text, ...others };
  const program = link({ ...factsOf(texts), settings: DEFAULT_SETTINGS });
  const isCustomer = ({ file, id }: DeclaredAt): boolean => program.declaration(file, id)?.name === "Customer";
  const id = program.module("src/order.ts")?.outline.declarations.findIndex((each) => each.name === "Order") ?? -1;
  return stateOf(
    program,
    { file: "src/order.ts", id },
    { isWanted: isCustomer, isPart: (each) => program.declaration(each.file, each.id)?.name !== "Service" },
  ).objects.map(({ field, at, many, certain }) => {
    const file = at.file === "src/order.ts" ? "" : ` in ${at.file}`;
    return `${field}${file}${many ? ", many" : ""}${certain ? "" : ", perhaps"}`;
  });
}

describe("what a class keeps", () => {
  it("stands in fields, parameter properties, lists and maps, with or without a written type", () => {
    expect(
      keptIn(`export class Order {
        a: Customer; b?: Customer | null; c: readonly Customer[]; d = new Map<string, Customer>(); e: Promise<Partial<Customer>>; f; g: [Customer];
        #h: Record<string, Customer>;
        constructor(private readonly i: Customer, first: Customer) { this.f = first; }
      }`),
    ).toEqual(["a", "b", "c, many", "d, many", "e", "f", "g, many", "#h, many", "i"]);
  });

  it("is not what its methods take, what it only names, or what is static", () => {
    expect(
      keptIn(`export class Order {
        static last: Customer; id: Customer["id"]; kind: typeof Customer; by: (c: Customer) => Customer; part: Pick<Customer, "id">;
        constructor(customer: Customer) { const c: Customer = customer; }
        pay(customer: Customer): Customer { return customer; }
        get buyer(): Customer { throw new Error(); }
      }`),
    ).toEqual([]);
  });

  it("stands at the property of the type that describes the state, through aliases, heritage and keys left out", () => {
    expect(
      keptIn(
        `import type { Base } from "./base";
        type Buyer = Customer;
        interface Props extends Base<Buyer[]> { buyer: Buyer; data: { inner?: Customer }; dropped: Customer }
        class Entity<T> { protected props: T; constructor(props: T) { this.props = props; } }
        abstract class Root<P> extends Entity<Readonly<Omit<P, "dropped">>> {}
        export class Order extends Root<Props> {}`,
        { "src/base.ts": "export interface Base<T> { listed: T }" },
      ),
    ).toEqual(["buyer", "inner", "props, many"]);
  });

  it("is given to a base class of a package in the object type that describes the state, but not as the type itself", () => {
    expect(keptIn(`type Props = { buyer: Customer }; export class Order extends Aggregate<Props, Customer> {}`)).toEqual(["buyer"]);
  });

  it("stands in the parts that it keeps, at the field that keeps them, once for each", () => {
    expect(
      keptIn(`class Card { constructor(readonly owner: Customer) {} }
        class List<T> { private items: T[] = []; }
        class Cards extends List<Card> {}
        class Service { c: Customer }
        export class Order { from: Card; to: Card; all: Cards; service: Service; self: Order; }`),
    ).toEqual(["from", "to", "all, many"]);
  });

  it("is not the mark of a type parameter that nothing fills", () => {
    expect(
      keptIn(`class Id<Of> { private _of!: Of; declare brand: Of; constructor(readonly value: string) {} }
        class Box<Of> { private of: Of; constructor(of: Of) { this.of = of; } }
        export class Order { id: Id<Customer>; box: Box<Customer>; }`),
    ).toEqual(["box"]);
  });

  it("is uncertain in a type of a package", () => {
    expect(keptIn(`export class Order { a: Ref<Customer>; b: Ref<Customer>[]; }`)).toEqual(["a, perhaps", "b, many, perhaps"]);
  });

  it("stands in schemas, where their calls show it", () => {
    expect(
      keptIn(`const customer = z.instanceof(Customer);
        const base = z.object({ a: customer.nullable(), b: z.array(customer), c: z.custom<Customer>(), d: z.string() });
        const more = base.extend({ e: z.lazy(() => customer), f: z.optional(z.object({ g: customer })) });
        const less = more.omit({ a: true });
        export class Order { props: z.infer<typeof more>; less: z.infer<typeof less>; }`),
    ).toEqual(["a", "b, many", "c", "g"]);
  });

  it("ends where types hold themselves, and soon where many hold each other", () => {
    const names = Array.from({ length: 120 }, (_, n) => `T${n}`);
    const types = names.map((name) => `interface ${name} { ${names.map((other) => `${other}: ${other}[]`).join("; ")} }`);
    expect(
      keptIn(`type A<T> = { next: A<T[]>; of: T };\n${types.join("\n")}\nexport class Order { a: A<Customer>; t: T0; c: Customer }`),
    ).toEqual(["a", "c"]);
  });
});
