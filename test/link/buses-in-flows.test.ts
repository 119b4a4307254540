import { expect, test } from "vitest";
import { link } from "../../src/link/link.js";
import { DEFAULT_SETTINGS } from "../../src/model/index.js";
import { factsOf } from "./program-of.js";

test("a bus that publishes collected events runs their handlers, and not that of the command that led there", () => {
  const program = link({
    ...factsOf({
      "src/messages.ts": `export class PlaceOrderCommand {} export class OrderPlaced {}`,
      "src/orders.ts": `
        import { PrismaClient } from "@prisma/client";
        import { CommandHandler, EventsHandler, CommandBus, EventBus } from "@nestjs/cqrs";
        import { PlaceOrderCommand, OrderPlaced } from "./messages";
        const prisma = new PrismaClient();
        @CommandHandler(PlaceOrderCommand) export class PlaceOrder { async execute(command: PlaceOrderCommand) { await prisma.order.create({ data: {} }); } }
        @EventsHandler(OrderPlaced) export class BookOrder { async handle(event: OrderPlaced) { await prisma.booking.create({ data: {} }); } }
        export class OrdersController {
          private collected: object[] = [];
          constructor(private readonly commands: CommandBus, private readonly events: EventBus) {}
          async place() {
            await this.commands.execute(new PlaceOrderCommand());
            this.collected.push(new OrderPlaced());
            this.events.publishAll(this.pull());
          }
          private pull(): object[] { return this.collected; }
        }
      `,
    }),
    settings: DEFAULT_SETTINGS,
  });
  const place = program.bodies("src/orders.ts").functions.findIndex(({ name }) => name === "place");
  const { steps } = program.trace({ file: "src/orders.ts", function: place }, "database.write");
  expect(
    steps.map(({ operation, deferred }) => `${operation.symbol.split(".").slice(-2).join(".")}${deferred ? " deferred" : ""}`),
  ).toEqual(["order.create", "booking.create deferred"]);
});

test("a handler of what was raised before is given its event, whatever the call that hands it over is given", () => {
  const program = link({
    ...factsOf({
      "src/orders.ts": `
        import { PrismaClient } from "@prisma/client";
        import { AggregateRoot, EventsHandler } from "@nestjs/cqrs";
        const prisma = new PrismaClient();
        export class OrderPlaced { urgent = false }
        export class Order extends AggregateRoot { place() { this.apply(new OrderPlaced()); } }
        @EventsHandler(OrderPlaced) export class BookOrder {
          async handle(event: OrderPlaced) { if (event.urgent) await prisma.booking.create({ data: {} }); }
        }
        export function place(order: Order) { order.place(); order.commit(); }
      `,
    }),
    settings: DEFAULT_SETTINGS,
  });
  const place = program.bodies("src/orders.ts").functions.findIndex(({ name, kind }) => name === "place" && kind !== "method");
  const { steps } = program.trace({ file: "src/orders.ts", function: place }, "database.write");
  expect(steps.map(({ operation }) => operation.symbol.split(".").slice(-2).join("."))).toEqual(["booking.create"]);
});
