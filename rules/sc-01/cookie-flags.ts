import type { CookieState, Location, Operation } from "../../src/model/index.js";
import { isMadeBy, asvs, callersOf, callsOnce, cookieState, cwe, defineRule, holdsPlace, rfc, z } from "../../src/model/index.js";

export default defineRule({
  meta: {
    leaf: "SC-01/session-security",
    since: "0.1.0",
    summary: "a cookie is set without HttpOnly, Secure or SameSite",
    why: "A cookie that carries a session or a token is the user to whoever sends it. Without HttpOnly any script on the page reads it, without Secure it crosses the network in the clear with the first plain request, without SameSite other sites make the browser send it along.",
    fix: "set httpOnly, secure and sameSite on the cookie",
    limits:
      "What a cookie is for is taken from what it holds where that is a token that is signed here, and else from its name, which makes a finding likely. Cookies of other kinds are asked for Secure and SameSite only; HttpOnly is not asked of a CSRF token, which scripts must read, and nothing of a cookie that is cleared. A value that the deployment or a caller outside the program decides is a gap. Cookies that a library sets out of sight are not seen.",
    references: [cwe(1004), cwe(614), cwe(1275), rfc("6265bis"), asvs("3.3.1"), asvs("3.3.2"), asvs("3.3.4")],
    options: z.object({
      "same-site": z.enum(["lax", "strict"]).default("lax").describe("What SameSite must be at least on a cookie of a session or token."),
      prefix: z.boolean().default(false).describe("Whether a cookie of a session or token must have the prefix `__Host-`."),
    }),
    strict: { "same-site": "strict", prefix: true },
    messages: {
      weak: { severity: "error", text: "{{cookie}} is set without {{flags}}" },
      none: {
        severity: "error",
        text: "{{cookie}} is set with SameSite=None and without Secure: browsers refuse it, or send it in the clear",
        fix: "set secure on the cookie, or SameSite=Lax where no other site needs it",
      },
      "cross-site": {
        severity: "warn",
        text: "{{cookie}} goes along with requests from every site (SameSite=None), and nothing here says that it is Secure",
        fix: "set secure beside SameSite=None",
      },
      other: { severity: "warn", text: "{{cookie}} is set without {{flags}}", fix: "set secure and sameSite on the cookie" },
      lax: { severity: "error", text: "{{cookie}} is SameSite=Lax where Strict is asked for", fix: "set SameSite=Strict" },
      prefix: {
        severity: "warn",
        text: "{{cookie}} has no __Host- prefix",
        fix: "name the cookie __Host-…, with Secure, the path / and no domain",
      },
    },
  },
  *check(program, { finding, evidence, gap, missing, options }) {
    const operations = program.operations("cookie.set", "session.configure");
    if (operations.length === 0) yield missing("no cookies are seen to be set", "calls that set cookies");
    const tokens = program.operations("jwt.sign").map(({ site }) => site);
    const texts = operations.map(({ site }) => site);
    for (const { first, operations: all } of callsOnce(operations)) {
      // A header that is given the text that another call makes: that call is judged.
      const runs = all.filter((operation) => !isMadeBy(operation.slot("header"), texts));
      const live = runs.filter(({ developmentOnly }) => !developmentOnly);
      if (live.length < runs.length) yield evidence("a cookie for development only", first.at);
      const judged = live.map((operation) => judge(operation, cookieState(program, operation, tokens), options));
      for (const { fault, operations: faulty } of eachOnce(judged.flatMap(({ faults }) => faults)))
        yield finding(fault.id, {
          at: fault.at,
          certainty: fault.likely ? "likely" : "proven",
          related: [...(holdsPlace(first.at, fault.at) ? [] : [{ at: first.at, message: "set here" }]), ...callersOf(program, faulty)],
          data: { aspect: fault.aspect, cookie: fault.cookie, flags: fault.flags },
          subject: `${fault.cookie} ${fault.flags}`,
        });
      const lost = judged.find(({ because }) => because !== null)?.because ?? null;
      if (lost !== null) yield gap(`the flags of a cookie: ${lost}`, first.at);
      if (judged.some(({ faults, because }) => faults.length === 0 && because === null)) yield evidence("a cookie has its flags", first.at);
    }
  },
});

interface Fault {
  readonly id: "weak" | "none" | "cross-site" | "other" | "lax" | "prefix";
  readonly cookie: string;
  readonly flags: string;
  readonly aspect: readonly string[];
  readonly at: Location;
  readonly likely: boolean;
  readonly operation: Operation;
}

interface Judged {
  readonly faults: readonly Fault[];
  /** Why a flag can't be told; null where all can. */
  readonly because: string | null;
}

interface Demands {
  readonly "same-site": "lax" | "strict";
  readonly prefix: boolean;
}

function judge(operation: Operation, cookie: CookieState, demands: Demands): Judged {
  if (cookie.cleared) return { faults: [], because: null };
  const { httpOnly, secure, sameSite, name } = cookie;
  const isSession = cookie.purpose === "session";
  const likely = !operation.certain || (isSession && !cookie.proven);
  const asked = [
    ...(isSession ? [{ flag: "HttpOnly", state: httpOnly }] : []),
    { flag: "Secure", state: secure },
    { flag: "SameSite", state: sameSite },
  ];
  const without = asked.filter(({ state }) => state.is === "absent" || state.is === "off");
  const unsafeNone = sameSite.is === "none" && isUnset(secure);
  const left = unsafeNone ? without.filter(({ flag }) => flag !== "Secure") : without;
  const common = { cookie: titleOf(operation, name), operation, likely };
  const fault = (id: Fault["id"], flags: readonly string[], at: Location): Fault => ({
    ...common,
    id,
    flags: flags.join(", ").replace(/, (\w+)$/, " and $1"),
    aspect: flags.map(aspectOf),
    at,
  });

  const faults: Fault[] = [];
  if (left.length > 0)
    faults.push(
      fault(
        isSession ? "weak" : "other",
        left.map(({ flag }) => flag),
        placeOf(
          operation,
          left.map(({ state }) => state),
        ),
      ),
    );
  if (unsafeNone) faults.push(fault("none", ["SameSite", "Secure"], placeOf(operation, [secure])));
  // What is spread in beside it may bring it, but nobody who reads this call can tell.
  const isCrossSite =
    sameSite.is === "none" && secure.is === "unknown" && operation.written("sameSite") !== null && operation.written("secure") === null;
  if (isCrossSite) faults.push({ ...fault("cross-site", ["SameSite", "Secure"], sameSite.at), likely: true });
  if (isSession && sameSite.is === "lax" && demands["same-site"] === "strict") faults.push(fault("lax", ["SameSite"], sameSite.at));
  if (isSession && demands.prefix && name !== null && !hasPrefix(operation, name)) faults.push(fault("prefix", ["prefix"], operation.at));
  const lost = asked.map(({ state }) => state).find((state) => state.is === "unknown");
  return { faults, because: lost?.is === "unknown" && !isCrossSite ? lost.because : null };
}

type State = CookieState["secure"] | CookieState["sameSite"];

function isUnset(state: State): boolean {
  return state.is === "absent" || state.is === "off";
}

/** Where flags are switched off, or the call where one is only missing. */
function placeOf(operation: Operation, states: readonly State[]): Location {
  const places = states.flatMap((state) => ("at" in state && state.at !== null ? [state.at] : []));
  return places.length === states.length ? (places[0] ?? operation.at) : operation.at;
}

function titleOf(operation: Operation, name: string | null): string {
  if (operation.kind === "session.configure") return "the session's cookie";
  return name === null ? "a cookie" : `the cookie ${name}`;
}

function aspectOf(flag: string): string {
  return flag.charAt(0).toLowerCase() + flag.slice(1);
}

function hasPrefix(operation: Operation, name: string): boolean {
  const prefix = operation.slot("prefix");
  return name.startsWith("__Host-") || (prefix.is === "known" && prefix.value.is === "constant" && prefix.value.value === "host");
}

/** A call that several callers bind alike says one thing once. */
function eachOnce(faults: readonly Fault[]): readonly { readonly fault: Fault; readonly operations: readonly Operation[] }[] {
  const found = new Map<string, { fault: Fault; operations: Operation[] }>();
  for (const fault of faults) {
    const key = [fault.id, fault.cookie, fault.flags, fault.at.file, ...fault.at.span].join(" ");
    const before = found.get(key) ?? { fault, operations: [] };
    before.operations.push(fault.operation);
    found.set(key, before);
  }
  return [...found.values()];
}
