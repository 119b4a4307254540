import { armsOf, type CallSite, type Evaluated } from "../evaluated.js";
import type { Known } from "../known.js";
import type { Location } from "../location.js";
import type { Operation } from "../operation.js";
import type { Program } from "../program.js";
import { isMadeBy } from "./made-by.js";
import { cookiePurpose, type CookiePurpose } from "./cookie-purpose.js";
import { switchState, type SwitchState } from "./switch-state.js";
import { writtenName } from "./written-name.js";

/** To which requests from other sites a cookie goes along. */
export type SameSite =
  { readonly is: "strict" | "lax" | "none" | "off"; readonly at: Location } | Exclude<SwitchState, { readonly is: "on" | "off" }>;

/** A cookie as one call sets it. */
export interface CookieState {
  /** Null where it can't be told. */
  readonly name: string | null;
  readonly purpose: CookiePurpose;
  /** The purpose is more than a name's word: the cookie of a session, or a token that is signed here. */
  readonly proven: boolean;
  /** The browser is told to forget it, or it holds a word that is no secret. */
  readonly cleared: boolean;
  readonly httpOnly: SwitchState;
  readonly secure: SwitchState;
  readonly sameSite: SameSite;
}

/** What a call says of the cookie that it sets; `tokens` are the calls that sign tokens. */
export function cookieState(program: Pick<Program, "binding" | "bodies">, operation: Operation, tokens: readonly CallSite[]): CookieState {
  const value = operation.slot("value");
  const name = textIn(operation.slot("name"));
  const isSession = operation.kind === "session.configure";
  const holdsToken = isMadeBy(value, tokens);
  const purpose = isSession || holdsToken ? "session" : purposeOf(program, operation, name);
  return {
    name,
    purpose,
    proven: isSession || holdsToken,
    cleared: !isSession && (isForgotten(program, operation) || (value.is === "known" && isNoSecret(value.value, purpose))),
    httpOnly: switchState(operation.slot("httpOnly")),
    secure: switchState(operation.slot("secure")),
    sameSite: sameSiteOf(operation.slot("sameSite")),
  };
}

function textIn(slot: Known<Evaluated>): string | null {
  if (slot.is !== "known") return null;
  if (slot.value.is === "constant") return String(slot.value.value);
  // `${prefix}-token`: what is written tells enough.
  const parts = slot.value.is === "text" ? slot.value.parts.filter((part) => typeof part === "string") : [];
  return parts.length === 0 ? null : parts.join("…");
}

/** By the cookie's own name, or by the name of what it holds. */
function purposeOf(program: Pick<Program, "binding" | "bodies">, operation: Operation, name: string | null): CookiePurpose {
  const own = name ?? nameWritten(program, operation, "name");
  const purpose = own === null ? "other" : cookiePurpose(own);
  if (purpose !== "other") return purpose;
  const held = nameWritten(program, operation, "value");
  return held === null ? "other" : cookiePurpose(held);
}

function nameWritten(program: Pick<Program, "binding" | "bodies">, operation: Operation, slot: string): string | null {
  const written = operation.written(slot);
  return written === null ? null : writtenName(program, operation.site, written);
}

/** An empty value clears a cookie; in a cookie that would hold a secret, so does any word that is written in the source. */
function isNoSecret(value: Evaluated, purpose: CookiePurpose): boolean {
  const arms = armsOf(value);
  if (arms.every((arm) => arm.is === "undefined" || (arm.is === "constant" && (arm.value === "" || arm.value === null)))) return true;
  return purpose === "session" && arms.every((arm) => arm.is === "constant");
}

function isForgotten(program: Pick<Program, "bodies">, operation: Operation): boolean {
  const maxAge = operation.slot("maxAge");
  if (maxAge.is === "known" && maxAge.value.is === "constant" && maxAge.value.value !== null && Number(maxAge.value.value) <= 0)
    return true;
  const expires = operation.slot("expires");
  return expires.is === "known" && isPast(program, expires.value);
}

/** `new Date(0)`, `new Date()`, `new Date(Date.now())`, and the text of a day in 1970. */
function isPast(program: Pick<Program, "bodies">, value: Evaluated): boolean {
  if (value.is === "constant") return typeof value.value === "number" ? value.value <= 0 : /\b1970\b/.test(String(value.value));
  const [made] = value.is === "product" && value.symbol === "global#Date" ? value.calls : [];
  const body = made === undefined ? undefined : program.bodies(made.file).functions[made.function];
  const step = made === undefined ? undefined : body?.steps[made.step];
  if (step?.is !== "call") return false;
  const [first] = step.args;
  if (first === undefined) return true;
  if (first.value.is === "constant")
    return typeof first.value.value === "number" ? first.value.value < 1e12 : /\b1970\b/.test(String(first.value.value));
  const now = first.value.is === "result" ? body?.steps[first.value.step] : undefined;
  return now?.is === "call" && now.callee.is === "member" && now.callee.name === "now";
}

function sameSiteOf(slot: Known<Evaluated>): SameSite {
  const state = switchState(slot);
  if (slot.is !== "known" || state.is === "absent" || state.is === "off")
    return state.is === "on" ? { is: "unknown", because: "", at: null } : state;
  const words = new Set(armsOf(slot.value).map(sameSiteWord));
  const [only] = words;
  const word = words.size === 1 ? SAME_SITE.find((each) => each === only) : undefined;
  if (word !== undefined) return { is: word, at: state.is === "on" ? state.at : slot.value.at };
  return { is: "unknown", because: state.is === "unknown" ? state.because : "one of several values", at: slot.value.at };
}

const SAME_SITE = ["strict", "lax", "none"] as const;

/** `true` is strict where a library takes it. */
function sameSiteWord(value: Evaluated): string {
  if (value.is !== "constant") return "";
  return value.value === true ? "strict" : String(value.value).toLowerCase();
}
