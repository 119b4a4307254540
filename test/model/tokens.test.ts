import { describe, expect, test } from "vitest";
import {
  durationOf,
  goesOnUnasked,
  isUnawaited,
  isVouchedFor,
  publicKeyBy,
  resultUse,
  tokenLifetime,
  verificationOf,
} from "../../src/model/index.js";
import { onlyOperation, programOf } from "./operations-of.js";

const JWT = `import jwt from "jsonwebtoken"; import axios from "axios"; import { jwtVerify } from "jose"; const secret = process.env.SECRET; const publicKey = process.env.KEY;`;

test.each([
  ["15m", 900_000],
  ["1h", 3_600_000],
  ["7 days", 604_800_000],
  ["2 hours from now", 7_200_000],
  ["1.5h", 5_400_000],
  ["120", 120],
  ["soon", null],
  ["1 fortnight", null],
  ["", null],
])("the duration %j is %j milliseconds", (text, milliseconds) => {
  expect(durationOf(text)).toBe(milliseconds);
});

function lifetime(call: string, before = ""): string {
  const program = programOf(`${JWT} ${before} export function sign(claims, options) { return jwt.sign(${call}); }`);
  const found = tokenLifetime(program, onlyOperation(program, "jwt.sign"));
  if (found.is === "unknown") return `unknown: ${found.because}`;
  return found.is === "limited" ? found.written.map(({ milliseconds }) => milliseconds).join() || "limited" : found.is;
}

describe("a token", () => {
  test("is good as long as the call, or its claims, say", () => {
    expect(lifetime(`{}, secret, { expiresIn: "15m" }`)).toBe("900000");
    expect(lifetime(`{}, secret, { expiresIn: 60 }`)).toBe("60000");
    expect(lifetime(`{ exp: Math.floor(Date.now() / 1000) + 60 }, secret`)).toBe("limited");
    expect(lifetime(`{ exp: 1, ...claims }, secret`)).toBe("limited");
    expect(lifetime(`{}, secret, { expiresIn: process.env.LIFETIME }`)).toBe("limited");
  });

  test("is good for ever where neither does, and may be where the claims can't be seen", () => {
    expect(lifetime(`{ sub: 1 }, secret, {}`)).toBe("endless");
    expect(lifetime(`new Claims(), secret`, `class Claims { sub = 1; }`)).toBe("endless");
    expect(lifetime(`claims, secret`)).toBe("unseen");
    expect(lifetime(`{ ...claims }, secret`)).toBe("unseen");
  });

  test("may be limited by options, types, texts and claims of its own", () => {
    expect(lifetime(`{}, secret, options`)).toMatch(/^unknown: /);
    expect(lifetime(`{}, secret, { expiresIn: options ? "1h" : undefined }`)).toBe("unknown: it is set in some cases only");
    expect(lifetime(`given, secret`, `interface Claims { exp?: number } declare const given: Claims;`)).toBe(
      "unknown: the type of its claims has one",
    );
    expect(lifetime(`jwt.verify(claims, secret), secret`)).toBe("unknown: its claims are read from a text");
    expect(lifetime(`{ createdAt: Date.now() }, secret`)).toBe("unknown: who reads it may judge it by its claim createdAt");
  });
});

test("the key of a call is public by its text, or by its name", () => {
  const by = (key: string) => {
    const program = programOf(`${JWT} export const verify = (token, given) => jwt.verify(token, ${key});`);
    return publicKeyBy(program, onlyOperation(program, "jwt.verify"));
  };
  expect(by(`"-----BEGIN PUBLIC KEY-----\\nMCow\\n-----END PUBLIC KEY-----"`)).toBe("text");
  expect(by(`publicKey`)).toBe("name");
  expect(by(`given.publicKeyOf()`)).toBe("name");
  expect(by(`process.env.JWT_PUBLIC_KEY`)).toBe("name");
  expect(by(`secret`)).toBeNull();
  expect(by(`given.republic`)).toBeNull();
});

function use(body: string) {
  const program = programOf(`${JWT} export function read(token, request, next) { ${body} }`);
  const { site } = onlyOperation(program, "jwt.decode");
  const { members, ...rest } = resultUse(program.bodies(site.file), site.function, site.step);
  return [...members, ...Object.entries(rest).flatMap(([name, is]) => (is ? [name] : []))].sort();
}

describe("of a call's result", () => {
  test("the members are told that are read, by whatever variables it goes", () => {
    expect(use(`const { sub, exp: until } = jwt.decode(token); next(sub, until);`)).toEqual(["exp", "sub"]);
    expect(use(`let claims; claims = jwt.decode(token) ?? {}; const later = () => claims["sub"]; next(later);`)).toEqual(["sub"]);
    expect(use(`if (jwt.decode(token).exp < Date.now()) next();`)).toEqual(["exp"]);
  });

  test("it is told that all of it is passed on, returned, or asked for", () => {
    expect(use(`request.user = jwt.decode(token);`)).toEqual(["whole"]);
    expect(use(`const claims = jwt.decode(token); next({ ...claims });`)).toEqual(["whole"]);
    expect(use(`const claims = jwt.decode(token); if (!claims) throw new Error(); return claims;`)).toEqual(["returned", "tested"]);
    expect(use(`const claims = jwt.decode(token); return claims && claims.sub;`)).toEqual(["sub", "tested"]);
    expect(use(`const claims = jwt.decode(token);`)).toEqual([]);
  });
});

function verification(text: string): string {
  const program = programOf(`${JWT} ${text}`);
  const found = verificationOf(program, onlyOperation(program, "jwt.decode"), program.operations("jwt.verify"));
  return found.is === "unknown" ? found.because : found.is;
}

describe("a decoded token is verified", () => {
  test("before or after in the same function, in a callback of it, in what it calls, and by its caller", () => {
    expect(verification(`export function read(token) { jwt.verify(token, secret); return jwt.decode(token); }`)).toBe("verified");
    expect(
      verification(`export function read(token) { const { kid } = jwt.decode(token); return keys(kid, (key) => jwt.verify(token, key)); }`),
    ).toBe("verified");
    expect(
      verification(
        `function check(token) { jwt.verify(token, secret); } export function read(token) { check(token); return jwt.decode(token); }`,
      ),
    ).toBe("verified");
    expect(
      verification(
        `function read(token) { return jwt.decode(token); } export function open(token) { jwt.verify(token, secret); return read(token); }`,
      ),
    ).toBe("verified");
  });

  test("not by a verification of another token, or by one that has failed", () => {
    expect(verification(`export function read(token, other) { jwt.verify(other, secret); return jwt.decode(token); }`)).toBe("none");
    expect(
      verification(`export function read(token) { try { return jwt.verify(token, secret); } catch { return jwt.decode(token); } }`),
    ).toBe("none");
    expect(
      verification(`export function read(token) { return jwt.decode(token); } export const other = (token) => jwt.verify(token, secret);`),
    ).toBe("none");
  });

  test("perhaps by another guard, where it is read in one and something is verified elsewhere", () => {
    const guard = `export class OwnerGuard { canActivate(token) { return jwt.decode(token).sub === "owner"; } }`;
    expect(verification(guard)).toBe("none");
    expect(verification(`${guard} export const check = (token) => jwt.verify(token, secret);`)).toBe("another guard may verify it");
  });

  test("perhaps by a function that can't be seen, by a guard, or by an earlier handler", () => {
    expect(
      verification(
        `import { verifyToken } from "@shop/tokens"; export async function read(token) { await verifyToken(token); return jwt.decode(token); }`,
      ),
    ).toBe("verifyToken may verify it");
    expect(
      verification(
        `import { AuthGuard } from "@shop/tokens"; class Orders { @UseGuards(AuthGuard) list(token) { return jwt.decode(token); } }`,
      ),
    ).toBe("@UseGuards may have verified it before");
    expect(
      verification(
        `import { Router } from "express"; import { protect } from "@shop/tokens"; Router().get("/", protect, (request) => jwt.decode(request.cookies.token));`,
      ),
    ).toBe("a handler of the route may have verified it before");
  });
});

test("a token is vouched for where it is signed here or answered by its issuer, and not where it comes with the request", () => {
  const vouched = (body: string) => {
    const program = programOf(
      `${JWT} import type { Request } from "express"; export async function read(request: Request, answer) { ${body} }`,
    );
    return isVouchedFor(program, onlyOperation(program, "jwt.decode"));
  };
  expect(vouched(`return jwt.decode(jwt.sign({}, secret));`)).toBe(true);
  expect(vouched(`const { data } = await axios.post("https://login.example/token"); return jwt.decode(data.access);`)).toBe(true);
  expect(vouched(`const raw = answer.id_token as string; return jwt.decode(raw);`)).toBe(true);
  expect(vouched(`return jwt.decode(answer.access_token);`)).toBe(false);
  expect(vouched(`return jwt.decode(request.body.id_token);`)).toBe(false);
  expect(vouched(`const { id_token } = request.body; return jwt.decode(id_token);`)).toBe(false);
});

describe("a verification is", () => {
  const verify = (body: string) => {
    const program = programOf(`${JWT} export async function check(token, request, next) { ${body} }`);
    const operation = onlyOperation(program, "jwt.verify");
    return { unawaited: isUnawaited(program, operation), unasked: goesOnUnasked(program, operation) };
  };

  test("unawaited where its promise is dropped or asked for its truth", () => {
    expect(verify(`jwtVerify(token, secret);`).unawaited).toBe(true);
    expect(verify(`if (!jwtVerify(token, secret)) throw new Error();`).unawaited).toBe(true);
    expect(verify(`if (!(await jwtVerify(token, secret))) throw new Error();`).unawaited).toBe(false);
    expect(verify(`return jwtVerify(token, secret);`).unawaited).toBe(false);
    expect(verify(`jwtVerify(token, secret).then(next);`).unawaited).toBe(false);
  });

  test("unasked where its callback goes on whatever it is given", () => {
    expect(verify(`jwt.verify(token, secret, (error, claims) => { request.user = claims; next(); });`).unasked).toBe(true);
    expect(verify(`jwt.verify(token, secret, {}, () => next());`).unasked).toBe(true);
    expect(
      verify(`jwt.verify(token, secret, (error, claims) => { if (error) return next(error); request.user = claims; next(); });`).unasked,
    ).toBe(false);
    expect(verify(`jwt.verify(token, secret, (error, claims) => { request.user = claims.sub; next(); });`).unasked).toBe(false);
    expect(verify(`jwt.verify(token, secret, (_, claims) => { if (!claims) return; next(); });`).unasked).toBe(false);
  });
});
