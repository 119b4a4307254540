import { armsOf, type CallSite, type Evaluated } from "../evaluated.js";
import type { Known } from "../known.js";
import { isSite } from "../trace.js";

/** Whether a value can be what one of these calls gave, alone or as an item of a list. */
export function isMadeBy(value: Known<Evaluated>, sites: readonly CallSite[]): boolean {
  return value.is === "known" && armsOf(value.value).some((arm) => isGiven(arm, sites));
}

function isGiven(value: Evaluated, sites: readonly CallSite[]): boolean {
  if (value.is === "array") return value.items.some((item) => isGiven(item, sites));
  return value.is === "product" && value.calls.some((call) => sites.some((site) => isSite(site, call)));
}
