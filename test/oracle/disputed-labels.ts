/** A label of another tool's test suite that archlint doesn't follow, and why. Suites and cases are named as their authors name them. */
export interface DisputedLabel {
  readonly rule: string;
  readonly suite: string;
  readonly case: string;
  readonly label: "bad" | "ok";
  /** What the suite takes it for, and what holds against it. */
  readonly because: string;
  /** The same shape in a program of our own. */
  readonly program: string;
  /** The messages of the rule on that program; empty where it is silent. */
  readonly says: readonly string[];
}

/** The labels of the rules on tokens, cookies and sessions that we hold to be wrong. */
export const DISPUTED_LABELS: readonly DisputedLabel[] = [
  {
    rule: "sc/jwt-algorithm",
    suite: "njsscan",
    case: "true_negatives: jwt with RS256 and HS256 in one list",
    label: "ok",
    because: "a list of both families is what lets a public key pass for a secret (CVE-2015-9235; RFC 8725, section 3.1)",
    program: `import jwt from "jsonwebtoken"; export const read = (token: string, key: string) => jwt.verify(token, key, { algorithms: ["RS256", "HS256"] });`,
    says: ["mixed"],
  },
  {
    rule: "sc/jwt-algorithm",
    suite: "eslint-plugin-jwt-security, no-algorithm-none",
    case: "sign called on the module of @nestjs/jwt",
    label: "bad",
    because: "the module exports no such function: the program does not run, and nothing is signed",
    program: `const jwt = require("@nestjs/jwt"); jwt.sign({}, "", { algorithm: "none" });`,
    says: [],
  },
  {
    rule: "sc/jwt-verification",
    suite: "eslint-plugin-jwt-security, no-decode-without-verify",
    case: "exp taken out of a decoded token by destructuring",
    label: "bad",
    because: "until when a token is good is harmless to know unverified, and the suite accepts it where it is read as a member",
    program: `import jwt from "jsonwebtoken"; export function until(token: string) { const { exp } = jwt.decode(token) as jwt.JwtPayload; return exp; }`,
    says: [],
  },
  {
    rule: "sc/jwt-verification",
    suite: "eslint-plugin-jwt-security, no-decode-without-verify",
    case: "an id_token of a grant, decoded in a function that takes it",
    label: "bad",
    because:
      "the suite accepts the same token where it is decoded on the spot: its connection vouches for it (OpenID Connect Core, section 3.1.3.7)",
    program: `import { decodeJwt } from "jose"; const read = (token: string) => decodeJwt(token); export const visitor = (grant: { id_token: string }) => read(grant.id_token);`,
    says: [],
  },
  {
    rule: "sc/jwt-secret",
    suite: "njsscan",
    case: "a key in a variable, counted where it is written and where it is used",
    label: "bad",
    because: "one key in the source is one finding: it stands on the text, and names the calls that use it",
    program: `import { expressjwt } from "express-jwt"; const key = "a-key-that-all-who-read-this-know"; export const guard = expressjwt({ secret: key, algorithms: ["HS256"] });`,
    says: ["literal"],
  },
  {
    rule: "sc/cookie-flags",
    suite: "eslint-plugin-express-security, no-insecure-cookie-options",
    case: "HTTPONLY, SECURE and SAMESITE in capitals",
    label: "ok",
    because: "the library reads httpOnly, secure and sameSite: the cookie is set without any of them",
    program: `import type { Response } from "express"; export const set = (response: Response) => response.cookie("a", "b", { HTTPONLY: true, SECURE: true, SAMESITE: "Strict" } as object);`,
    says: ["other"],
  },
  {
    rule: "sc/cookie-flags",
    suite: "eslint-plugin-express-security, no-insecure-cookie-options",
    case: "httpOnly: false on a cookie with a constant value",
    label: "bad",
    because: "a cookie that holds no secret may be read by scripts: HttpOnly is asked of sessions and tokens only",
    program: `import type { Response } from "express"; export const set = (response: Response) => response.cookie("a", "b", { httpOnly: false, secure: true, sameSite: "strict" });`,
    says: [],
  },
];
