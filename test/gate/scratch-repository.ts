import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { archlint, bareEnvironment, folderWith } from "../cli/archlint.js";

/** A git repository of a test's own, with nothing of the machine's configuration. */
export interface Scratch {
  readonly cwd: string;
  /** Runs git, and throws with its words where it fails. */
  git(...args: readonly string[]): string;
  /** Writes all that there is into a commit. */
  commit(message?: string): void;
  edit(file: string, change: (text: string) => string): void;
  /** `archlint check --format compact` with more options: the exit code, the findings and what was said beside. */
  check(...args: readonly string[]): Checked;
}

/** What a check came to. */
export interface Checked {
  readonly code: number | null;
  readonly lines: readonly string[];
  readonly stderr: string;
}

/** What git needs to commit, and nothing that this machine's user has set. */
export const GIT_ENVIRONMENT: Readonly<Record<string, string>> = {
  GIT_AUTHOR_NAME: "test",
  GIT_AUTHOR_EMAIL: "test@example.org",
  GIT_COMMITTER_NAME: "test",
  GIT_COMMITTER_EMAIL: "test@example.org",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
};

/** Makes a repository with these files in its first commit. */
export function scratchRepository(files: Readonly<Record<string, string>>): Scratch {
  const scratch = scratchIn(folderWith(files));
  scratch.git("init", "-q", "-b", "main");
  scratch.commit("first");
  return scratch;
}

/** The same for a folder that is a repository, or will be. */
export function scratchIn(cwd: string): Scratch {
  const git = (...args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync("git", args, { cwd, encoding: "utf8", env: bareEnvironment(GIT_ENVIRONMENT) });
    if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}${stdout}`);
    return stdout;
  };
  return {
    cwd,
    git,
    commit(message = "more") {
      git("add", "-A");
      git("commit", "-qm", message);
    },
    edit(file, change) {
      writeFileSync(join(cwd, file), change(readFileSync(join(cwd, file), "utf8")));
    },
    check(...args) {
      const { code, stdout, stderr } = archlint(["check", "--format", "compact", ...args], { cwd, env: GIT_ENVIRONMENT });
      return { code, lines: stdout.trim() === "" ? [] : stdout.trim().split("\n"), stderr };
    },
  };
}
