import type { Manifest } from "./manifest.js";
import type { Tree } from "./tree.js";
import { nameOf } from "./tree-path.js";

/** A document's text as the repository has it. */
export interface DocumentText {
  readonly path: string;
  readonly text: string;
}

/** Packages that read services from documents. */
const READERS = ["node-dependency-injection"];
/** Nobody writes larger ones by hand. */
const DOCUMENT_LIMIT = 256 * 1024;
/** More are no configuration. */
const MOST_DOCUMENTS = 1_000;
const DOCUMENT = /\.(?:ya?ml|json)$/;
const OTHERS =
  /^(?:package(?:-lock)?|tsconfig.*|jsconfig.*|.*\.schema|openapi.*|swagger.*|docker-compose.*|compose.*|pnpm-(?:lock|workspace))\.(?:ya?ml|json)$/;

/** The documents that may define what a container gives: none where no package reads such. */
export function documentTexts(tree: Tree, files: Iterable<string>, manifests: readonly Manifest[]): readonly DocumentText[] {
  if (!manifests.some(({ dependencies }) => READERS.some((name) => Object.hasOwn(dependencies, name)))) return [];
  const texts: DocumentText[] = [];
  for (const path of files) {
    if (!DOCUMENT.test(path) || OTHERS.test(nameOf(path)) || texts.length >= MOST_DOCUMENTS) continue;
    const found = tree.read(path, DOCUMENT_LIMIT);
    if (found.is === "unreadable") continue;
    const text = found.bytes.toString("utf8");
    if (/\b(?:services|imports|parameters)\b/.test(text)) texts.push({ path, text });
  }
  return texts;
}
