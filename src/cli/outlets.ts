import { ArchlintError } from "../model/error.js";
import { choose } from "./choose.js";

/** A format and the file that it goes to; null is standard output. */
export interface Outlet<Format extends string> {
  readonly format: Format;
  readonly file: string | null;
}

/** Reads `--format text --format sarif=archlint.sarif --output-file <file>`: at most one format goes to standard output. */
export function outletsOf<Format extends string>(
  asked: readonly string[],
  outputFile: string | null,
  formats: readonly Format[],
): readonly Outlet<Format>[] {
  const outlets = asked.map((written): Outlet<Format> => {
    const at = written.indexOf("=");
    const format = choose("format", at < 0 ? written : written.slice(0, at), formats);
    const file = at < 0 ? null : written.slice(at + 1);
    if (file === "") throw new ArchlintError(`--format ${written} names no file after the =`);
    return { format, file };
  });
  const open = outlets.filter((each) => each.file === null);
  if (open.length > 1) {
    const names = open.map((each) => each.format).join(" and ");
    throw new ArchlintError(
      `${names} can't both go to ${outputFile ?? "standard output"}; give all but one a file: --format ${open[1]?.format ?? ""}=<file>`,
    );
  }
  if (outputFile !== null && open.length === 0)
    throw new ArchlintError("--output-file has nothing to hold: every --format has a file of its own");
  const placed = outlets.map((each) => (each.file === null ? { ...each, file: outputFile } : each));
  const files = placed.flatMap((each) => each.file ?? []);
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new ArchlintError(`two formats can't both go to ${twice}`);
  return placed;
}
