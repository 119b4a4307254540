import type { CallSite, Evaluated } from "./evaluated.js";
import type { Known } from "./known.js";
import type { Location } from "./location.js";
import type { Value } from "./value.js";

/** What calls into libraries do, as far as rules ask: the catalog gives each known symbol one of them. */
export const OPERATION_KINDS = [
  "cookie.set",
  "cookie.clear",
  /** Defaults of the cookies that are set with the library. */
  "cookie.configure",
  "session.configure",
  "jwt.sign",
  "jwt.verify",
  "jwt.decode",
  "jwt.configure",
  /** The program's own configuration: what a key is where its reader is asked for it. */
  "config.define",
  /** A pool of connections is made, or said how to be. */
  "pool.configure",
  "database.read",
  "database.write",
  /** A statement as text: becomes `database.read`, `database.write` or one of `transaction.*` by its first word. */
  "database.sql",
  /** Told to a unit of work, written when it flushes. */
  "database.persist",
  "database.flush",
  /** A lazy query that does nothing until it is awaited or run. */
  "database.query-builder",
  /** Runs its callback in a transaction. */
  "transaction.run",
  "transaction.begin",
  "transaction.commit",
  "transaction.rollback",
  /** From here on the statements of a library take part in the transaction whose callback they run in, with no handle passed. */
  "transaction.ambient",
  /** To a broker out of process. */
  "message.publish",
  "message.consume",
  /** To handlers in this process. */
  "event.publish",
  "event.subscribe",
  /** To the one handler of a command or query in this process. */
  "command.dispatch",
  "remote.call",
  "mail.send",
  "payment.charge",
  /** Into a second store beside the database: search index, object storage. */
  "store.write",
  "cache.write",
  "file.write",
  "file.read",
  "log.write",
  "route.register",
  "middleware.use",
] as const;

/** One of the kinds of operation. */
export type OperationKind = (typeof OPERATION_KINDS)[number];

/** A call whose meaning the catalog knows. */
export interface Operation {
  readonly kind: OperationKind;
  /** Canonical name of what is called: `jsonwebtoken#sign`. */
  readonly symbol: string;
  readonly site: CallSite;
  /** The call, or its last link in a chain. */
  readonly at: Location;
  /** The calls that bound the parameters of the functions around it, outermost first: empty where its own body says all. */
  readonly via: readonly CallSite[];
  /** False where only a guess at the receiver's type led here (a parameter named `res`): its findings are `likely`. */
  readonly certain: boolean;
  /** Never runs in production: under a test of the environment. */
  readonly developmentOnly: boolean;
  /** The package's version as declared or locked, major first; null where unknown. */
  readonly version: string | null;
  /** A named part of the call as the catalog locates it: the value, certain absence, or why it can't be told. A library's default counts as present. */
  slot(name: string): Known<Evaluated>;
  /** The expression that a named part is written as, where the call itself shows it: a whole argument, a key of an object literal there, the receiver; null elsewhere. */
  written(name: string): Value | null;
}
