import { realpathSync } from "node:fs";
import { dirname } from "node:path";
import { folderOfArchlint, hasLintStaged } from "../hook/find-runner.js";
import { findHookPlace } from "../hook/hook-place.js";
import { installHook, uninstallHook, type HookOutcome } from "../hook/install-hook.js";
import { visible } from "../output/visible.js";
import { print } from "./print.js";
import { note } from "./report-error.js";

/** Puts `archlint check --staged` in front of every commit, or says what a person is to write where. */
export function hookInstall(): number {
  const here = realpathSync(process.cwd());
  const place = findHookPlace(here);
  const hook = { folder: folderOfArchlint(place.root, here), nodeFolder: shellFolder(dirname(process.execPath)) };
  const outcome = installHook(place, hook);
  if (outcome.kind === "by-hand") return sayByHand(outcome, 2);
  const did = outcome.kind === "present" ? "already in" : "put into";
  print(`archlint check --staged: ${did} ${visible(outcome.file)}`);
  if (outcome.next !== null) print(`next: ${outcome.next}`);
  if (hasLintStaged(place.root)) print("lint-staged is there too: archlint stands beside it, since it judges the index as a whole");
  print("git commit --no-verify skips it, archlint hook uninstall removes it");
  return 0;
}

/** Removes what `archlint hook install` put in, and nothing else. */
export function hookUninstall(): number {
  const here = realpathSync(process.cwd());
  const place = findHookPlace(here);
  const outcomes = uninstallHook(place, folderOfArchlint(place.root, here));
  if (outcomes.length === 0) print("no hook of archlint is installed here");
  let code = 0;
  for (const outcome of outcomes) {
    if (outcome.kind === "by-hand") code = sayByHand(outcome, 2);
    else print(`archlint check --staged: removed from ${visible(outcome.file)}`);
    if (outcome.next !== null) print(`next: ${outcome.next}`);
  }
  return code;
}

function sayByHand({ file, because, snippet }: HookOutcome, code: number): number {
  note(
    `${file} ${because ?? "is left as it is"}${snippet === null ? "" : "; nothing was changed, and what belongs there is on standard output"}`,
  );
  if (snippet !== null) print(snippet);
  return code;
}

/** As the shell of Git for Windows names it. */
function shellFolder(folder: string): string {
  return folder
    .replace(/^([A-Za-z]):[\\/]/, (_, drive: string) => `/${drive.toLowerCase()}/`)
    .replaceAll("\\", process.platform === "win32" ? "/" : "\\");
}
