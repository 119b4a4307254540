import { ArchlintError } from "../model/error.js";
import type { CheckFormat } from "./check-formats.js";
import { CHECK_FORMATS } from "./check-formats.js";
import { choose } from "./choose.js";

/** A format and the file that it goes to; null is standard output. */
export interface Outlet {
  readonly format: CheckFormat;
  readonly file: string | null;
}

/** Reads `--format text --format sarif=archlint.sarif --output-file <file>`; GitHub's annotations come beside the text without being asked for. */
export function outletsOf(formats: readonly string[], outputFile: string | null, onGitHub: boolean): readonly Outlet[] {
  const asked = (formats.length === 0 ? ["text"] : formats).map((written): Outlet => {
    const at = written.indexOf("=");
    const format = choose("format", at < 0 ? written : written.slice(0, at), CHECK_FORMATS);
    const file = at < 0 ? null : written.slice(at + 1);
    if (file === "") throw new ArchlintError(`--format ${written} names no file after the =`);
    return { format, file };
  });
  const open = asked.filter((each) => each.file === null);
  if (open.length > 1) {
    const names = open.map((each) => each.format).join(" and ");
    throw new ArchlintError(
      `${names} can't both go to ${outputFile ?? "standard output"}; give all but one a file: --format ${open[1]?.format ?? ""}=<file>`,
    );
  }
  if (outputFile !== null && open.length === 0)
    throw new ArchlintError("--output-file has nothing to hold: every --format has a file of its own");
  const outlets = asked.map((each) => (each.file === null ? { ...each, file: outputFile } : each));
  const files = outlets.flatMap((each) => each.file ?? []);
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new ArchlintError(`two formats can't both go to ${twice}`);
  const textOnStdout = outlets.some((each) => each.format === "text" && each.file === null);
  const annotated = outlets.some((each) => each.format === "github");
  return onGitHub && textOnStdout && !annotated ? [...outlets, { format: "github", file: null }] : outlets;
}
