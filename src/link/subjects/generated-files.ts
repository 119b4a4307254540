import { generatedPathBecause } from "../../model/index.js";
import type { SubjectFile } from "./subject-file.js";

/** Why a file was written by a tool, or null. */
export function generatedBecause(file: SubjectFile): string | null {
  return file.outline.generated ? "its header says that a tool wrote it" : generatedPathBecause(file.path);
}
