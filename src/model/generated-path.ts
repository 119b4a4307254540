const NAME =
  /(?:^generated-(?:[\w-]+-)?(?:types?|schema|client|sdk)\.[jt]s|[._-](?:generated|gen)\.(?:d\.)?[cm]?[jt]sx?|_pb\.(?:d\.)?[jt]s|\.pb\.[jt]s|\.min\.[cm]?js)$/;
const FOLDERS = new Set(["generated", "__generated__"]);

/** Why a path is that of a file which a tool wrote, or null: by the name or the folder, without a look inside. */
export function generatedPathBecause(path: string): string | null {
  const folders = path.split("/");
  const name = folders.pop() ?? "";
  if (NAME.test(name)) return `named ${name} as generated files are`;
  const folder = folders.find((each) => FOLDERS.has(each));
  return folder === undefined ? null : `in a folder ${folder}/`;
}
