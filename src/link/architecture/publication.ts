import type { Context, Element, PackageFacts, Publication } from "../../model/index.js";
import { folderWord } from "./folder-words.js";

const PUBLIC_FOLDERS = new Set(["contracts", "contract", "publicapi", "public", "published", "publishedlanguage", "integrationevents"]);
const PUBLIC_FILE = /^(index|public-?api|public_api|contracts?)(\.d)?\.[cm]?[jt]s$/i;

/** Whether a file belongs to the published surface of its context: as configured, else its index, its contracts, its package's exports, its events. */
export function publication(
  path: string,
  context: Context,
  listed: ((path: string) => boolean) | null,
  pkg: PackageFacts | null,
  elements: readonly Element[],
  wires: boolean,
): Publication {
  const below = context.folder === null || context.folder === "" ? path : path.slice(context.folder.length + 1);
  if (listed !== null) {
    return listed(below)
      ? { public: true, why: "listed as public" }
      : { public: false, why: `not among the public files of ${context.name}` };
  }
  const segments = below.split("/");
  const file = segments[segments.length - 1] ?? "";
  const folders = segments.slice(0, -1);
  if (PUBLIC_FILE.test(file) && folders.every((folder) => folder === "src") && !wires)
    return { public: true, why: `${file} of the context` };
  const published = folders.find((folder) => PUBLIC_FOLDERS.has(folderWord(folder)));
  if (published !== undefined) return { public: true, why: `folder ${published}/` };
  if (pkg !== null && pkg.folder !== "" && pkg.folder === context.folder && pkg.entries.includes(path))
    return { public: true, why: `published by the package ${pkg.name}` };
  if (elements.length > 0 && elements.every((element) => element.role === "domain-event" || element.role === "integration-event"))
    return { public: true, why: "declares events, which are published language" };
  return { public: false, why: `inside ${context.name}` };
}
