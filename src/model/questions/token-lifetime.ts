import { armsOf, type Evaluated } from "../evaluated.js";
import { known } from "../known.js";
import type { Location } from "../location.js";
import type { Operation } from "../operation.js";
import type { Program } from "../program.js";
import { declaresMember } from "./declared-member.js";
import { durationOf } from "./duration.js";
import { isMadeBy } from "./made-by.js";

/** How long a token is good: limited, with the lifetimes that the source writes; for ever; or unseen, where only its claims could limit it and these can't be seen. */
export type TokenLifetime =
  | { readonly is: "limited"; readonly written: readonly WrittenLifetime[] }
  | { readonly is: "endless" }
  | { readonly is: "unseen" }
  | { readonly is: "unknown"; readonly because: string };

/** A lifetime with the place where it is written. */
export interface WrittenLifetime {
  readonly milliseconds: number;
  readonly at: Location;
}

/** How long the token that a call signs is good, by its options and the module's defaults, or by its claims. */
export function tokenLifetime(program: Program, operation: Operation): TokenLifetime {
  const expiry = operation.slot("expiry");
  if (expiry.is === "unknown") return { is: "unknown", because: expiry.because };
  if (expiry.is === "absent") return claimedLifetime(program, operation);
  if (armsOf(expiry.value).some(({ is }) => is === "undefined")) return { is: "unknown", because: "it is set in some cases only" };
  const unit = operation.slot("expiryUnit");
  return {
    is: "limited",
    written: lifetimesIn(expiry.value, unit.is === "known" && unit.value.is === "constant" ? unit.value.value : "seconds"),
  };
}

/** A number that is a point in time is no lifetime. */
function lifetimesIn(expiry: Evaluated, unit: unknown): readonly WrittenLifetime[] {
  return armsOf(expiry).flatMap((arm): readonly WrittenLifetime[] => {
    if (arm.is !== "constant") return [];
    if (typeof arm.value === "number")
      return unit === "timestamp" ? [] : [{ milliseconds: arm.value * (unit === "seconds" ? 1000 : 1), at: arm.at }];
    const milliseconds = typeof arm.value === "string" ? durationOf(arm.value) : null;
    return milliseconds === null ? [] : [{ milliseconds, at: arm.at }];
  });
}

/** A claim of the program's own that tells the age of a token, for whoever reads it to judge. */
const AGE = /^(expir|valid_?until|created_?at|issued_?at)/i;

function claimedLifetime(program: Program, operation: Operation): TokenLifetime {
  const payload = operation.slot("payload");
  const arms = payload.is === "known" ? armsOf(payload.value) : [];
  const claims = arms.flatMap((arm) => (arm.is === "object" ? [...arm.members.keys.keys()] : []));
  const age = claims.find((name) => AGE.test(name));
  if (age !== undefined) return { is: "unknown", because: `who reads it may judge it by its claim ${age}` };
  const claim = operation.slot("expiryClaim");
  if (claim.is === "absent") return { is: "endless" };
  const isSet = claim.is === "known" && armsOf(claim.value).every(({ is }) => is !== "undefined" && is !== "unknown");
  if (isSet || claims.includes("exp")) return { is: "limited", written: [] };
  if (arms.some((arm) => arm.is === "instance" && declaresMember(program, arm, "exp")))
    return { is: "unknown", because: "the type of its claims has one" };
  if (arms.some((arm) => isRead(program, arm))) return { is: "unknown", because: "its claims are read from a text" };
  return arms.length > 0 && arms.every((arm) => arm.is === "instance") ? { is: "endless" } : { is: "unseen" };
}

/** Claims of another token, or of a text: they bring what they bring. */
function isRead(program: Program, payload: Evaluated): boolean {
  const readers = program.operations("jwt.verify", "jwt.decode").map(({ site }) => site);
  return (payload.is === "product" && payload.symbol.startsWith("global#JSON.parse")) || isMadeBy(known(payload), readers);
}
