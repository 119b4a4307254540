import { spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { ArchlintError } from "../model/error.js";
import { foreignRepository } from "../model/foreign-repository.js";

/** Where git looks for the hooks of a work tree. */
export interface HookPlace {
  /** The work tree's top folder, absolute and real. */
  readonly root: string;
  /** The repository's own folder, which linked work trees share. */
  readonly commonFolder: string;
  readonly hooksFolder: string;
  /** `core.hooksPath` as it is written, null where it is not set. */
  readonly hooksPath: string | null;
  /** Set for this repository, and not for all of the user's. */
  readonly isOwnPath: boolean;
}

/** Asks git; nothing of the repository is run. */
export function findHookPlace(folder: string): HookPlace {
  const top = git(folder, ["rev-parse", "--show-toplevel"]);
  if (top === null) throw new ArchlintError("no git work tree here: run this inside a repository (git init makes one)");
  const root = realpathSync(top);
  const common = git(root, ["rev-parse", "--git-common-dir"]) ?? ".git";
  const hooks = git(root, ["rev-parse", "--git-path", "hooks"]) ?? ".git/hooks";
  const [scope, written] = git(root, ["config", "--show-scope", "--get", "core.hooksPath"])?.split("\t") ?? [];
  return {
    root,
    commonFolder: realpathSync(resolve(root, common)),
    hooksFolder: resolve(root, hooks),
    hooksPath: written ?? null,
    isOwnPath: scope === undefined || scope === "local" || scope === "worktree",
  };
}

/** Inside the work tree or the repository's own folder, links followed: nothing else is written to. */
export function isWithin({ root, commonFolder }: HookPlace, folder: string): boolean {
  return [root, commonFolder].some((each) => isBelow(each, realOf(folder)));
}

/** As a person names it: from the top folder where it lies in it. */
export function shownPath({ root }: HookPlace, path: string): string {
  return isBelow(root, path) ? relative(root, path).split(sep).join("/") : path;
}

/** Whether `path` is `folder` or lies in it. */
export function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The nearest folder that is there decides: what is still to be made can't be a link. */
function realOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    const parent = resolve(folder, "..");
    return parent === folder ? folder : realOf(parent);
  }
}

/** Git's answer without its line break; null where it has none. */
function git(folder: string, args: readonly string[]): string | null {
  const { status, stdout, stderr, error } = spawnSync("git", args, { cwd: folder, encoding: "utf8", env: { ...process.env, LC_ALL: "C" } });
  if (error !== undefined) throw new ArchlintError("git can't be run: it must be installed and in PATH");
  const foreign = status === 0 ? null : foreignRepository(stderr);
  if (foreign !== null) throw foreign;
  return status === 0 ? stdout.replace(/\r?\n$/, "") : null;
}
