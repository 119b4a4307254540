import type { SkippedFile } from "../model/index.js";
import { CONFIGURATION_FILES } from "../model/configuration-files.js";
import { ignoreFilesOf, judgePath, NO_IGNORE_RULES, withIgnoreFile, type IgnoreRules } from "./ignore-rules.js";
import { isCode } from "./listing.js";
import type { Tree, TreeEntry } from "./tree.js";
import { inFolder } from "./tree-path.js";

/** Everything that a walk met. */
export interface Walked {
  readonly files: string[];
  readonly aside: string[];
  readonly folders: string[];
  readonly links: Map<string, string>;
  readonly skipped: SkippedFile[];
  /** Kept folders with a configuration or a manifest, which may hold one. */
  readonly configurable: Set<string>;
  /** The ignore rules inside each kept folder. */
  readonly rules: Map<string, IgnoreRules>;
}

/** Installed packages and the insides of tools: never looked into. */
const CLOSED_FOLDERS = new Set([
  ...[
    "node_modules",
    "bower_components",
    "jspm_packages",
    ".git",
    ".hg",
    ".svn",
    ".next",
    ".nx",
    ".turbo",
    ".yarn",
    ".pnpm-store",
    ".cache",
  ],
  ...[".angular", ".parcel-cache", ".gradle", ".venv", ".tox", ".terraform", ".serverless", ".vercel", ".netlify", ".docusaurus", ".idea"],
]);

/** Dot folders of Remix and React Router that hold sources. */
const SOURCE_DOT_FOLDERS = new Set([".server", ".client"]);

/** Ignored files are only named, and only so many. */
const ASIDE_LIMIT = 20_000;

/** Larger ignore files are nobody's. */
const IGNORE_FILE_LIMIT = 1024 * 1024;

/** Names all files under the root; opens none but ignore files. */
export function walk(tree: Tree): Walked {
  const walked: Walked = { files: [], aside: [], folders: [], links: new Map(), skipped: [], configurable: new Set(), rules: new Map() };
  walkKept(tree, walked, "", NO_IGNORE_RULES);
  return walked;
}

function walkKept(tree: Tree, walked: Walked, start: string, startRules: IgnoreRules): void {
  const open: { readonly folder: string; readonly rules: IgnoreRules }[] = [{ folder: start, rules: startRules }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { folder } = next;
    const entries = entriesOf(tree, walked, folder);
    if (entries === null) continue;
    const rules = readIgnoreFiles(tree, folder, entries, next.rules);
    walked.folders.push(folder);
    walked.rules.set(folder, rules);
    if (entries.some((each) => mayConfigure(each))) walked.configurable.add(folder);
    for (const entry of entries) {
      if (entry.kind === "folder" && CLOSED_FOLDERS.has(entry.name)) continue;
      const path = inFolder(folder, entry.name);
      const { ignored, inside } = judgePath(rules, path, entry.kind === "folder");
      const aside = ignored || (entry.name.startsWith(".") && !SOURCE_DOT_FOLDERS.has(entry.name));
      if (entry.kind === "folder") {
        if (aside) walkAside(tree, walked, path);
        else open.push({ folder: path, rules: inside });
      } else meet(tree, walked, path, entry, aside);
    }
  }
}

function mayConfigure({ name, kind }: TreeEntry): boolean {
  return kind !== "folder" && (name === "package.json" || CONFIGURATION_FILES.includes(name));
}

function walkAside(tree: Tree, walked: Walked, start: string): void {
  const open = [start];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const found = tree.list(folder);
    if (found.is === "unreadable") continue;
    for (const entry of found.entries) {
      if (walked.aside.length >= ASIDE_LIMIT) return;
      const path = inFolder(folder, entry.name);
      if (entry.kind === "file") walked.aside.push(path);
      else if (entry.kind === "folder" && !CLOSED_FOLDERS.has(entry.name)) open.push(path);
    }
  }
}

function entriesOf(tree: Tree, walked: Walked, folder: string): readonly TreeEntry[] | null {
  const found = tree.list(folder);
  if (found.is === "entries") return found.entries;
  walked.skipped.push({ path: folder === "" ? "." : folder, because: found.because });
  return null;
}

function meet(tree: Tree, walked: Walked, path: string, entry: TreeEntry, aside: boolean): void {
  if (entry.kind === "file") {
    if (aside) walked.aside.push(path);
    else walked.files.push(path);
  } else if (entry.kind === "link" && !aside) {
    const target = tree.follow(path);
    if (target.is === "inside") walked.links.set(path, target.path);
    else walked.skipped.push({ path, because: target.because });
  } else if (entry.kind === "other" && !aside && isCode(path)) {
    walked.skipped.push({ path, because: "not a regular file" });
  }
}

function readIgnoreFiles(tree: Tree, folder: string, entries: readonly TreeEntry[], outer: IgnoreRules): IgnoreRules {
  let rules = outer;
  for (const path of ignoreFilesOf(folder)) {
    if (path.endsWith(".gitignore") ? !isFileIn(entries, ".gitignore") : !isInRealGitFolder(tree, path)) continue;
    const found = tree.read(path, IGNORE_FILE_LIMIT);
    if (found.is === "bytes") rules = withIgnoreFile(rules, folder, found.bytes.toString("utf8"));
  }
  return rules;
}

function isFileIn(entries: readonly TreeEntry[], name: string): boolean {
  return entries.some((each) => each.name === name && each.kind === "file");
}

/** `.git` may be a link or, in a linked work tree, a file that names a folder elsewhere: neither is followed. */
function isInRealGitFolder(tree: Tree, path: string): boolean {
  return tree.stat(".git") === "folder" && tree.stat(".git/info") === "folder" && tree.stat(path) === "file";
}
