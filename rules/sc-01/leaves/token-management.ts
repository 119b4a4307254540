import type { LeafContext, Observed, Operation } from "../../../src/model/index.js";
import { algorithmsIn, counted, defineLeaf, onePerPlace } from "../../../src/model/index.js";

const FAULTS = [
  ["sc/jwt-secret", "key of tokens written in the source", "keys of tokens written in the source"],
  ["sc/jwt-verification", "fault in how tokens are verified", "faults in how tokens are verified"],
  ["sc/jwt-algorithm", "fault in the algorithms of tokens", "faults in the algorithms of tokens"],
  ["sc/jwt-expiry", "token that is good for too long", "tokens that are good for too long"],
] as const;

export default defineLeaf({
  leaf: "SC-01/token-management",
  lookedFor: "calls that sign, verify or decode JSON Web Tokens",
  *observe(context) {
    const told = new Set<string>();
    for (const operation of context.program.operations("jwt.sign", "jwt.verify")) {
      const what = operation.kind === "jwt.sign" ? "tokens are signed" : "tokens are verified";
      const text = `${what} by ${operation.symbol}${algorithmsOf(operation)}`;
      const at = context.place(operation.at);
      const key = `${at.file}:${at.line} ${text}`;
      if (!told.has(key)) yield { text, at } satisfies Observed;
      told.add(key);
    }
  },
  faults: FAULTS,
  say(results, context) {
    const places = placesOf(context);
    if (places === "") return null;
    const unknown = results.gaps().length;
    return [places, ...(unknown > 0 ? [`${counted(unknown, "question")} about them not assessed`] : [])].join("; ");
  },
});

function placesOf({ program }: LeafContext): string {
  const count = (kind: Operation["kind"]): number => onePerPlace(program.operations(kind)).length;
  const clauses = [
    ["signed", count("jwt.sign")],
    ["verified", count("jwt.verify")],
    ["decoded unverified", count("jwt.decode")],
  ] as const;
  const said = clauses.flatMap(([what, places]) => (places === 0 ? [] : [`${what} at ${counted(places, "place")}`]));
  return said.length === 0 ? "" : `tokens are ${said.join(", ")}`;
}

/** The algorithms where the call or the library's defaults say them for certain. */
function algorithmsOf(operation: Operation): string {
  const slot = operation.slot(operation.kind === "jwt.sign" ? "algorithm" : "algorithms");
  const names = slot.is === "known" ? [...new Set(algorithmsIn(slot.value).map(({ name }) => name))] : [];
  return names.length === 0 ? "" : ` with ${names.join(", ")}`;
}
