import type { Evaluated, Operation, Program } from "../../src/model/index.js";
import {
  algorithmsIn,
  armsOf,
  asvs,
  callsOnce,
  cwe,
  defineRule,
  hardcodedSecrets,
  isNone,
  isSymmetric,
  publicKeyBy,
  rfc,
  secretTexts,
  z,
} from "../../src/model/index.js";

export default defineRule({
  meta: {
    leaf: "SC-01/token-management",
    since: "0.1.0",
    summary: "the key of tokens is written in the source",
    why: "Whoever has the key makes tokens for any user, and nobody can tell them from real ones. A key in the source is known to all who can read the repository, its images and its backups, is the same in every environment, and can't be changed without a release. As a fallback it takes over without a word where the variable isn't set. A short one can be found by trying, from a single token.",
    fix: "take the key from the environment or a vault, as many random bytes as the hash is long (32 for HS256), and refuse to start without it",
    limits:
      "Judged is what reaches a call that signs or verifies tokens or configures their library, through variables, modules, options, classes and wrappers. A public key or certificate is no secret, nor is the key of a verification that takes asymmetric algorithms only. A key that a function hands out at run time is a gap. Other credentials in the source are left to `sc/hardcoded-secret`.",
    references: [cwe(321), cwe(798), asvs("13.3.1"), rfc("7518"), rfc("8725")],
    options: z.object({}),
    messages: {
      literal: { severity: "error", text: "the key that {{use}} tokens is written in the source" },
      short: {
        severity: "error",
        text: "the key that {{use}} tokens is written in the source, with {{bytes}} bytes where {{algorithm}} needs {{needed}}",
      },
      fallback: {
        severity: "error",
        text: "where {{variable}} is not set, the key that {{use}} tokens is one that is written in the source",
      },
    },
  },
  *check(program, { finding, evidence, gap, missing }) {
    const operations = program.operations("jwt.sign", "jwt.verify", "jwt.configure");
    if (operations.length === 0) yield missing("no tokens are seen to be signed or verified", "calls that sign or verify tokens");
    const live = operations.filter(({ developmentOnly }) => !developmentOnly);
    for (const operation of operations) if (!live.includes(operation)) yield evidence("a key for development only", operation.at);

    const uses = live.flatMap((operation) => keysOf(program, operation).map((secret) => ({ operation, slot: "key", secret })));
    for (const { literal, operations: calls, related, likely } of hardcodedSecrets(program, uses)) {
      const use = useOf(calls);
      const bytes = new TextEncoder().encode(literal.text).length;
      const algorithm = algorithmOf(calls);
      const needed = BYTES[algorithm] ?? 0;
      const aspect = bytes < needed ? ["secret", "weak"] : ["secret"];
      const details = { at: literal.at, related, certainty: likely ? "likely" : "proven", subject: literal.insteadOf ?? use } as const;
      if (literal.insteadOf !== null)
        yield finding("fallback", {
          ...details,
          data: { aspect, use, variable: literal.insteadOf === "" ? "another value" : literal.insteadOf },
        });
      else if (bytes < needed) yield finding("short", { ...details, data: { aspect, use, bytes, algorithm, needed } });
      else yield finding("literal", { ...details, data: { aspect, use } });
    }
    for (const { first, operations: runs } of callsOnce(live)) {
      const keys = runs.flatMap((operation) => keysOf(program, operation));
      if (keys.some((key) => secretTexts(program, key).length > 0)) continue;
      const isOutside = keys.length > 0 || first.slot("provider").is === "known" || takesPublicKey(program, first);
      const lost = runs.map((operation) => operation.slot("key")).find(({ is }) => is === "unknown");
      if (isOutside) yield evidence("the key comes from outside the source, or is a public one", first.at);
      else if (first.kind !== "jwt.configure")
        yield gap(`the key of tokens: ${lost?.is === "unknown" ? lost.because : "a function gives it"}`, first.at);
    }
  },
});

/** Bytes of the shortest key (RFC 7518, section 3.2). */
const BYTES: Readonly<Record<string, number>> = { HS256: 32, HS384: 48, HS512: 64 };

/** Nothing is known of such a key, or a function gives it when it is asked. */
const HANDED_OUT: ReadonlySet<Evaluated["is"]> = new Set<Evaluated["is"]>(["unknown", "function", "method"]);

/** The values that the key can have, but for those that anybody may see. */
function keysOf(program: Program, operation: Operation): readonly Evaluated[] {
  if (takesPublicKey(program, operation)) return [];
  const keys = ["key", "privateKey"].map((name) => operation.slot(name)).flatMap((key) => (key.is === "known" ? [key.value] : []));
  return keys.filter((key) => armsOf(key).some(({ is }) => !HANDED_OUT.has(is)));
}

/** A key that is public by its text or name, or because the verification takes asymmetric algorithms only. */
function takesPublicKey(program: Program, operation: Operation): boolean {
  if (operation.kind !== "jwt.verify") return false;
  if (publicKeyBy(program, operation) !== null) return true;
  const algorithms = operation.slot("algorithms");
  const named = algorithms.is === "known" ? algorithmsIn(algorithms.value) : [];
  return named.length > 0 && named.every((each) => !isSymmetric(each) && !isNone(each));
}

function useOf(operations: readonly Operation[]): string {
  const kinds = new Set(operations.map(({ kind }) => kind));
  if (kinds.has("jwt.configure") || kinds.size > 1) return "signs and verifies";
  return kinds.has("jwt.sign") ? "signs" : "verifies";
}

/** The algorithm that asks most of the key, as far as it is said; HS256 is what all libraries begin with. */
function algorithmOf(operations: readonly Operation[]): string {
  const named = operations.flatMap((operation) => {
    const algorithm = operation.slot("algorithm");
    return algorithm.is === "known" && algorithm.value.is === "constant" ? [String(algorithm.value.value)] : [];
  });
  return named.sort().at(-1) ?? "HS256";
}
