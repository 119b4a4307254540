import { describe, expect, test } from "vitest";
import { link } from "../../src/link/link.js";
import { DEFAULT_SETTINGS } from "../../src/model/index.js";
import { factsOf, type Texts } from "./program-of.js";

function rolesIn(texts: Texts): Readonly<Record<string, string>> {
  const program = link({ ...factsOf(texts), settings: DEFAULT_SETTINGS });
  return Object.fromEntries(program.elements().map((element) => [element.name, element.role]));
}

const BASES = `
export abstract class AggregateRoot<Props> { constructor(protected readonly props: Props) {} }
export abstract class Entity<Props> { constructor(protected readonly props: Props) {} }
export abstract class ValueObject<Props> { constructor(protected readonly props: Props) {} }
export abstract class StringValueObject extends ValueObject<{ value: string }> {}
export class Uuid extends ValueObject<{ value: string }> {}
export abstract class DomainEvent { readonly occurredOn = 0; }
export interface IDomainEvent { occurredOn: number }
`;

describe("roles", () => {
  test("come from base classes, through files, and base classes themselves have none", () => {
    expect(
      rolesIn({
        "src/shared/bases.ts": BASES,
        "src/orders/domain/order.ts": `
          import { AggregateRoot, Entity, StringValueObject, Uuid, DomainEvent, IDomainEvent } from "../../shared/bases";
          export class Order extends AggregateRoot<{}> {}
          export class OrderLine extends Entity<{}> {}
          export class Currency extends StringValueObject {}
          export class OrderId extends Uuid {}
          export class OrderPlaced extends DomainEvent {}
          export class OrderPaid implements IDomainEvent { occurredOn = 1; }
        `,
      }),
    ).toEqual({
      Order: "aggregate",
      OrderLine: "entity",
      Currency: "value-object",
      OrderId: "value-object",
      OrderPlaced: "domain-event",
      OrderPaid: "domain-event",
    });
  });

  test("come from decorators by the symbol, not by the name", () => {
    expect(
      rolesIn({
        "src/orders.ts": `
          import { Controller as Rest, Module } from "@nestjs/common";
          import { CommandHandler } from "@nestjs/cqrs";
          import { Entity } from "typeorm";
          import { Controller } from "./own";
          @Rest("orders") export class Orders {}
          @Module({}) export class OrdersWiring {}
          @CommandHandler(Orders) export class PlaceOrder {}
          @Entity() export class OrderRow {}
          @Controller("joystick") export class Joystick {}
        `,
        "src/own.ts": "export const Controller = (name: string) => (target: unknown) => target;\n",
      }),
    ).toEqual({ Orders: "controller", OrdersWiring: "wiring", PlaceOrder: "command-handler", OrderRow: "persistence-model" });
  });

  test("tell a repository's port from its adapter", () => {
    expect(
      rolesIn({
        "src/orders.ts": `
          export interface OrderRepository { save(): void }
          export type InvoiceRepositoryPort = { save(): void };
          export abstract class PaymentRepository { abstract save(): void; }
          export class SqlOrders implements OrderRepository { save() {} }
          export class SqlInvoiceRepository { save() {} }
        `,
      }),
    ).toEqual({
      OrderRepository: "repository-port",
      InvoiceRepositoryPort: "repository-port",
      PaymentRepository: "repository-port",
      SqlOrders: "repository",
      SqlInvoiceRepository: "repository",
    });
  });

  test("see an injection token in a constant symbol or text of a file made for tokens", () => {
    expect(
      rolesIn({
        "src/orders.di-tokens.ts": 'export const ORDERS = Symbol("ORDERS");\nexport const CLOCK = "CLOCK";\nexport const limit = 3;\n',
        "src/limits.ts": "export const LIMIT = 3;\n",
      }),
    ).toEqual({ ORDERS: "injection-token", CLOCK: "injection-token" });
  });

  test("are not given by an ORM's own Entity or Repository base to a domain class", () => {
    expect(rolesIn({ "src/a.ts": 'import { BaseEntity } from "typeorm";\nexport class Row extends BaseEntity { id = 1; }\n' })).toEqual({
      Row: "persistence-model",
    });
  });
});
