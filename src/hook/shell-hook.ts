import { isOwnFile, marked, withoutMarked } from "./marked-lines.js";

/** What a hook of the shell has to know. */
export interface ShellHook {
  /** From the top folder to where archlint is installed; empty where that is the top. */
  readonly folder: string;
  /** Where node stood at the installation, for clients that start without the user's PATH; null in files that others share. */
  readonly nodeFolder: string | null;
}

/** What runs in tools that name one command. */
export function hookCommand(folder: string): string {
  const command = "npx --no-install archlint check --staged";
  return folder === "" ? command : `cd ${quoted(folder)} && ${command}`;
}

/** The lines of a hook, which end it only where archlint does not pass. */
export function shellLines({ folder, nodeFolder }: ShellHook): readonly string[] {
  return [
    "(",
    ...(folder === "" ? [] : enter(folder)),
    ...(nodeFolder === null ? [] : [`  command -v node >/dev/null 2>&1 || PATH="$PATH":${quoted(nodeFolder)}`]),
    "  if ! command -v node >/dev/null 2>&1; then",
    "    echo 'archlint: node is not in the PATH of this hook; git commit --no-verify skips it' >&2",
    "    exit 2",
    "  elif [ -f node_modules/.bin/archlint ]; then set -- node_modules/.bin/archlint",
    "  elif [ -f .pnp.cjs ] && command -v yarn >/dev/null 2>&1; then set -- yarn run archlint",
    "  elif npx --no-install archlint --version >/dev/null 2>&1; then set -- npx --no-install archlint",
    "  elif command -v archlint >/dev/null 2>&1; then set -- archlint",
    "  else",
    "    echo 'archlint: not in node_modules, npx or PATH: run npm install; git commit --no-verify skips this hook' >&2",
    "    exit 2",
    "  fi",
    '  "$@" check --staged || {',
    "    code=$?",
    "    echo 'archlint: commit stopped; archlint check --staged shows this again, git commit --no-verify skips it' >&2",
    '    exit "$code"',
    "  }",
    ") </dev/null || exit $?",
  ];
}

/** A hook's text with archlint's lines in it: anew, in the place of an earlier version, or before what others wrote. */
export function withShellLines(text: string | null, hook: ShellHook, firstLine: string): string {
  const lines = shellLines(hook);
  if (text === null || isOwnFile(text)) return `${firstLine}${marked(lines, "", true)}`;
  const others = withoutMarked(text) ?? text;
  const start = startOf(others);
  const before = others.slice(0, start);
  const lineBreak = before === "" || before.endsWith("\n") ? "" : "\n";
  return `${before}${lineBreak}${marked(lines)}${others.slice(start)}`;
}

/** Whether the text is one for the shell: git gives a text without a first line of its own to sh. */
export function isForShell(text: string): boolean {
  if (text.includes("\0")) return false;
  return (
    !text.startsWith("#!") ||
    /^#![ \t]*\S*?(?:env[ \t]+(?:-S[ \t]+)?(?:\S*\/)?)?\b(?:sh|bash|dash|ash|ksh|zsh)(?:\.exe)?(?:[ \t\r\n]|$)/.test(text)
  );
}

/** A folder's or word's name for the shell, whatever stands in it. */
export function quoted(word: string): string {
  return /^[\w./@-]+$/.test(word) && !word.startsWith("-") ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/**
 * Before what others wrote, because that may end by `exit` or `exec`, and its last command's code is the hook's. Husky 8 starts the script
 * again in the line that loads its own.
 */
function startOf(text: string): number {
  const husky = /^\.[^\n]*\/husky\.sh["']?[ \t]*\r?(?:\n|$)/m.exec(text);
  if (husky !== null) return husky.index + husky[0].length;
  return /^#![^\n]*(?:\n|$)/.exec(text)?.[0].length ?? 0;
}

/** Git names its folder and the index from the top folder, and takes a folder below it for the top where only GIT_DIR is set. */
function enter(folder: string): readonly string[] {
  const absolute = (name: string): string => `  case "\${${name}-}" in ''|/*|?:*) ;; *) ${name}="$PWD/$${name}"; export ${name} ;; esac`;
  const top = '  if [ -n "${GIT_DIR-}" ] && [ -z "${GIT_WORK_TREE-}" ]; then GIT_WORK_TREE="$PWD"; export GIT_WORK_TREE; fi';
  return [absolute("GIT_DIR"), absolute("GIT_INDEX_FILE"), top, `  cd ${quoted(folder)} || exit 2`];
}
