import { ArchlintError } from "../model/error.js";
import { visible } from "../output/visible.js";

/** Says on stderr why archlint could not run: one line a problem. */
export function reportError(error: unknown, verbose: boolean): void {
  if (error instanceof ArchlintError) {
    for (const line of error.message.split("\n")) note(line);
  } else {
    const message = (error instanceof Error ? error.message : String(error)).trim().replace(/\s*\n\s*/g, " ");
    note(`${message} (a fault of archlint itself${verbose ? "" : "; --verbose shows where"})`);
  }
  if (verbose && error instanceof Error && error.stack !== undefined) process.stderr.write(`${error.stack}\n`);
}

/** A remark beside the results; it may hold names of the linted repository. */
export function note(message: string): void {
  process.stderr.write(`archlint: ${visible(message)}\n`);
}
