import { describe, expect, test } from "vitest";
import { cookiePurpose, cookieState, wordsOf } from "../../src/model/index.js";
import { onlyOperation, programOf } from "./operations-of.js";

describe("a cookie's name says that it is", () => {
  test.each([
    ["session", ["sid", "connect.sid", "accessToken", "refresh_token", "__Host-session", "jwt", "AUTH", "rememberMe", "oidc-nonce"]],
    ["csrf", ["XSRF-TOKEN", "csrfToken", "_csrf", "csrftoken"]],
    ["other", ["theme", "language", "passwordlessEnabled", "auth-provider", "tokenExpiry", "session_count", "inside", "tokenization"]],
  ] as const)("%s", (purpose, names) => {
    for (const name of names) expect([name, cookiePurpose(name)]).toEqual([name, purpose]);
  });

  test("by its words, however they are joined", () => {
    expect(wordsOf("myAccessToken-v2")).toEqual(["my", "access", "token", "v2"]);
    expect(wordsOf("SESSIONId")).toEqual(["session", "id"]);
  });
});

function state(call: string, before = "") {
  const program = programOf(`
    import type { Response } from "express";
    import jwt from "jsonwebtoken";
    ${before}
    export function set(response: Response, value: string, given) { response.cookie(${call}); }
  `);
  const tokens = program.operations("jwt.sign").map(({ site }) => site);
  const { purpose, proven, cleared, sameSite } = cookieState(program, onlyOperation(program, "cookie.set"), tokens);
  return { purpose, proven, cleared, sameSite: sameSite.is };
}

describe("a cookie", () => {
  test("is a session's by what it holds before its name is asked", () => {
    expect(state(`"customer", jwt.sign({}, key)`)).toMatchObject({ purpose: "session", proven: true });
    expect(state(`"sid", value`)).toMatchObject({ purpose: "session", proven: false });
    expect(state(`"customer", given.accessToken`)).toMatchObject({ purpose: "session", proven: false });
    expect(state(`NAMES.sid, value`, `const NAMES = { sid: process.env.COOKIE };`)).toMatchObject({ purpose: "session" });
  });

  test.each([
    `"sid", ""`,
    `"sid", null`,
    `"sid", "deleted"`,
    `"sid", value, { maxAge: 0 }`,
    `"sid", value, { expires: new Date(0) }`,
    `"sid", value, { expires: new Date("Thu, 01 Jan 1970 00:00:00 GMT") }`,
    `"sid", value, { expires: new Date(Date.now()) }`,
  ])("is cleared by (%s)", (call) => {
    expect(state(call).cleared).toBe(true);
  });

  test.each([`"theme", "dark"`, `"sid", value, { maxAge: 900 }`, `"sid", value, { expires: new Date(Date.now() + 900) }`])(
    "is not cleared by (%s)",
    (call) => {
      expect(state(call).cleared).toBe(false);
    },
  );

  test("goes along with requests from other sites as its option says", () => {
    const options = [
      `{ sameSite: true }`,
      `{ sameSite: "Lax" }`,
      `{ sameSite: "none" }`,
      `{ sameSite: false }`,
      `{}`,
      `{ sameSite: given }`,
      `{ sameSite: given ? "lax" : "none" }`,
    ];
    expect(options.map((each) => state(`"sid", value, ${each}`).sameSite)).toEqual([
      "strict",
      "lax",
      "none",
      "off",
      "absent",
      "unknown",
      "unknown",
    ]);
  });
});
