import type { FunctionRef, Location, Operation, Program } from "../../src/model/index.js";
import {
  asvs,
  callersOf,
  callsOnce,
  cwe,
  defineRule,
  goesOnUnasked,
  holdsPlace,
  isUnawaited,
  isVouchedFor,
  resultUse,
  rfc,
  switchState,
  useThroughCaller,
  verificationOf,
  z,
} from "../../src/model/index.js";

export default defineRule({
  meta: {
    leaf: "SC-01/token-management",
    since: "0.1.0",
    summary: "claims of a token are used that nobody has verified, or that are out of date",
    why: "Decoding a token only undoes its base64: anybody can write any claims. What makes them true is the signature, and what makes them true today is the expiry. A verification that is not waited for rejects nothing.",
    fix: "verify the token and use the claims that the verification gives",
    limits:
      "A verification counts in the functions around the decoding, in those that they call and in their callers; it may stand after it. Reading a token's header or its expiry is silent, and so are an identity or refresh token that is taken from the answer of its issuer and a token that was signed here. Where a guard, an earlier handler, another middleware or a function that can't be seen may have verified the token, there is a gap. That there is no verification elsewhere on the way makes a finding likely.",
    references: [cwe(345), cwe(347), cwe(613), asvs("9.1.1"), asvs("9.2.1"), rfc("7519"), rfc("8725")],
    options: z.object({}),
    messages: {
      decoded: { severity: "error", text: "claims of a token are read that nobody has verified" },
      unverified: {
        severity: "error",
        text: "the token is decoded with its verification switched off",
        fix: "leave the argument that skips the verification out",
      },
      expired: {
        severity: "error",
        text: "a token is accepted after it has expired",
        fix: "leave ignoreExpiration out, and renew tokens with a refresh token",
      },
      dropped: {
        severity: "error",
        text: "nobody waits for the verification of the token",
        fix: "await the verification, so that its rejection is seen",
      },
      unasked: {
        severity: "error",
        text: "the callback of a verification goes on without asking whether it failed",
        fix: "answer with 401 where the callback is given an error",
      },
    },
  },
  *check(program, { finding, evidence, gap, missing }) {
    const verified = program.operations("jwt.verify");
    const decoded = program.operations("jwt.decode");
    if (verified.length + decoded.length === 0)
      yield missing("no tokens are seen to be verified or decoded", "calls that verify or decode tokens");
    for (const { first, operations } of callsOnce([...verified, ...decoded])) {
      const live = operations.filter(({ developmentOnly }) => !developmentOnly);
      if (live.length === 0) yield evidence("a token of development only", first.at);
      const verdicts = live.map((operation) =>
        operation.kind === "jwt.verify" ? verdictOf(program, operation) : decodingVerdict(program, operation, verified),
      );
      const faults = verdicts.flatMap((verdict, index) => (verdict.is === "fault" ? [{ verdict, operation: live[index] ?? first }] : []));
      for (const { verdict, operation } of faults.slice(0, 1))
        yield finding(verdict.id, {
          at: verdict.at,
          certainty: verdict.likely || !operation.certain ? "likely" : "proven",
          related: [
            ...(holdsPlace(first.at, verdict.at) ? [] : [{ at: first.at, message: "the token is verified here" }]),
            ...callersOf(
              program,
              faults.map((each) => each.operation),
            ),
          ],
          data: {},
          subject: first.symbol,
        });
      if (faults.length > 0) continue;
      const lost = verdicts.find((verdict) => verdict.is === "unknown");
      if (lost?.is === "unknown") yield gap(lost.because, first.at);
      else if (live.length > 0)
        yield evidence(first.kind === "jwt.verify" ? "the token is verified" : "nothing is taken from the token unverified", first.at);
    }
  },
});

type Verdict =
  | {
      readonly is: "fault";
      readonly id: "decoded" | "unverified" | "expired" | "dropped" | "unasked";
      readonly at: Location;
      readonly likely: boolean;
    }
  | { readonly is: "good" }
  | { readonly is: "unknown"; readonly because: string };

function verdictOf(program: Program, operation: Operation): Verdict {
  const { at, site } = operation;
  const skipped = switchState(operation.slot("unverified"));
  if (skipped.is === "on") return { is: "fault", id: "unverified", at: skipped.at, likely: false };
  if (skipped.is === "unknown") return { is: "unknown", because: `whether the token is verified: ${skipped.because}` };
  const isPromise = switchState(operation.slot("promise")).is === "on";
  if (isPromise && isUnawaited(program, operation)) return { is: "fault", id: "dropped", at, likely: false };
  if (goesOnUnasked(program, operation)) return { is: "fault", id: "unasked", at, likely: true };
  const expired = switchState(operation.slot("ignoreExpiration"));
  if (expired.is === "unknown") return { is: "unknown", because: `whether an expired token is accepted: ${expired.because}` };
  // Whoever reads the expiry judges it by hand.
  const isJudged = expired.is === "on" && resultUse(program.bodies(site.file), site.function, site.step).members.has("exp");
  return expired.is === "on" && !isJudged ? { is: "fault", id: "expired", at: expired.at, likely: false } : { is: "good" };
}

/** What may be known of a token that nobody has verified: until when it is good, and which key it was signed with. */
const HARMLESS = new Set(["exp", "iat", "nbf", "header"]);

function decodingVerdict(program: Program, operation: Operation, verified: readonly Operation[]): Verdict {
  if (operation.slot("header").is === "known" || isVouchedFor(program, operation)) return { is: "good" };
  const { members, whole, returned } = useThroughCaller(program, operation);
  if (!whole && !returned && members.size > 0 && [...members].every((name) => HARMLESS.has(name))) return { is: "good" };
  const verification = verificationOf(program, operation, verified);
  if (verification.is === "none" && returned && !whole && members.size === 0 && isForNobody(program, operation, verified))
    return { is: "unknown", because: "claims of a token: nobody is seen to take them" };
  if (verification.is === "unknown") return { is: "unknown", because: `claims of a token: ${verification.because}` };
  return verification.is === "verified" ? { is: "good" } : { is: "fault", id: "decoded", at: operation.at, likely: true };
}

/** What only gives the claims away and is called by nothing in the program: unless it does so where its own verification has failed. */
function isForNobody(program: Program, { site, via }: Operation, verified: readonly Operation[]): boolean {
  const isHere = (ref: FunctionRef): boolean => ref.file === site.file && ref.function === site.function;
  if (via.length > 0 || verified.some((verify) => isHere(verify.site)) || program.entries().some(isHere)) return false;
  return program.callersOf(site).length === 0;
}
