import type { Finding, Picture, PictureEdge, Program } from "../model/index.js";
import { byText, counted } from "../model/index.js";

/** More boxes than this can't be read. */
const MOST_FOLDERS = 20;

/** The sources by folder, with how many imports lead from one to the other: the largest folders are opened while there is room. */
export function modulePicture(program: Program, findings: readonly Finding[]): Picture {
  const folders = openedFolders(program.modules.filter(({ subject }) => subject === "source").map(({ path }) => path));
  const folderOf = new Map([...folders].flatMap(([folder, files]) => files.map((file) => [file, folder] as const)));
  const guilty = new Set(
    findings.flatMap(({ file, data }) => {
      const to = data["to"];
      return typeof to === "string" ? [JSON.stringify([folderOf.get(file), folderOf.get(to)])] : [];
    }),
  );
  const counts = new Map<string, { readonly from: string; readonly to: string; count: number }>();
  for (const [file, from] of folderOf) {
    for (const { to: target } of program.dependenciesOf(file)) {
      const to = folderOf.get(target);
      if (to === undefined || to === from) continue;
      const key = JSON.stringify([from, to]);
      const pair = counts.get(key) ?? { from, to, count: 0 };
      counts.set(key, pair);
      pair.count += 1;
    }
  }
  const joined = new Set([...counts.values()].flatMap(({ from, to }) => [from, to]));
  const drawn = [...folders].filter(([folder]) => joined.has(folder));
  const nodes = drawn.map(([folder, files]) => ({
    id: folder,
    label: `${folder === "" ? "." : folder} (${counted(files.length, "file")})`,
    kind: "folder",
  }));
  const edges = [...counts].map(([key, { from, to, count }]): PictureEdge => {
    return { from, to, label: String(count), kind: guilty.has(key) ? "violation" : "plain" };
  });
  return {
    name: "modules",
    title: "Modules by folder",
    nodes: nodes.sort((a, b) => byText(a.id, b.id)),
    edges: edges.sort((a, b) => byText(a.from, b.from) || byText(a.to, b.to)),
  };
}

/** Files by folder. A folder that is opened keeps the files that stand in itself. */
function openedFolders(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, readonly string[]>(files.length === 0 ? [] : [["", files]]);
  const closed = new Set<string>();
  for (;;) {
    const [largest] = [...folders]
      .filter(([folder]) => !closed.has(folder))
      .sort(([a, left], [b, right]) => right.length - left.length || byText(a, b));
    if (largest === undefined) return folders;
    const [folder, inside] = largest;
    closed.add(folder);
    const parts = new Map<string, string[]>();
    for (const file of inside) {
      const rest = file.slice(folder === "" ? 0 : folder.length + 1);
      const next = rest.includes("/") ? `${folder === "" ? "" : `${folder}/`}${rest.slice(0, rest.indexOf("/"))}` : folder;
      parts.set(next, [...(parts.get(next) ?? []), file]);
    }
    const isOwnAlone = parts.size === 1 && parts.has(folder);
    if (isOwnAlone || folders.size - 1 + parts.size > MOST_FOLDERS) continue;
    folders.delete(folder);
    for (const [part, own] of parts) folders.set(part, own);
  }
}
