import { armsOf, type CallSite, type Evaluated } from "../evaluated.js";
import type { Operation } from "../operation.js";
import type { Program } from "../program.js";
import { isSite } from "../trace.js";
import type { Value } from "../value.js";
import { boundValue, writtenName } from "./written-name.js";

/** Names of a token endpoint's answer (RFC 6749, OpenID Connect Core) whose token the client may take as it is. */
const ANSWERED = new Set(["id_token", "refresh_token"]);
const REQUESTED = /body|query|params|headers|cookies/i;

/**
 * Whether a token is vouched for by where it comes from: it is signed in this program, or taken from the answer of another service,
 * whose connection tells who it is (OpenID Connect Core, section 3.1.3.7). What comes with a request is not.
 */
export function isVouchedFor(program: Program, operation: Operation): boolean {
  const token = operation.slot("token");
  const sources = program.operations("jwt.sign", "remote.call").map(({ site }) => site);
  if (token.is === "known" && armsOf(token.value).some((arm) => comesFrom(arm, sources))) return true;
  const symbol = token.is === "known" && token.value.is === "symbol" ? token.value.symbol : "";
  const written = operation.written("token");
  const origin = written === null ? null : boundValue(program, operation.site, written);
  const name = origin?.is === "member" || origin?.is === "binding" ? writtenName(program, operation.site, origin) : null;
  const isAnswered = [name, symbol.slice(symbol.lastIndexOf(".") + 1)].some((each) => each !== null && ANSWERED.has(each));
  return isAnswered && !REQUESTED.test(`${symbol} ${pathOf(origin)}`);
}

/** What a call gave, or a part of it; an answer of `fetch` may have been handed in. */
function comesFrom(value: Evaluated, sources: readonly CallSite[]): boolean {
  for (let each: Evaluated | null = value; each !== null; each = each.is === "product" || each.is === "symbol" ? each.of : null) {
    if (each.is !== "product") continue;
    if (each.symbol === "global#Response" || each.calls.some((call) => sources.some((site) => isSite(site, call)))) return true;
  }
  return false;
}

function pathOf(value: Value | null): string {
  return value?.is === "member" ? `${pathOf(value.of)}.${value.name}` : "";
}
