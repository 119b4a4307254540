import { expect, test } from "vitest";
import { link } from "../../src/link/link.js";
import { DEFAULT_SETTINGS, type Evaluated, type Known, type OperationKind } from "../../src/model/index.js";
import { factsOf } from "../link/program-of.js";

const KINDS: readonly OperationKind[] = [
  "cookie.set",
  "cookie.clear",
  "session.configure",
  "jwt.sign",
  "jwt.verify",
  "jwt.decode",
  "jwt.configure",
];

/** The operations of a text in its order: kind, symbol, and the slots that are asked for; `?` is what can't be told, absent ones are left out. */
function said(text: string, ...slots: readonly string[]): readonly string[] {
  const program = link({ ...factsOf({ "src/app.ts": text }), settings: DEFAULT_SETTINGS });
  return program.operations(...KINDS).map((operation) => {
    const values = slots.flatMap((name) => {
      const shown = show(operation.slot(name));
      return shown === null ? [] : [`${name}=${shown}`];
    });
    return [operation.kind, operation.symbol, ...values].join(" ");
  });
}

function show(slot: Known<Evaluated>): string | null {
  if (slot.is !== "known") return slot.is === "absent" ? null : "?";
  const { value } = slot;
  if (value.is === "constant") return String(value.value);
  if (value.is === "array") return `[${value.items.map((item) => show({ is: "known", value: item })).join()}]`;
  return value.is === "environment" ? `$${value.name}` : value.is;
}

test("a Nest strategy verifies by what it hands to super, whatever makes its base", () => {
  const text = `
    import { PassportStrategy } from "@nestjs/passport";
    import { Strategy } from "passport-jwt";
    export class JwtStrategy extends PassportStrategy(Strategy, "jwt") {
      constructor() { super({ secretOrKey: process.env.JWT_SECRET, ignoreExpiration: true, algorithms: ["HS256"] }); }
    }
    export class Plain extends Strategy { constructor() { super({ secretOrKey: "key" }, () => {}); } }`;
  expect(said(text, "key", "algorithms", "ignoreExpiration")).toEqual([
    "jwt.verify passport-jwt#Strategy key=$JWT_SECRET algorithms=[HS256] ignoreExpiration=true",
    "jwt.verify passport-jwt#Strategy key=key",
  ]);
});

test("each cookie of a header's list is set, and the text of one by its attributes", () => {
  const text = `
    import { createServer } from "node:http";
    createServer((request, response) => {
      response.setHeader("Set-Cookie", [\`sid=\${request.url}; HttpOnly\`, "theme=dark; Secure; SameSite=Lax"]);
      response.writeHead(200, { "set-cookie": "language=en; Max-Age=60" });
    });`;
  expect(said(text, "name", "httpOnly", "secure", "sameSite", "maxAge")).toEqual([
    "cookie.set http#ServerResponse.setHeader name=sid httpOnly=true",
    "cookie.set http#ServerResponse.setHeader name=theme secure=true sameSite=Lax",
    "cookie.set http#ServerResponse.writeHead name=language maxAge=60",
  ]);
});

test("a response that is known by its name alone keeps its chain", () => {
  const text = `
    import express from "express";
    export function send(user, code, res) { res.status(code).cookie("token", user.token, { secure: true }).json({}); }`;
  expect(said(text, "name", "secure")).toEqual(["cookie.set express#Response.cookie name=token secure=true"]);
});

test("the cookies of a Koa context are as the library makes them", () => {
  const text = `
    import Koa from "koa";
    new Koa().use(async (context) => { context.cookies.set("sid", context.state.id, { sameSite: "lax" }); });`;
  expect(said(text, "httpOnly", "secure", "sameSite")).toEqual(["cookie.set cookies#Cookies.set httpOnly=true secure=auto sameSite=lax"]);
});

test("sessions of Fastify are configured by the plugin that is registered, inside plugins too", () => {
  const text = `
    import session from "@fastify/session";
    import plugin from "fastify-plugin";
    export default plugin(async (server) => { server.register(session, { secret: "s", cookie: { sameSite: "lax" } }); });`;
  expect(said(text, "secret", "name", "store", "secure", "sameSite")).toEqual([
    "session.configure fastify#FastifyInstance.register secret=s name=sessionId store=memory secure=true sameSite=lax",
  ]);
});

test("a store that is made to keep sessions in memory is no other than the default", () => {
  const text = `
    import session from "express-session";
    session({ secret: process.env.S }); session({ store: new session.MemoryStore() }); session({ store: new RedisStore() });`;
  expect(said(text, "store")).toEqual([
    "session.configure express-session store=memory",
    "session.configure express-session store=memory",
    "session.configure express-session store=product",
  ]);
});

test("tokens of Hono, of fast-jwt's makers, and of jose's chain", () => {
  const text = `
    import { createSigner, createVerifier } from "fast-jwt";
    import { decode, jwt, sign, verify } from "hono/jwt";
    import { SignJWT, createRemoteJWKSet, jwtVerify } from "jose";
    sign({ exp: 1 }, "a"); verify(token, "a", "HS384"); decode(token); jwt({ secret: "a", alg: "ES256" });
    createSigner({ key: "b", expiresIn: 60000 })({ sub: 1 }); createVerifier({ key: "b", algorithms: ["ES256"] })(token);
    new SignJWT({}).setProtectedHeader({ alg: "ES256" }).setExpirationTime("2h").sign(key);
    jwtVerify(token, createRemoteJWKSet(url));`;
  expect(said(text, "algorithm", "algorithms", "expiry", "expiryUnit", "expiryClaim", "inferred")).toEqual([
    "jwt.sign hono/jwt#sign algorithm=HS256 expiryClaim=1",
    "jwt.verify hono/jwt#verify algorithms=HS384",
    "jwt.decode hono/jwt#decode",
    "jwt.verify hono/jwt#jwt algorithms=ES256",
    "jwt.sign fast-jwt#Signer expiry=60000 expiryUnit=milliseconds",
    "jwt.verify fast-jwt#Verifier algorithms=[ES256] inferred=key",
    "jwt.sign jose#SignJWT.sign algorithm=ES256 expiry=2h expiryUnit=timestamp",
    "jwt.verify jose#jwtVerify inferred=key-set",
  ]);
});

test("a part of a call is shown as it is written there: a whole argument, a key of a literal, nothing after a spread", () => {
  const text = `
    import jwt from "jsonwebtoken";
    jwt.verify(token, key, { algorithms: ["HS256"], ...rest }); jwt.verify(token, key, options); jwt.verify(...given, key);`;
  const program = link({ ...factsOf({ "src/app.ts": text }), settings: DEFAULT_SETTINGS });
  const written = program.operations("jwt.verify").map((each) => ["key", "algorithms"].map((name) => each.written(name)?.is ?? null));
  expect(written).toEqual([
    ["global", "array"],
    ["global", null],
    [null, null],
  ]);
});
