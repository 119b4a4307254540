/**
 * What a symbol from outside the program is for, as far as a domain model asks. `pure` only computes; `serialization`, `clock` and `random`
 * compute too, with what a reader may not see; `annotation` has a meaning only beside the decorators of its package; the others reach out
 * of the process, or bind their user to what does.
 */
export type Purpose =
  | "pure"
  | "annotation"
  | "serialization"
  | "clock"
  | "random"
  | "framework"
  | "container"
  | "http-server"
  | "api-documentation"
  | "persistence"
  | "broker"
  | "network"
  | "remote-service"
  | "mail"
  | "payment"
  | "file-system"
  | "process"
  | "environment"
  | "logging"
  | "telemetry";

/** The name that purposes know the language's own globals by: `global`, with the member `Date.now`. */
export const GLOBALS = "global";
