import { wordsOf } from "./written-name.js";

/** What a cookie is for, as its name says: `session` gives its bearer somebody's rights, `csrf` must be read by scripts. */
export type CookiePurpose = "session" | "csrf" | "other";

const CSRF = new Set(["csrf", "xsrf"]);
const BEARER = new Set([
  "session",
  "sess",
  "sid",
  "sessid",
  "sessionid",
  "phpsessid",
  "jsessionid",
  "token",
  "accesstoken",
  "refreshtoken",
  "authtoken",
  "jwt",
  "auth",
  "authentication",
  "authorization",
  "bearer",
  "credential",
  "credentials",
  "password",
  "secret",
  "otp",
  "apikey",
  "rememberme",
  "oauth",
  "oidc",
  "pkce",
  "nonce",
  "verifier",
]);

/** A last word that tells of the thing instead of being it: `session_count`, `auth-provider`, `tokenExpiry`. */
const ABOUT = new Set([
  "count",
  "counter",
  "enabled",
  "disabled",
  "provider",
  "providers",
  "type",
  "method",
  "mode",
  "expiry",
  "expires",
  "expiration",
  "expired",
  "redirect",
  "url",
  "hint",
  "status",
  "error",
  "flag",
  "timeout",
  "at",
  "exists",
  "present",
  "theme",
  "lang",
  "locale",
]);

/** What a cookie is for by its name, or by the name of what it holds. */
export function cookiePurpose(name: string): CookiePurpose {
  const words = wordsOf(name);
  if (words.some((word) => CSRF.has(word.replace(/token$/, "")))) return "csrf";
  const last = words.at(-1) ?? "";
  if (ABOUT.has(last)) return "other";
  const isRefreshed = words.includes("refresh") || words.includes("remember");
  return isRefreshed || words.some((word) => BEARER.has(word)) ? "session" : "other";
}
