import { Chalk } from "chalk";
import type { ChalkInstance } from "chalk";

/** What standard output can show. */
export interface Screen {
  readonly width: number;
  readonly paint: ChalkInstance;
  readonly unicode: boolean;
}

const WIDTH_WITHOUT_TERMINAL = 100;

/** Colours, width and characters of standard output, or of a file; NO_COLOR, FORCE_COLOR and CI are honoured. */
export function screenFor(file: string | null, color: boolean): Screen {
  const plain = file !== null || !color || (process.env["NO_COLOR"] ?? "") !== "";
  const columns = Number(process.env["COLUMNS"]);
  return {
    width: file === null ? process.stdout.columns || (columns > 0 ? columns : WIDTH_WITHOUT_TERMINAL) : WIDTH_WITHOUT_TERMINAL,
    // Without a level chalk asks the terminal and FORCE_COLOR.
    paint: plain ? new Chalk({ level: 0 }) : new Chalk(),
    unicode: process.platform !== "win32" || process.env["WT_SESSION"] !== undefined || process.env["TERM_PROGRAM"] === "vscode",
  };
}
