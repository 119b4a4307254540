import { armsOf, type Evaluated } from "../evaluated.js";
import { lookup } from "../known.js";
import type { Location } from "../location.js";

/** A text of the source that a value can be. */
export interface LiteralText {
  readonly text: string;
  readonly at: Location;
  /** What it stands in for where that isn't set: the variable's name, or empty where it is something else; null where the text is all that there is. */
  readonly insteadOf: string | null;
}

/** The texts of the source that a secret can be: itself, one of a list of keys, or the secret part of a key object. An empty text is no secret. */
export function literalTexts(value: Evaluated): readonly LiteralText[] {
  const arms = armsOf(value);
  const variable = arms.find((arm) => arm.is === "environment");
  const others = arms.some((arm) => arm.is !== "constant" && arm.is !== "undefined");
  return arms.flatMap((arm): readonly LiteralText[] => {
    if (arm.is === "constant")
      return typeof arm.value === "string" && arm.value !== ""
        ? [{ text: arm.value, at: arm.at, insteadOf: others ? (variable?.name ?? "") : null }]
        : [];
    if (arm.is === "array") return arm.items.flatMap(literalTexts);
    return arm.is === "object" ? ofKey(arm) : [];
  });
}

/** Where an object holds what must stay secret: under `key` beside its passphrase, under numbers for keys that follow each other, `k` and `d` in a JSON Web Key (RFC 7518, section 6). */
function ofKey({ members }: Extract<Evaluated, { readonly is: "object" }>): readonly LiteralText[] {
  const numbers = [...members.keys.keys()].filter((key) => /^\d+$/.test(key));
  const names = lookup(members, "kty").is === "known" ? ["k", "d"] : ["key", ...numbers];
  return names.flatMap((name) => {
    const part = lookup(members, name);
    return part.is === "known" ? literalTexts(part.value) : [];
  });
}
