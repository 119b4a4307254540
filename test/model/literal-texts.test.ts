import { describe, expect, test } from "vitest";
import { hardcodedSecrets, literalTexts, secretTexts } from "../../src/model/index.js";
import type { Texts } from "../link/program-of.js";
import { onlyOperation, programOf } from "./operations-of.js";

/** The texts of the secret in a session's configuration: `text`, or `text for VARIABLE`. */
function texts(secret: string): readonly string[] {
  const program = programOf(`import session from "express-session"; import { given } from "./given"; session({ secret: ${secret} });`);
  const slot = onlyOperation(program, "session.configure").slot("secret");
  if (slot.is !== "known") return [slot.is];
  return literalTexts(slot.value).map(({ text, insteadOf }) => (insteadOf === null ? text : `${text} for ${insteadOf}`));
}

describe("the texts of the source that a secret can be", () => {
  test("itself, and each of a list of keys", () => {
    expect(texts(`"orders"`)).toEqual(["orders"]);
    expect(texts(`["new", process.env.OLD]`)).toEqual(["new"]);
    expect(texts(`{ 1: "first", 2: "second" }`)).toEqual(["first", "second"]);
  });

  test("what stands in where a variable isn't set", () => {
    expect(texts("process.env.SECRET ?? `orders`")).toEqual(["orders for SECRET"]);
    expect(texts(`given.secret || "orders"`)).toEqual(["orders for "]);
  });

  test("the secret part of a JSON Web Key, and the key beside its passphrase", () => {
    expect(texts(`{ kty: "oct", k: "b3JkZXJz" }`)).toEqual(["b3JkZXJz"]);
    expect(texts(`{ kty: "RSA", n: "public", e: "AQAB" }`)).toEqual([]);
    expect(texts(`{ key: "pem", passphrase: process.env.PASSPHRASE }`)).toEqual(["pem"]);
  });

  test("none in an empty text, a variable, or a text with a part from outside", () => {
    for (const secret of [`""`, `process.env.SECRET`, `process.env.SECRET ?? ""`, "`${process.env.SECRET}-orders`"])
      expect(texts(secret)).toEqual([]);
  });
});

test("a secret that several calls use is told of once, with the places where they take it", () => {
  const program = programOf(`
    import jwt from "jsonwebtoken";
    const secret = "orders";
    export const sign = (id) => jwt.sign({ id }, secret);
    export const verify = (token) => jwt.verify(token, secret);
  `);
  const uses = program.operations("jwt.sign", "jwt.verify").flatMap((operation) => {
    const key = operation.slot("key");
    return key.is === "known" ? [{ operation, slot: "key", secret: key.value }] : [];
  });
  const found = hardcodedSecrets(program, uses);
  expect(
    found.map(({ literal, operations, related, likely }) => [
      literal.text,
      operations.length,
      likely,
      related.map(({ at }) => program.position(at).start.line),
    ]),
  ).toEqual([["orders", 2, false, [4, 5]]]);
});

/** The texts that the key of the program's one verification is. */
function keyTexts(texts: Texts): readonly string[] {
  const program = programOf(texts);
  const key = onlyOperation(program, "jwt.verify").slot("key");
  return key.is === "known"
    ? secretTexts(program, key.value).map(({ text, insteadOf }) => (insteadOf === null ? text : `${text} for ${insteadOf}`))
    : [];
}

const READER = `
  import { ConfigService } from "@nestjs/config"; import jwt from "jsonwebtoken";
  export class Tokens { constructor(private config: ConfigService) {} read(token) { return jwt.verify(token, this.config.get("auth.secret")); } }`;

describe("a key of the program's own configuration is", () => {
  test("what a namespace or an object that is loaded gives for it", () => {
    const namespace = `import { registerAs } from "@nestjs/config"; export default registerAs("auth", () => ({ secret: process.env.AUTH_SECRET || "orders" }));`;
    expect(keyTexts({ "src/tokens.ts": READER, "src/auth.config.ts": namespace })).toEqual(["orders for AUTH_SECRET"]);
    const loaded = `import { ConfigModule } from "@nestjs/config"; const load = () => ({ auth: { secret: "orders" } }); ConfigModule.forRoot({ load: [load] });`;
    expect(keyTexts({ "src/tokens.ts": READER, "src/app.module.ts": loaded })).toEqual(["orders"]);
  });

  test("nothing that another namespace gives", () => {
    const other = `import { registerAs } from "@nestjs/config"; export default registerAs("mail", () => ({ secret: "orders" }));`;
    expect(keyTexts({ "src/tokens.ts": READER, "src/mail.config.ts": other })).toEqual([]);
    const inner = `import { ConfigModule, registerAs } from "@nestjs/config"; const mail = registerAs("mail", () => ({ auth: { secret: "orders" } })); ConfigModule.forRoot({ load: [mail] });`;
    expect(keyTexts({ "src/tokens.ts": READER, "src/app.module.ts": inner })).toEqual([]);
  });
});

test("a text of a file that another takes the place of in production is no secret of production", () => {
  const reader = `import jwt from "jsonwebtoken"; import { environment } from "./environment"; export const read = (token) => jwt.verify(token, environment.secret);`;
  const environment = `export const environment = { secret: "for development" };`;
  expect(keyTexts({ "src/tokens.ts": reader, "src/environment.ts": environment })).toEqual(["for development"]);
  const twin = `export const environment = { secret: process.env.SECRET };`;
  expect(keyTexts({ "src/tokens.ts": reader, "src/environment.ts": environment, "src/environment.prod.ts": twin })).toEqual([]);
});
