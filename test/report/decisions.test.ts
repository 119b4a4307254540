import { expect, it } from "vitest";
import type { Finding, RegisteredRule } from "../../src/model/index.js";
import { decisionsOf } from "../../src/report/decisions.js";
import { programOf } from "../model/operations-of.js";

const PROGRAM = programOf({
  "src/orders.controller.ts": `import { Controller, Get, Post } from "@nestjs/common";
import { OrderService } from "./order.service";
@Controller("orders")
export class OrdersController {
  constructor(private readonly orders: OrderService) {}
  @Post() place() { return this.orders.place(); }
  @Get() list() { return []; }
}`,
  "src/order.service.ts": `import type { Orders } from "./orders.port";
export class OrderService { constructor(private readonly orders: Orders) {} place() { return this.orders.add("1"); } }`,
  "src/orders.port.ts": "export interface Orders { add(id: string): void }",
  "src/sql-orders.ts":
    'import type { Orders } from "./orders.port";\nexport class SqlOrders implements Orders { add(id: string) { return void id; } }',
  "src/nightly.ts": "export function nightly() { return 1; }",
  "src/money.ts": "export type Money = number;",
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map((n) => [`src/price-${n}.ts`, 'import type { Money } from "./money";\nexport const price: Money = 1;']),
  ),
});

function finding(about: Partial<Finding> & Pick<Finding, "rule" | "leaf" | "file">): Finding {
  return {
    severity: "error",
    messageId: "m",
    data: {},
    certainty: "proven",
    message: about.rule,
    help: `mend ${about.rule}`,
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 2,
    symbol: null,
    fingerprint: "",
    keys: [],
    related: [],
    fix: null,
    suppressed: null,
    baseline: false,
    ...about,
  };
}

function ranked(...findings: readonly Finding[]): readonly string[] {
  const rules: readonly RegisteredRule[] = [];
  return decisionsOf(PROGRAM, findings, rules).map(({ rule, places }) => (places.length === 1 ? rule : `${rule} ×${places.length}`));
}

const LOST = finding({ rule: "da/outbox", leaf: "DA-02/integration-patterns", file: "src/order.service.ts" });

it("one lost message stands before many imports that only hinder change", () => {
  const imports = [1, 2, 3, 4, 5, 6].map((n) =>
    finding({ rule: "da/domain-purity", leaf: "DA-00/architecture-pattern", file: `src/price-${n}.ts` }),
  );
  expect(ranked(...imports, LOST)).toEqual(["da/outbox", "da/domain-purity ×6"]);
});

it("what more starts come to stands first, through the port of an adapter too", () => {
  const nightly = finding({ rule: "da/aside", leaf: "DA-02/integration-patterns", file: "src/nightly.ts" });
  const adapter = finding({ rule: "da/behind", leaf: "DA-02/integration-patterns", file: "src/sql-orders.ts" });
  expect(ranked(nightly, adapter)).toEqual(["da/behind", "da/aside"]);
});

it("of two structural faults the one that more files import stands first, whatever their names", () => {
  const leaf = "DA-00/architecture-pattern";
  expect(ranked(finding({ rule: "da/a", leaf, file: "src/nightly.ts" }), finding({ rule: "da/b", leaf, file: "src/money.ts" }))).toEqual([
    "da/b",
    "da/a",
  ]);
});

it("what is only likely counts half, and a warning a third", () => {
  expect(
    ranked(
      { ...LOST, rule: "da/warned", help: "w", severity: "warn" },
      { ...LOST, rule: "da/likely", help: "l", certainty: "likely" },
      LOST,
    ),
  ).toEqual(["da/outbox", "da/likely", "da/warned"]);
});
