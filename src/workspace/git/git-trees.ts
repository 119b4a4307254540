import { ArchlintError } from "../../model/error.js";
import type { Tree } from "../tree.js";
import { openWorkTree } from "../work-tree.js";
import type { Git } from "./git.js";
import { patchTree, type Patch, type PatchedFile } from "./patched-tree.js";

/** The states of a repository that git knows, as trees of one linted root. Submodules are seen as they are on disk. */
export interface GitTrees {
  /** Whether anything under the root is staged for the next commit. */
  isStaged(): boolean;
  /** Whether a file, by its absolute path, is on disk what it is in the index. */
  isAsStaged(path: string): boolean;
  /** What the next commit will hold. */
  index(): Tree;
  /** What a commit holds. */
  commit(id: string): Tree;
  /** The commit that the index stands on; null before the first. */
  head(): string | null;
  /** The commit at which the branch left another; throws where there is none. */
  mergeBase(ref: string): string;
}

const NOT_THERE = "000000";
const LINK = "120000";
const SUBMODULE = "160000";
/** Renames are told of as a file that went and one that came; submodules aren't looked into. */
const DIFF = ["--raw", "-z", "--no-renames", "--ignore-submodules=all", "--no-ext-diff", "--relative"];

/** Opens the states of the repository around a root, whose path must be absolute and real. */
export function openGitTrees(root: string, git: Git): GitTrees {
  if (git.ask(["rev-parse", "--is-inside-work-tree"]) !== "true") {
    throw new ArchlintError(`${root} is in no git repository; --staged and --since compare with one, a plain archlint check doesn't`);
  }
  const isUnborn = (): boolean => git.ask(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]) === null;

  function treeOf(patch: Patch): Tree {
    return patchTree(openWorkTree(root), patch, (blobs) => readBlobs(git, blobs));
  }

  return {
    isStaged: () => isUnborn() || git.run(["diff-index", "--cached", ...DIFF, "HEAD", "--", "."]).length > 0,
    isAsStaged: (path) => git.ask(["diff-files", "--quiet", "--", path]) !== null,
    index: () => treeOf(new Map([...onDiskOnly(git), ...changes(git.run(["diff-files", ...DIFF, "--", "."]))])),
    commit: (id) => treeOf(new Map([...onDiskOnly(git), ...changes(git.run(["diff-index", ...DIFF, id, "--", "."]))])),
    head: () => git.ask(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]),
    mergeBase: (ref) => mergeBaseOf(git, ref),
  };
}

/** Files that the disk has and git doesn't know, and files that git knows and a sparse checkout left out. */
function onDiskOnly(git: Git): Patch {
  const patch = new Map<string, PatchedFile | null>();
  for (const path of fields(git.run(["ls-files", "-o", "--exclude-standard", "-z"]))) patch.set(path.replace(/\/$/, ""), null);
  const unmerged: string[] = [];
  for (const entry of fields(git.run(["ls-files", "-s", "-t", "-z"]))) {
    const [, tag, mode = "", blob = "", path = ""] = /^(\S) (\d+) ([0-9a-f]+) \d\t(.*)$/s.exec(entry) ?? [];
    if (tag === "M") unmerged.push(path);
    if (tag === "S" && mode !== SUBMODULE) patch.set(path, { kind: mode === LINK ? "link" : "file", blob });
  }
  const [first] = unmerged;
  if (first !== undefined) {
    throw new ArchlintError(`${first} has a merge conflict in the index; resolve it and git add it, so that there is one state to judge`);
  }
  return patch;
}

/** The left side of `git diff --raw -z`: `:100644 100755 <blob> <blob> M`, then the path. */
function changes(raw: Buffer): Patch {
  const patch = new Map<string, PatchedFile | null>();
  const parts = fields(raw);
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [mode = "", newMode = "", blob = ""] = (parts[at] ?? "").slice(1).split(" ");
    const path = parts[at + 1] ?? "";
    if (mode === SUBMODULE || newMode === SUBMODULE) continue;
    patch.set(path, mode === NOT_THERE ? null : { kind: mode === LINK ? "link" : "file", blob });
  }
  return patch;
}

function fields(output: Buffer): readonly string[] {
  return output.toString("utf8").split("\0").slice(0, -1);
}

/** `<blob> blob <size>`, a line break, the content, a line break; for each that was asked. */
function readBlobs(git: Git, blobs: readonly string[]): readonly Buffer[] {
  const output = git.run(["cat-file", "--batch"], `${blobs.join("\n")}\n`);
  let at = 0;
  return blobs.map((blob) => {
    const end = output.indexOf(10, at);
    const size = / blob (\d+)$/.exec(output.toString("latin1", at, end))?.[1];
    if (size === undefined) {
      throw new ArchlintError(
        `the object ${blob} is not in this clone; fetch it whole (git fetch --refetch --filter=blob:limit=1g, or no --filter)`,
      );
    }
    const start = end + 1;
    at = start + Number(size) + 1;
    return output.subarray(start, at - 1);
  });
}

function mergeBaseOf(git: Git, ref: string): string {
  // What begins with a dash would be an option.
  const commit = ref.startsWith("-") ? null : git.ask(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
  const isShallow = git.ask(["rev-parse", "--is-shallow-repository"]) === "true";
  const deepen = isShallow ? "this clone is shallow: git fetch --unshallow, or fetch-depth: 0 in the checkout step" : null;
  if (commit === null) {
    const [remote, ...branch] = ref.split("/");
    const fetch = branch.length > 0 ? `git fetch ${remote ?? ""} ${branch.join("/")}` : "git fetch";
    throw new ArchlintError(`--since ${ref}: there is no such commit, branch or tag here; ${deepen ?? `${fetch}${branchesOf(git)}`}`);
  }
  const base = git.ask(["merge-base", "HEAD", commit]);
  if (base === null)
    throw new ArchlintError(`--since ${ref}: it has no commit in common with HEAD; ${deepen ?? "name the branch that this one began on"}`);
  return base.split("\n")[0] ?? base;
}

/** The branches that were worked on last: one of them was probably meant. */
function branchesOf(git: Git): string {
  const listed = git.ask(["for-each-ref", "--sort=-committerdate", "--count=5", "--format=%(refname:short)", "refs/heads", "refs/remotes"]);
  return listed === null || listed === "" ? "" : `, or name one of ${listed.split("\n").join(", ")}`;
}
