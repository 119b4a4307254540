import { existsSync, readFileSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { readHookFile, writeHookFile } from "./hook-file.js";
import { isBelow, isWithin, shownPath, type HookPlace } from "./hook-place.js";
import { findRunners, huskyCommand, type HookRunner } from "./find-runner.js";
import { isHalfMarked, isOwnFile } from "./marked-lines.js";
import { snippet, withArchlint, withoutArchlint } from "./runner-texts.js";
import type { ShellHook } from "./shell-hook.js";

/** What became of one file. */
export interface HookOutcome {
  readonly kind: "put" | "present" | "removed" | "by-hand";
  readonly runner: HookRunner["kind"];
  readonly file: string;
  /** Why a person has to, with what to write; null where nothing is left to do. */
  readonly because: string | null;
  readonly snippet: string | null;
  /** A command that brings the change into git's hook; null where it needs none. */
  readonly next: string | null;
}

/** Puts archlint into the file of the first runner that is there. */
export function installHook(place: HookPlace, hook: ShellHook): HookOutcome {
  const [runner] = findRunners(place);
  if (runner === undefined) throw new Error("git itself always runs hooks");
  const byHand = (because: string): HookOutcome => ({ ...outcome(place, runner, "by-hand"), because, snippet: snippet(runner, hook) });
  if (runner.kind === "git" && !(place.isOwnPath && isWithin(place, place.hooksFolder)))
    return byHand(place.isOwnPath ? "lies outside of this repository" : "is for all of your repositories (core.hooksPath)");
  const file = readHookFile(place, runner.file);
  if (file.kind === "untouchable") return byHand(file.because);
  if (file.kind === "text" && isHalfMarked(file.text))
    return byHand("has only one of the two marks around archlint's lines: remove what is left of them");
  if (file.kind === "text" && runner.kind === "git" && !file.isExecutable)
    return byHand("is not executable, so git passes it over: chmod +x it, or remove it");
  const text = file.kind === "text" ? file.text : null;
  const isShared = runner.kind !== "git" || !isBelow(place.commonFolder, runner.file);
  const changed = withArchlint(runner, text, isShared ? { ...hook, nodeFolder: null } : hook);
  if (changed === null) return byHand("has no place where archlint can put its lines");
  if (changed !== text) writeHookFile(place, runner.file, changed, runner.kind === "git" ? 0o755 : 0o644);
  return { ...outcome(place, runner, changed === text ? "present" : "put"), next: nextStep(place, runner) };
}

/** Takes archlint out of every file that has what `installHook` puts in. */
export function uninstallHook(place: HookPlace, folder: string): readonly HookOutcome[] {
  return findRunners(place).flatMap((runner): readonly HookOutcome[] => {
    const file = readHookFile(place, runner.file);
    if (file.kind !== "text" || !(runner.kind !== "git" || isWithin(place, place.hooksFolder))) return [];
    if (isHalfMarked(file.text))
      return [
        { ...outcome(place, runner, "by-hand"), because: "has only one of the two marks around archlint's lines: remove them by hand" },
      ];
    const rest = withoutArchlint(runner, file.text, folder);
    if (rest === null) return [];
    if (isOwnFile(file.text)) rmSync(runner.file);
    else writeHookFile(place, runner.file, rest, 0o644);
    return [{ ...outcome(place, runner, "removed"), next: runner.kind === "simple-git-hooks" ? "npx simple-git-hooks" : null }];
  });
}

function outcome(place: HookPlace, runner: HookRunner, kind: HookOutcome["kind"]): HookOutcome {
  return { kind, runner: runner.kind, file: shownPath(place, runner.file), because: null, snippet: null, next: null };
}

/** Most runners write git's hook themselves, once in each clone. */
function nextStep({ root, hooksFolder }: HookPlace, { kind, file }: HookRunner): string | null {
  switch (kind) {
    case "git":
      return null;
    case "husky":
      return hooksFolder === join(dirname(file), "_") || hooksFolder === dirname(file) ? null : huskyCommand(root);
    case "lefthook":
      return gitHookNames(hooksFolder, "lefthook") ? null : "npx lefthook install";
    case "simple-git-hooks":
      return "npx simple-git-hooks";
    case "pre-commit":
      return gitHookNames(hooksFolder, "pre-commit.com") ? null : "pre-commit install";
  }
}

function gitHookNames(hooksFolder: string, name: string): boolean {
  const hook = join(hooksFolder, "pre-commit");
  return basename(hooksFolder) !== "_" && existsSync(hook) && readFileSync(hook, "utf8").includes(name);
}
