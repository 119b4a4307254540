import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { ArchlintError } from "../model/error.js";

/** Writes a whole file or none: beside it first, then in its place. What is no regular file (a device, a pipe) is written to directly. */
export function writeAside(file: string, text: string): void {
  try {
    const present = statSync(file, { throwIfNoEntry: false });
    if (present !== undefined && !present.isFile()) {
      writeFileSync(file, text);
      return;
    }
    // A symbolic link stays one: its target is replaced.
    const target = present === undefined ? file : realpathSync(file);
    const aside = `${target}.${process.pid}.tmp`;
    try {
      writeFileSync(aside, text);
      renameSync(aside, target);
    } finally {
      rmSync(aside, { force: true });
    }
  } catch (error) {
    throw new ArchlintError(`can't write ${file}: ${reasonOf(error)}`);
  }
}

/** Node's own words without the name of the file beside, which nobody asked for. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/, (?:open|write|rename|stat)\b.*$/s, "") : String(error);
}
