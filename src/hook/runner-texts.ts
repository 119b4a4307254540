import type { HookRunner } from "./find-runner.js";
import { commandAt, withCommand, withoutCommand } from "./json-command.js";
import { withoutMarked } from "./marked-lines.js";
import { hookCommand, isForShell, shellLines, withShellLines, type ShellHook } from "./shell-hook.js";
import { withYamlEntry, withYamlKey, yamlKindAt } from "./yaml-lines.js";

/** Which changes can bring a finding, for runners that ask. */
const FILES = String.raw`(\.[cm]?[jt]sx?|(^|/)(package\.json|[jt]sconfig[^/]*\.json|\.archlint\.ya?ml|\.archlint-baseline\.json))$`;

/** The runner's file with archlint in it; null where a person has to put it there. */
export function withArchlint(runner: HookRunner, text: string | null, hook: ShellHook): string | null {
  const command = hookCommand(hook.folder);
  switch (runner.kind) {
    case "git":
      return text === null || isForShell(text) ? withShellLines(text, hook, "#!/bin/sh\n") : null;
    case "husky":
      return text === null || isForShell(text) ? withShellLines(text, hook, "") : null;
    case "lefthook":
      return /\.ya?ml$/.test(runner.file) ? inLefthook(withoutMarked(text ?? "") ?? text ?? "", command) : null;
    case "simple-git-hooks":
      if (!runner.file.endsWith(".json") || text === null) return null;
      return isCommanded(commandAt(text, runner.within), command) ? text : withCommand(text, runner.within, command);
    case "pre-commit":
      return withYamlEntry(withoutMarked(text ?? "") ?? text ?? "", { within: ["repos"], lines: preCommitLines(command) });
  }
}

/** The runner's file without what was put in; null where nothing was. */
export function withoutArchlint(runner: HookRunner, text: string, folder: string): string | null {
  if (runner.kind !== "simple-git-hooks") return withoutMarked(text);
  return runner.file.endsWith(".json") ? withoutCommand(text, runner.within, hookCommand(folder)) : null;
}

/** What a person is to write where archlint does not. */
export function snippet(runner: HookRunner, hook: ShellHook): string {
  const command = hookCommand(hook.folder);
  switch (runner.kind) {
    case "git":
    case "husky":
      return shellLines({ ...hook, nodeFolder: null }).join("\n");
    case "lefthook":
      return runner.file.endsWith("toml")
        ? `[pre-commit.commands.archlint]\nrun = ${JSON.stringify(command)}`
        : /jsonc?$/.test(runner.file)
          ? JSON.stringify({ "pre-commit": { commands: { archlint: { run: command } } } }, null, 2)
          : ["pre-commit:", "  commands:", ...lefthookLines(command).map((line) => `    ${line}`)].join("\n");
    case "simple-git-hooks":
      return `"pre-commit": ${JSON.stringify(command)}`;
    case "pre-commit":
      return ["repos:", ...preCommitLines(command).map((line) => `  ${line}`)].join("\n");
  }
}

function isCommanded(present: string | null, command: string): boolean {
  return present === command || (present?.startsWith(`${command} && `) ?? false);
}

function inLefthook(text: string, command: string): string | null {
  const entry = lefthookLines(command);
  switch (yamlKindAt(text, ["pre-commit"])) {
    case "none":
      return withYamlKey(text, "pre-commit", ["  commands:", ...entry.map((line) => `    ${line}`)]);
    case "map":
      if (yamlKindAt(text, ["pre-commit", "jobs"]) === "sequence")
        return withYamlEntry(text, { within: ["pre-commit", "jobs"], lines: ["- name: archlint", `  run: ${JSON.stringify(command)}`] });
      if (yamlKindAt(text, ["pre-commit", "commands"]) === "map")
        return withYamlEntry(text, { within: ["pre-commit", "commands"], lines: entry });
      return yamlKindAt(text, ["pre-commit", "commands"]) === "none"
        ? withYamlEntry(text, { within: ["pre-commit"], lines: ["commands:", ...entry.map((line) => `  ${line}`)] })
        : null;
    default:
      return null;
  }
}

function lefthookLines(command: string): readonly string[] {
  return ["archlint:", `  run: ${JSON.stringify(command)}`];
}

function preCommitLines(command: string): readonly string[] {
  return [
    "- repo: local",
    "  hooks:",
    "    - id: archlint",
    "      name: archlint",
    `      entry: ${command.startsWith("cd ") ? JSON.stringify(`sh -c ${JSON.stringify(command)}`) : command}`,
    "      language: system",
    `      files: '${FILES}'`,
    "      pass_filenames: false",
    "      require_serial: true",
  ];
}
