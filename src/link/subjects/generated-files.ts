import type { SubjectFile } from "./subject-file.js";

const NAME =
  /(?:^generated-(?:[\w-]+-)?(?:types?|schema|client|sdk)\.[jt]s|[._-](?:generated|gen)\.(?:d\.)?[cm]?[jt]sx?|_pb\.(?:d\.)?[jt]s|\.pb\.[jt]s|\.min\.[cm]?js)$/;
const FOLDERS = new Set(["generated", "__generated__"]);

/** Why a file was written by a tool, or null. */
export function generatedBecause(file: SubjectFile): string | null {
  if (file.outline.generated) return "its header says that a tool wrote it";
  if (NAME.test(file.name)) return `named ${file.name} as generated files are`;
  const folder = file.folders.find((each) => FOLDERS.has(each));
  return folder === undefined ? null : `in a folder ${folder}/`;
}
