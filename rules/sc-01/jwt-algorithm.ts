import type { Location, NamedAlgorithm, Operation, Program } from "../../src/model/index.js";
import {
  algorithmsIn,
  armsOf,
  asvs,
  callsOnce,
  cwe,
  defineRule,
  holdsPlace,
  isMixed,
  isNone,
  isSymmetric,
  page,
  publicKeyBy,
  rfc,
  switchState,
  z,
} from "../../src/model/index.js";

export default defineRule({
  meta: {
    leaf: "SC-01/token-management",
    since: "0.1.0",
    summary: "a token's signature is made or checked with an algorithm that anybody can meet, or that the token itself chooses",
    why: "The header of a token names its algorithm, and its sender writes the header. Who accepts `none` accepts unsigned tokens. Who accepts symmetric and asymmetric algorithms side by side, or a symmetric one with a public key, lets a sender take the public key, which everybody has, for the secret. A list of one family takes the choice from the sender.",
    fix: "list the algorithms that are accepted, of one family, and never none",
    limits:
      "Judged are calls that sign or verify, their options and the defaults of the module. A library that derives the family from the key is a warning and likely; one that refuses to start without a list, or takes the algorithm from a published key set, is silent. That a key is public is known from its text, and likely from its name.",
    references: [cwe(347), cwe(327), asvs("9.1.2"), rfc("8725"), page("CVE-2015-9235", "https://nvd.nist.gov/vuln/detail/CVE-2015-9235")],
    options: z.object({
      allowed: z.array(z.string()).default([]).describe("The only algorithms for tokens; an empty list allows all but none."),
    }),
    strict: { allowed: ["ES256", "EdDSA", "Ed25519"] },
    messages: {
      none: { severity: "error", text: "tokens are {{done}} without a signature: anybody can write them" },
      empty: { severity: "error", text: "the list of accepted algorithms is empty: none is demanded" },
      mixed: { severity: "error", text: "symmetric and asymmetric algorithms are accepted side by side: {{algorithms}}" },
      "public-key": { severity: "error", text: "{{algorithms}} takes a public key for the secret" },
      missing: {
        severity: "error",
        text: "a token is verified without a list of accepted algorithms, and this library has no safe default",
      },
      inferred: { severity: "warn", text: "a token is verified without a list of accepted algorithms: the library goes by the key" },
      misnamed: {
        severity: "warn",
        text: "a token is verified without a list of accepted algorithms: the option that holds {{algorithms}} is none of the library's",
      },
      "not-allowed": { severity: "error", text: "tokens are {{done}} with {{algorithms}}, which is not allowed" },
    },
  },
  *check(program, { finding, evidence, gap, missing, options }) {
    const calls = callsOnce(program.operations("jwt.sign", "jwt.verify"));
    if (calls.length === 0) yield missing("no tokens are seen to be signed or verified", "calls that sign or verify tokens");
    const told = new Set<string>();
    for (const { first, operations } of calls) {
      const live = operations.filter(({ developmentOnly }) => !developmentOnly);
      if (live.length === 0) yield evidence("an algorithm for development only", first.at);
      const verdicts = live.map((operation) => ({ operation, verdict: verdictOf(program, operation, options.allowed) }));
      for (const { operation, verdict } of verdicts) {
        if (verdict.is !== "fault") continue;
        const { id, at, algorithms, aspect, likely } = verdict;
        const key = `${id} ${at.file} ${at.span.join()}`;
        if (told.has(key)) continue;
        told.add(key);
        yield finding(id, {
          at,
          certainty: likely || !operation.certain ? "likely" : "proven",
          related: holdsPlace(first.at, at) ? [] : [{ at: first.at, message: "used here" }],
          data: { aspect, algorithms, done: first.kind === "jwt.sign" ? "signed" : "verified" },
          subject: algorithms,
        });
      }
      const lost = verdicts.find(({ verdict }) => verdict.is === "unknown")?.verdict;
      if (lost?.is === "unknown") yield gap(`the algorithm of a token: ${lost.because}`, first.at);
      if (verdicts.some(({ verdict }) => verdict.is === "good")) yield evidence("the algorithm of a token is fixed", first.at);
    }
  },
});

type Message = "none" | "empty" | "mixed" | "public-key" | "missing" | "inferred" | "misnamed" | "not-allowed";

type Verdict =
  | {
      readonly is: "fault";
      readonly id: Message;
      readonly at: Location;
      readonly algorithms: string;
      readonly aspect: readonly string[];
      readonly likely: boolean;
    }
  | { readonly is: "good" }
  | { readonly is: "unknown"; readonly because: string };

function fault(id: Message, at: Location, algorithms: readonly NamedAlgorithm[], aspect: readonly string[], likely = false): Verdict {
  return { is: "fault", id, at, algorithms: algorithms.map(({ name }) => name).join(", "), aspect, likely };
}

function verdictOf(program: Program, operation: Operation, allowed: readonly string[]): Verdict {
  if (switchState(operation.slot("unverified")).is === "on") return { is: "good" };
  const slot = operation.slot(operation.kind === "jwt.sign" ? "algorithm" : "algorithms");
  if (slot.is === "unknown") return slot;
  if (slot.is === "absent") return operation.kind === "jwt.sign" ? { is: "good" } : withoutList(program, operation);
  const named = algorithmsIn(slot.value);
  const none = named.find(isNone);
  if (none !== undefined) return fault("none", none.at, [none], ["none"]);
  if (armsOf(slot.value).every((arm) => arm.is === "array" && arm.items.length === 0 && arm.rest === null))
    return fault("empty", slot.value.at, [], ["none", "missing"]);
  const mixed = armsOf(slot.value).find((arm) => isMixed(algorithmsIn(arm)));
  if (mixed !== undefined) return fault("mixed", mixed.at, algorithmsIn(mixed), ["confusion"]);
  const taken = operation.kind === "jwt.verify" ? publicKeyAsSecret(program, operation, named) : null;
  if (taken !== null) return taken;
  const strange = allowed.length === 0 ? undefined : named.find(({ name }) => !allowed.includes(name));
  if (strange !== undefined) return fault("not-allowed", strange.at, [strange], ["weak"]);
  return named.length === 0 ? { is: "unknown", because: "a value that can't be seen" } : { is: "good" };
}

/** A verification with no list: by what the library does then. */
function withoutList(program: Program, operation: Operation): Verdict {
  const misnamed = operation.slot("misnamed");
  const named = misnamed.is === "known" ? algorithmsIn(misnamed.value) : [];
  const none = named.find(isNone);
  if (none !== undefined) return fault("none", none.at, [none], ["none"]);
  const taken = publicKeyAsSecret(program, operation, named);
  if (taken !== null) return taken;
  const [first] = named;
  const inferred = operation.slot("inferred");
  if (inferred.is !== "known") return fault("missing", operation.at, [], ["missing"]);
  if (inferred.value.is === "constant" && inferred.value.value !== "key") return { is: "good" };
  return first === undefined
    ? fault("inferred", operation.at, [], ["missing"], true)
    : fault("misnamed", first.at, named, ["missing"], true);
}

/** A symmetric algorithm with a key that everybody has: by its text, or likely by its name. */
function publicKeyAsSecret(program: Program, operation: Operation, named: readonly NamedAlgorithm[]): Verdict | null {
  const [first] = named;
  const by = first === undefined || !named.every(isSymmetric) ? null : publicKeyBy(program, operation);
  return first === undefined || by === null ? null : fault("public-key", first.at, named, ["confusion"], by === "name");
}
