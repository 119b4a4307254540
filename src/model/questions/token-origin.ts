import { armsOf, type CallSite, type Evaluated, type FunctionRef } from "../evaluated.js";
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
  const origin = originOf(program, operation);
  const isNamed = origin?.value.is === "member" || origin?.value.is === "binding";
  const name = isNamed ? writtenName(program, origin.site, origin.value) : null;
  const isAnswered = [name, symbol.slice(symbol.lastIndexOf(".") + 1)].some((each) => each !== null && ANSWERED.has(each));
  return isAnswered && !REQUESTED.test(`${symbol} ${pathOf(origin?.value ?? null)}`);
}

interface Origin {
  readonly site: FunctionRef;
  readonly value: Value;
}

/** The expression that the token is bound to: here, or where the caller that is known of gives it. */
function originOf(program: Program, operation: Operation): Origin | null {
  const written = operation.written("token");
  if (written === null) return null;
  const value = boundValue(program, operation.site, written);
  const caller = operation.via.at(-1);
  const { parameters } = program.bodies(operation.site.file).functions[operation.site.function] ?? { parameters: [] };
  const index = value.is === "binding" ? parameters.findIndex(({ binding }) => binding === value.binding) : -1;
  const call = caller === undefined ? undefined : program.bodies(caller.file).functions[caller.function]?.steps[caller.step];
  const given = index >= 0 && call?.is === "call" ? call.args[index]?.value : undefined;
  return caller === undefined || given === undefined
    ? { site: operation.site, value }
    : { site: caller, value: boundValue(program, caller, given) };
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
