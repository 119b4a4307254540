import { ArchlintError } from "../model/error.js";
import type { Summary } from "../model/result.js";
import { choose } from "./choose.js";

/** What makes a run fail. */
export interface Gate {
  readonly failOn: "error" | "warn" | "info" | "never";
  /** Null where any number of warnings passes. */
  readonly maxWarnings: number | null;
}

/** Reads `--fail-on` and `--max-warnings`. */
export function gateOf(failOn: string, maxWarnings: string | undefined): Gate {
  if (maxWarnings !== undefined && !/^\d+$/.test(maxWarnings))
    throw new ArchlintError(`--max-warnings takes a whole number, not "${maxWarnings}"`);
  return {
    failOn: choose("severity for --fail-on", failOn, ["error", "warn", "info", "never"]),
    maxWarnings: maxWarnings === undefined ? null : Number(maxWarnings),
  };
}

/** The exit code of a result: 0 under the gate, 1 above it. */
export function judgeGate({ failOn, maxWarnings }: Gate, summary: Summary): 0 | 1 {
  const counted = { never: 0, error: summary.error, warn: summary.error + summary.warn, info: summary.error + summary.warn + summary.info };
  const tooMany = maxWarnings !== null && summary.warn > maxWarnings;
  return counted[failOn] > 0 || tooMany ? 1 : 0;
}
