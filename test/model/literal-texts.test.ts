import { describe, expect, test } from "vitest";
import { hardcodedSecrets, literalTexts } from "../../src/model/index.js";
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
  const found = hardcodedSecrets(uses);
  expect(
    found.map(({ literal, operations, related, likely }) => [
      literal.text,
      operations.length,
      likely,
      related.map(({ at }) => program.position(at).start.line),
    ]),
  ).toEqual([["orders", 2, false, [4, 5]]]);
});
