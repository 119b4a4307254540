import { describe, expect, test } from "vitest";
import { leavesOf, lines } from "./report-leaves.js";

describe("a violated leaf", () => {
  const leaf = leavesOf({
    "package.json": '{ "name": "shop", "dependencies": { "jsonwebtoken": "9.0.2", "stripe": "17.0.0", "yahoo-finance2": "2.0.0" } }',
    "src/main.ts": [
      'import jwt from "jsonwebtoken";',
      'import Stripe from "stripe";',
      'import quotes from "yahoo-finance2";',
      'const stripe = new Stripe(process.env["STRIPE_KEY"] ?? "");',
      'export const sign = (id: string) => jwt.sign({ id }, process.env["JWT_KEY"] ?? "");',
      "export const pay = (amount: number) => stripe.paymentIntents.create({ amount, currency: 'eur' });",
      "export const told = (body: string, sent: string) => stripe.webhooks.constructEvent(body, sent, process.env['HOOK'] ?? '');",
      "export const quote = (symbol: string) => quotes.quote(symbol);",
      "",
    ].join("\n"),
    ".env.example":
      "JWT_SECRET=\nDB_PASSWORD=postgres\nSTRIPE_API_KEY=<your key>\nJWT_RESET_PASSWORD_EXPIRATION_MINUTES=10\nTOKEN_URL=/token\n",
  });

  test("says what is violated in its own words, and its facts all the same", () => {
    expect(leaf("SC-01/token-management").status).toBe("violated");
    expect(leaf("SC-01/token-management").sentence).toBe("1 token that is good for too long; tokens are signed at 1 place");
  });

  test("a charge is a call of another service too, and a client whose calls nobody knows is named", () => {
    expect(leaf("DA-02/integration-patterns").sentence).toBe(
      "1 charge or refund at a payment provider (stripe); further clients of services: yahoo-finance2",
    );
  });

  test("the provider's section names each provider once, and where webhooks are checked", () => {
    expect(leaf("TX-01/protocol").sentence).toBe("through stripe; charged or refunded at 1 place");
    expect(lines(leaf("TX-01/authentication"))).toEqual(["a webhook's signature is checked by constructEvent (src/main.ts:7)"]);
    expect(leaf("TX-01/encryption").status).toBe("no-evidence");
  });

  test("an empty variable of an example is no secret in the repository", () => {
    expect(leaf("SC-02/key-management").sentence).toBe(
      "committed environment files give 1 secret a value; environment files name 2 secrets without a value",
    );
    expect(lines(leaf("SC-02/key-management"))).toEqual([
      "a committed environment file gives DB_PASSWORD a value (.env.example:2)",
      "JWT_SECRET and its like are named without a value (.env.example:1)",
    ]);
  });
});

test("a logger detects no threat, and errors that are reported are a measure of the service", () => {
  const leaf = leavesOf({
    "package.json": '{ "name": "shop", "dependencies": { "pino": "9.0.0", "@sentry/node": "9.0.0" } }',
    "src/main.ts": 'import pino from "pino";\nimport * as Sentry from "@sentry/node";\nSentry.init();\npino().info("up");\n',
  });
  expect(leaf("SC-03/threat-detection").status).toBe("no-evidence");
  expect(leaf("SP-01/scaling-metrics").sentence).toBe("errors reported by @sentry/node");
});

test("what only runs images of others is no unit, and is said so", () => {
  const leaf = leavesOf({ "compose.yaml": "services:\n  db: { image: 'postgres:16' }\n  falco: { image: 'falcosecurity/falco:0.40' }\n" });
  expect(leaf("DA-02/deployment-units").sentence).toBe("no unit of its own in the manifests, but images of others: postgres, falco");
  expect(leaf("SC-03/threat-detection").sentence).toBe("attacks watched for by falco in manifests");
});

test("an instrumentation in a dozen packages is named by the first four", () => {
  const packages = ["api", "api-logs", "resources", "sdk-logs", "sdk-node", "sdk-trace-base"].map((name) => `@opentelemetry/${name}`);
  const leaf = leavesOf({ "src/main.ts": packages.map((name, n) => `import * as x${n} from "${name}";\nx${n};\n`).join("") });
  expect(leaf("SP-01/scaling-metrics").sentence).toBe(`traces by ${packages.slice(0, 4).join(", ")} and 2 more`);
});

test("an index on one column of a key serves it", () => {
  const leaf = leavesOf({
    "prisma/schema.prisma":
      "model Account {\n  id String\n  userId String\n  @@id([id, userId])\n}\nmodel Balance {\n  id String @id\n  account Account @relation(fields: [accountId, userId], references: [id, userId])\n  accountId String\n  userId String\n  platformId String\n  platform Account @relation(fields: [platformId], references: [id])\n  @@index([accountId])\n}\n",
  })("SP-01/database-scaling");
  expect(leaf.sentence).toBe("2 tables in schemas; an index serves 1 of 2 foreign keys");
});

test("fields of schemas that are objects are data too, those of groups by their own names", () => {
  const leaf = leavesOf({
    "src/user.ts": [
      'import mongoose from "mongoose";',
      'import { Schema } from "mongoose";',
      "export const userSchema = new mongoose.Schema({",
      "  email: { type: String, required: true },",
      "  login: { password: String, tries: Number },",
      "});",
      "export const plan = new Schema({ title: String });",
      'export const other = new Map([["email", 1]]);',
      "",
    ].join("\n"),
    "src/tables.ts": 'import { pgTable, text } from "drizzle-orm/pg-core";\nexport const people = pgTable("people", { phone: text() });\n',
  });
  expect(lines(leaf("SC-02/data-classification"))).toEqual([
    "credential: User.password (src/user.ts:5)",
    "contact: people.phone (src/tables.ts:2)",
    "contact: User.email (src/user.ts:4)",
  ]);
});

test("what a rule says of one line for several calls is one line", () => {
  const leaf = leavesOf({
    "package.json": '{ "name": "shop", "dependencies": { "jsonwebtoken": "9.0.2" } }',
    "src/main.ts": [
      'import jwt from "jsonwebtoken";',
      'const sign = (id: string, expiresIn: number) => jwt.sign({ id }, process.env["JWT_KEY"] ?? "", { algorithm: "HS256", expiresIn });',
      'export const short = () => sign("a", 60);',
      'export const long = () => sign("b", 600);',
      "",
    ].join("\n"),
  });
  const said = lines(leaf("SC-01/token-management"));
  expect(said).toContain("the token expires (src/main.ts:2)");
  expect(new Set(said).size).toBe(said.length);
});

test("the pool of the code stands in the arithmetic, in the database's leaf and in its section", () => {
  const leaf = leavesOf({
    ".archlint.yml": "capacity: { rps: 900, p99-ms: 250, db-service-ms: 40, replicas: 4, db-max-connections: 200 }\n",
    "src/main.ts":
      'import { Pool } from "pg";\nconst pool = new Pool({ max: 10 });\nexport const count = () => pool.query("SELECT count(*) FROM orders");\n',
  });
  expect(leaf("SP-01/current-capacity").sentence).toBe(
    "900 requests a second declared: 90 % of the database's connections are busy; 99 of 100 requests wait at most 37 ms for one (M/M/c), where the target allows 250 ms for a response (P99)",
  );
  expect(lines(leaf("SP-01/current-capacity"))).toEqual([
    "900 requests a second × 40 ms = 36 busy connections of 40 (4 replicas × 10) (src/main.ts:2)",
  ]);
  expect(leaf("SP-01/database-scaling").sentence).toBe("pools of connections: pg of 10");
  expect(lines(leaf("PO-01/connection-pooling"))).toEqual(["a pool of at most 10 connections: pg (src/main.ts:2)"]);
});

test("tokens and hashed keys that are stored are credentials, how long they hold is none", () => {
  const leaf = leavesOf({
    "prisma/schema.prisma":
      "model User {\n  id String @id\n  accessToken String?\n  accessTokenLifetime Int\n  hashedKey String\n  token String\n}\n",
  })("SC-02/data-classification");
  expect(leaf.sentence).toBe("2 fields are named for sensitive data: 2 credential");
});
