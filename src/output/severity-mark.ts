import type { ChalkInstance } from "chalk";
import type { Severity } from "../model/index.js";

/** The sign of a severity, in its colour. */
export function severityMark(severity: Severity, paint: ChalkInstance, unicode: boolean): string {
  const marks = unicode ? { error: "✖", warn: "▲", info: "●" } : { error: "x", warn: "!", info: "i" };
  return severityColour(severity, paint)(marks[severity]);
}

/** The colour of a severity. */
export function severityColour(severity: Severity, paint: ChalkInstance): ChalkInstance {
  return severity === "error" ? paint.red : severity === "warn" ? paint.yellow : paint.blue;
}
