import { expect, test } from "vitest";
import { knownRules } from "../../src/config/known-rules.js";
import type { RegisteredRule } from "../../src/model/index.js";
import { cwe, defineRule, z } from "../../src/model/index.js";
import { errorOf, folderWith, loadIn } from "./in-folder.js";

const COOKIE_FLAGS: RegisteredRule = {
  id: "sc/cookie-flags",
  rule: defineRule({
    meta: {
      leaf: "SC-01/session-security",
      since: "0.1.0",
      summary: "cookie set without HttpOnly",
      why: "Scripts can read it.",
      fix: "add httpOnly",
      limits: "none",
      references: [cwe(1004)],
      options: z.object({ "same-site": z.enum(["strict", "lax"]).default("lax"), names: z.array(z.string()).default([]) }),
      messages: { weak: { severity: "error", text: "x" } },
    },
    check: () => [],
  }),
};

const KNOWN = knownRules([COOKIE_FLAGS], new Map([["archlint/no-layer", ["no-layer"]]]));

test.each([
  ["sc/cookie-flags: [error, { same-sit: lax }]", '2:30: sc/cookie-flags: unknown option "same-sit"; did you mean "same-site"?'],
  ["sc/cookie-flags: [error, { zzz: lax }]", '2:30: sc/cookie-flags: unknown option "zzz"; it takes same-site or names'],
  [
    "sc/cookie-flags: [error, { same-site: laxx }]",
    '2:41: sc/cookie-flags: same-site: expected strict or lax, found "laxx"; did you mean "lax"?',
  ],
  ["sc/cookie-flags: [error, { names: [a, 3] }]", "2:41: sc/cookie-flags: names[1]: expected text, found the number 3"],
  ["archlint/no-layer: [warn, { x: 1 }]", '2:31: archlint/no-layer: unknown option "x"; it takes none'],
  ["sc/cookie-flag: off", '2:3: unknown rule "sc/cookie-flag"; did you mean "sc/cookie-flags"?'],
])("%s is refused at the word that is wrong", async (rules, expected) => {
  const folder = folderWith({ ".archlint.yml": `rules:\n  ${rules}` });
  const message = await errorOf(loadIn(folder, { knownRules: KNOWN }));
  expect(message).toBe(`.archlint.yml:${expected}`);
});

test("what fits is taken, the engine's own rules too", async () => {
  const folder = folderWith({ ".archlint.yml": "rules: { sc/cookie-flags: [warn, { same-site: strict }], archlint/no-layer: off }" });
  const { settings } = await loadIn(folder, { knownRules: KNOWN });
  expect(settings.rules["sc/cookie-flags"]).toEqual({ severity: "warn", options: { "same-site": "strict" }, messages: {} });
});
