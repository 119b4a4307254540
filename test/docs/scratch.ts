import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { bareEnvironment, MAIN, ORDERS } from "../cli/archlint.js";
import { PROJECT } from "./snippets.js";

/** Repositories to try the commands of a page in, in their order. */
export interface Scratch {
  /** The sample as a repository of its own, on a branch beside origin/main. */
  readonly repository: string;
  /** What is of archlint's own checkout: the sample in its folder. */
  readonly checkout: string;
  run(command: string, folder: string): { readonly code: number | null; readonly output: string };
}

export function openScratch(): Scratch {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "archlint-docs-")));
  const repository = join(folder, "repository");
  const checkout = join(folder, "checkout");
  cpSync(ORDERS, repository, { recursive: true });
  cpSync(ORDERS, join(checkout, "fixtures", "apps", "orders"), { recursive: true });
  writeFileSync(join(checkout, "package.json"), '{ "name": "checkout", "private": true }\n');
  for (const each of [repository, checkout]) {
    mkdirSync(join(each, "node_modules"), { recursive: true });
    symlinkSync(PROJECT, join(each, "node_modules", "archlint"), "dir");
  }
  const bin = join(folder, "bin");
  program(bin, "archlint", `exec "${process.execPath}" "${MAIN}" "$@"`);
  program(
    bin,
    "npx",
    'if [ "$1" = archlint ]; then shift; exec archlint "$@"; fi\necho "npx $1 would install from a registry" >&2\nexit 127',
  );
  const env = bareEnvironment({ COLUMNS: "100", HOME: folder, PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}` });
  const run: Scratch["run"] = (command, cwd) => {
    const { status, stdout, stderr } = spawnSync("bash", ["-c", command], { cwd, env, encoding: "utf8" });
    return { code: status, output: `${stdout}${stderr}` };
  };
  const git = "git -c user.name=reader -c user.email=reader@example.org";
  run(
    `git init -q -b main && printf 'node_modules\\n' > .gitignore && git add -A && ${git} commit -qm start && git update-ref refs/remotes/origin/main HEAD && git config user.name reader && git config user.email reader@example.org`,
    repository,
  );
  return { repository, checkout, run };
}

function program(folder: string, name: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`);
  chmodSync(join(folder, name), 0o755);
}
