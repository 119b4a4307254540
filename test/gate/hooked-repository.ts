import { spawnSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { archlint, bareEnvironment, folderWith, writeInto, type Run } from "../cli/archlint.js";

/** A domain that knows its database, and its innocent twin. */
export const FAULTY = 'import { Database } from "../infrastructure/database.js";\nexport const ticket = new Database();\n';
export const CLEAN = "export const ticket = 1;\n";

/** Stands in for archlint: reads the index as the hook's process sees it. Its code is $CODE where it finds the fault. */
const STAND_IN = `#!/bin/sh
[ "$*" = "check --staged" ] || exit 64
node -e 0 || exit 65
if git grep --cached -q infrastructure -- ':(top)*domain*'; then echo "domain imports infrastructure" >&2; exit "\${CODE-1}"; fi
`;

/** A git repository with archlint installed in one of its folders, and nothing of this machine's or user's git settings. */
export interface HookedRepository {
  readonly root: string;
  readonly git: (...args: readonly string[]) => Run;
  readonly commit: (env?: Readonly<Record<string, string>>) => Run;
  readonly stage: (files: Readonly<Record<string, string>>) => void;
  readonly hook: (action: "install" | "uninstall", folder?: string) => Run;
}

export function hookedRepository(files: Readonly<Record<string, string>> = {}, installedIn = ""): HookedRepository {
  const root = join(folderWith({ "a folder/.keep": "" }), "a folder");
  writeInto(root, { ".gitignore": "node_modules\n", ...files });
  installStandIn(join(root, installedIn));
  return openRepository(root, true);
}

export function openRepository(root: string, init = false): HookedRepository {
  const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Run => {
    const { status, stdout, stderr } = spawnSync("git", args, { cwd: root, encoding: "utf8", env: gitEnvironment(env) });
    return { code: status, stdout, stderr };
  };
  const git = (...args: readonly string[]): Run => run(args);
  if (init) git("init", "-q", "-b", "main");
  return {
    root,
    git,
    commit: (env) => run(["commit", "-q", "-m", "a change"], env),
    stage: (files) => {
      writeInto(root, files);
      git("add", "-A");
    },
    hook: (action, folder = "") => archlint(["hook", action], { cwd: join(root, folder), env: SETTINGS }),
  };
}

export function installStandIn(folder: string): void {
  writeInto(folder, { "node_modules/.bin/archlint": STAND_IN });
  chmodSync(join(folder, "node_modules/.bin/archlint"), 0o755);
}

const SETTINGS = {
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
  GIT_AUTHOR_NAME: "a",
  GIT_AUTHOR_EMAIL: "a@example.org",
  GIT_COMMITTER_NAME: "a",
  GIT_COMMITTER_EMAIL: "a@example.org",
};

function gitEnvironment(env: Readonly<Record<string, string>>): Record<string, string | undefined> {
  const own = Object.fromEntries(Object.entries(bareEnvironment()).filter(([name]) => !name.startsWith("GIT_") && !/^npm_/i.test(name)));
  return { ...own, ...SETTINGS, ...env };
}
