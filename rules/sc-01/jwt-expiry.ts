import type { Operation, WrittenLifetime } from "../../src/model/index.js";
import { asvs, callersOf, callsOnce, cwe, defineRule, durationOf, holdsPlace, rfc, tokenLifetime, z } from "../../src/model/index.js";

export default defineRule({
  meta: {
    leaf: "SC-01/token-management",
    since: "0.1.0",
    summary: "a token is signed that never expires, or only after too long",
    why: "A signed token is good for whoever holds it until it expires: there is no session to end. Without an expiry one that leaks from a log, a browser or a backup opens the account for ever, and only a change of the key, which logs everybody out, takes it back.",
    fix: "give the token a lifetime as short as its use allows, minutes for access, and renew it with a refresh token that can be revoked",
    limits:
      "An expiry counts on the call, in the claims, or in the defaults of the module that signs. Where the claims can't be seen, as in a function that is handed them by callers outside the program, the finding is a warning and likely: claims that carry their own expiry are rare. A lifetime from the environment counts as one.",
    references: [cwe(613), asvs("9.2.1"), rfc("7519"), rfc("8725")],
    options: z.object({
      longest: z
        .string()
        .refine((text) => durationOf(text) !== null, { error: "a duration such as 12h or 30d" })
        .default("30d")
        .describe("The longest lifetime that is silent, as a number with a unit: `12h`, `30d`."),
    }),
    strict: { longest: "1d" },
    messages: {
      missing: { severity: "error", text: "a token is signed without an expiry" },
      unseen: { severity: "warn", text: "a token is signed without an expiry, unless claims that can't be seen here bring one" },
      long: {
        severity: "warn",
        text: "a token is good for {{lifetime}}, longer than {{longest}}",
        fix: "sign for a shorter time, or raise the rule's option `longest` where revocation makes up for it",
      },
    },
  },
  *check(program, { finding, evidence, gap, missing, options }) {
    const signed = program.operations("jwt.sign");
    if (signed.length === 0) yield missing("no tokens are seen to be signed", "calls that sign tokens");
    const bound = durationOf(options.longest) ?? Infinity;
    const long = new Map<string, Long>();
    for (const { first, operations } of callsOnce(signed)) {
      const live = operations.filter(({ developmentOnly }) => !developmentOnly);
      if (live.length === 0) yield evidence("a token for development only", first.at);
      const lifetimes = live.map((operation) => tokenLifetime(program, operation));
      const endless = live.filter((_, index) => lifetimes[index]?.is === "endless");
      const unseen = live.filter((_, index) => lifetimes[index]?.is === "unseen");
      const details = { at: first.at, data: {}, subject: first.symbol } as const;
      if (endless.length > 0)
        yield finding("missing", { ...details, certainty: certaintyOf(endless), related: callersOf(program, endless) });
      else if (unseen.length > 0) yield finding("unseen", { ...details, certainty: "likely", related: callersOf(program, unseen) });
      const lost = lifetimes.find(({ is }) => is === "unknown");
      if (lost?.is === "unknown") yield gap(`the expiry of a token: ${lost.because}`, first.at);
      for (const lifetime of lifetimes) {
        if (lifetime.is !== "limited") continue;
        const over = lifetime.written.filter(({ milliseconds }) => milliseconds > bound);
        for (const written of over) noteLong(long, written, first);
        if (over.length === 0) yield evidence("the token expires", first.at);
      }
    }
    for (const { milliseconds, at, calls } of long.values())
      yield finding("long", {
        at,
        certainty: certaintyOf(calls),
        related: calls
          .filter((call) => !holdsPlace(call.at, at))
          .map((call) => ({ at: call.at, message: "a token is signed for so long here" })),
        data: { lifetime: spelled(milliseconds), longest: options.longest },
        subject: spelled(milliseconds),
      });
  },
});

interface Long extends WrittenLifetime {
  readonly calls: Operation[];
}

function noteLong(found: Map<string, Long>, written: WrittenLifetime, call: Operation): void {
  const key = `${written.at.file} ${written.at.span.join()}`;
  const long = found.get(key) ?? { ...written, calls: [] };
  if (!long.calls.includes(call)) long.calls.push(call);
  found.set(key, long);
}

function certaintyOf(operations: readonly Operation[]): "proven" | "likely" {
  return operations.some(({ certain }) => certain) ? "proven" : "likely";
}

function spelled(milliseconds: number): string {
  const hours = milliseconds / 3_600_000;
  return hours >= 48 ? `${Math.round(hours / 24)} days` : `${Math.round(hours)} hours`;
}
