import type { Evaluated, Known, Location, Operation } from "../../src/model/index.js";
import { armsOf, asvs, callsOnce, cwe, defineRule, hardcodedSecrets, holdsPlace, page, switchState, z } from "../../src/model/index.js";

export default defineRule({
  meta: {
    leaf: "SC-01/session-security",
    since: "0.1.0",
    summary: "sessions are signed with a secret of the source, kept in the process, or left at defaults that help an attacker",
    why: "Who knows the secret writes session cookies for any user. Sessions in the memory of the process are lost at every restart, differ between replicas and grow until the process dies. A session without an end stays good in a browser that somebody else uses next, one that is stored before anything is in it costs a row for every visitor and robot, and a cookie with the library's own name tells what serves it.",
    fix: "take the secret from the environment, keep sessions in a store that all replicas share, and set an expiry, a name of your own and saveUninitialized: false",
    limits:
      "Judged is the configuration as it is in production: what is set for development only is silent. A store that is chosen where that can't be followed is a gap. The cookie's flags are judged by `sc/cookie-flags`.",
    references: [
      cwe(798),
      cwe(613),
      asvs("13.3.1"),
      asvs("7.3.2"),
      page("OWASP Session Management Cheat Sheet", "https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html"),
    ],
    options: z.object({}),
    messages: {
      secret: {
        severity: "error",
        text: "the secret that signs sessions is written in the source",
        fix: "take the secret from the environment or a vault, and refuse to start without it",
      },
      fallback: {
        severity: "error",
        text: "where {{variable}} is not set, the secret that signs sessions is one that is written in the source",
        fix: "refuse to start where {{variable}} is not set",
      },
      memory: {
        severity: "error",
        text: "sessions are kept in the memory of the process",
        fix: "give sessions a store that all replicas share, such as a database or a cache",
      },
      "no-expiry": { severity: "warn", text: "the session's cookie has no expiry", fix: "set how long the session's cookie is good" },
      uninitialized: {
        severity: "warn",
        text: "a session is stored for every visitor, before there is anything in it",
        fix: "set saveUninitialized: false",
      },
      "default-name": {
        severity: "warn",
        text: "the session's cookie has the library's default name {{name}}",
        fix: "give the cookie a name that says nothing of what serves it",
      },
    },
  },
  *check(program, { finding, evidence, gap, missing }) {
    const operations = program.operations("session.configure");
    if (operations.length === 0) yield missing("no sessions are seen to be configured", "configuration of sessions");
    const live = operations.filter(({ developmentOnly }) => !developmentOnly);
    if (live.length < operations.length) yield evidence("sessions for development only");

    const uses = live.flatMap((operation) => {
      const secret = operation.slot("secret");
      return secret.is === "known" ? [{ operation, slot: "secret", secret: secret.value }] : [];
    });
    for (const { literal, related, likely } of hardcodedSecrets(program, uses)) {
      const aspect = literal.text.length < 32 ? ["secret", "weak"] : ["secret"];
      const details = { at: literal.at, related, certainty: likely ? "likely" : "proven", subject: literal.insteadOf ?? "" } as const;
      if (literal.insteadOf === null) yield finding("secret", { ...details, data: { aspect } });
      else
        yield finding("fallback", {
          ...details,
          data: { aspect, variable: literal.insteadOf === "" ? "another value" : literal.insteadOf },
        });
    }

    for (const { first } of callsOnce(live)) {
      const faults = faultsOf(first);
      for (const { id, aspect, name, at } of faults)
        yield finding(id, {
          at,
          certainty: first.certain ? "proven" : "likely",
          related: holdsPlace(first.at, at) ? [] : [{ at: first.at, message: "used here" }],
          data: { aspect: [aspect], name },
          subject: name,
        });
      const gaps = gapsOf(first);
      for (const because of gaps) yield gap(because, first.at);
      if (faults.length === 0 && gaps.length === 0) yield evidence("sessions are configured", first.at);
    }
  },
});

interface Fault {
  readonly id: "memory" | "no-expiry" | "uninitialized" | "default-name";
  readonly aspect: string;
  readonly name: string;
  readonly at: Location;
}

function faultsOf(session: Operation): readonly Fault[] {
  const faults: Fault[] = [];
  const store = session.slot("store");
  if (store.is === "known" && armsOf(store.value).every(isMemory))
    faults.push({ id: "memory", aspect: "store", name: "", at: store.value.at });
  const ends = ["expires", "maxAge"].map((name) => session.slot(name));
  if (ends.every(isUnset)) faults.push({ id: "no-expiry", aspect: "expiry", name: "", at: session.at });
  const uninitialized = switchState(session.slot("saveUninitialized"));
  if (uninitialized.is === "on") faults.push({ id: "uninitialized", aspect: "uninitialized", name: "", at: uninitialized.at });
  const name = textOf(session.slot("name"));
  if (name !== null && name === textOf(session.slot("defaultName")))
    faults.push({ id: "default-name", aspect: "name", name, at: session.at });
  return faults;
}

function gapsOf(session: Operation): readonly string[] {
  const store = session.slot("store");
  const secret = session.slot("secret");
  const partly = store.is === "known" && armsOf(store.value).some(isMemory) && !armsOf(store.value).every(isMemory);
  return [
    ...(secret.is === "unknown" ? [`the secret of sessions: ${secret.because}`] : []),
    ...(store.is === "unknown" ? [`the store of sessions: ${store.because}`] : []),
    ...(partly ? ["the store of sessions: the memory of the process in some cases"] : []),
  ];
}

function isMemory(store: Evaluated): boolean {
  return store.is === "constant" && store.value === "memory";
}

function isUnset(slot: Known<Evaluated>): boolean {
  return slot.is === "absent" || (slot.is === "known" && slot.value.is === "constant" && slot.value.value === null);
}

function textOf(slot: Known<Evaluated>): string | null {
  return slot.is === "known" && slot.value.is === "constant" && typeof slot.value.value === "string" ? slot.value.value : null;
}
