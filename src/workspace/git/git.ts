import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { ArchlintError } from "../../model/error.js";
import { foreignRepository } from "../../model/foreign-repository.js";
import { lazily } from "../../model/lazily.js";

/** Git in one folder. Nothing that it is asked here writes, fetches or runs a program of the repository. */
export interface Git {
  /** The output of a git command; throws `ArchlintError` with git's own words where it fails. */
  run(args: readonly string[], input?: string): Buffer;
  /** The output without its last line break, or null where the command fails. */
  ask(args: readonly string[]): string | null;
}

/** What git is told for every command: no file system monitor or hook of the repository's configuration is started, and paths are printed as they are. */
const SAFE = ["-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "-c", "core.hooksPath=/dev/null"];

/** The keys that name programs for the content of files. */
const FILTERS = ["config", "-z", "--name-only", "--get-regexp", "^filter\\..*\\.(clean|smudge|process|required)$"];

/** Larger than any listing; a blob that is too large for a source is refused by its reader. */
const MAX_OUTPUT = 1024 * 1024 * 1024;

/** Relative to the folder that a hook is started in, which is not the one that git is run in here. */
const PATHS = ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"];

type Environment = Readonly<Record<string, string | undefined>>;

/** Opens git for a folder; `environment` is the process's own, its paths relative to `workingFolder`. */
export function openGit(folder: string, environment: Environment, workingFolder: string): Git {
  const env: Record<string, string | undefined> = { ...environment, GIT_OPTIONAL_LOCKS: "0", GIT_NO_LAZY_FETCH: "1", LC_ALL: "C" };
  for (const name of PATHS) {
    const path = env[name];
    if (path !== undefined && path !== "") env[name] = resolve(workingFolder, path);
  }

  // A file as new as the index is compared by its content, and that would run its filter.
  const filterless = lazily(() => {
    const { status, stdout } = spawnSync("git", [...SAFE, ...FILTERS], { cwd: folder, env, windowsHide: true });
    return status === 0 ? withoutPrograms(env, stdout.toString("utf8").split("\0").slice(0, -1)) : env;
  });

  function start(args: readonly string[], input?: string): { output: Buffer; failure: string | null } {
    const { status, stdout, stderr, error } = spawnSync("git", [...SAFE, ...args], {
      cwd: folder,
      env: filterless(),
      input: input ?? "",
      maxBuffer: MAX_OUTPUT,
      windowsHide: true,
    });
    if (error !== undefined) {
      const isMissing = "code" in error && error.code === "ENOENT";
      throw new ArchlintError(
        isMissing ? "git is not installed, or not in the PATH; --staged and --since need it" : `git could not be run: ${error.message}`,
      );
    }
    if (status === 0) return { output: stdout, failure: null };
    const words = stderr.toString("utf8").trim();
    const foreign = foreignRepository(words);
    if (foreign !== null) throw foreign;
    return { output: stdout, failure: words.split("\n")[0] ?? "" };
  }

  return {
    run(args, input) {
      const { output, failure } = start(args, input);
      if (failure !== null) throw new ArchlintError(`git ${args[0] ?? ""} failed: ${failure.replace(/^(?:fatal|error): /, "")}`);
      return output;
    },
    ask(args) {
      const { output, failure } = start(args);
      return failure === null ? output.toString("utf8").replace(/\n$/, "") : null;
    },
  };
}

/** An environment in which these keys are empty: a filter without a program leaves content as it is. */
function withoutPrograms(env: Environment, keys: readonly string[]): Environment {
  const before = Number(env["GIT_CONFIG_COUNT"] ?? "") || 0;
  const emptied = [...new Set(keys)].map((key, index) => ({
    [`GIT_CONFIG_KEY_${before + index}`]: key,
    [`GIT_CONFIG_VALUE_${before + index}`]: key.endsWith(".required") ? "false" : "",
  }));
  const count = { ...env, GIT_CONFIG_COUNT: `${before + emptied.length}` };
  return emptied.reduce<Environment>((all, each) => ({ ...all, ...each }), count);
}
