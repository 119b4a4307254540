import { basename, dirname, posix } from "node:path";
import type { Options } from "prettier";
import { format } from "prettier";
import ts from "typescript";
import { onTheWay, runtimeImports } from "./import-paths.js";
import type { ScriptedEdit } from "./scripted-edit.js";
import {
  cycleFiles,
  filesWithFindings,
  filesWithout,
  FORGEABLE,
  GREEN,
  GREEN_AND_MENDED,
  importEnding,
  plainFile,
} from "./scripted-edit.js";
import { boundNames, expressionStatementOn, isSound, mentions, parsed, topStatementAt } from "./statements.js";
import type { Trial } from "./trial-repository.js";

/** Edits that change the text around what is known. */
export const QUIET_EDITS: readonly ScriptedEdit[] = [
  {
    name: "every line of every file with findings moves down",
    apply: (trial) => rewritten(trial, filesWithFindings(trial), (text) => `// A header that moves every line.\n\n${text}`),
  },
  {
    name: "every file with findings is reformatted by prettier, all its options turned",
    apply: async (trial) => (await reformatted(trial, filesWithFindings(trial)), GREEN),
  },
  {
    name: "a hundred files without findings are reformatted by prettier",
    apply: async (trial) => (await reformatted(trial, filesWithout(trial).slice(0, 100)), GREEN),
  },
  {
    name: "every file with findings gets the line ends of Windows",
    apply: (trial) => rewritten(trial, filesWithFindings(trial), (text) => text.replace(/\r?\n/g, "\r\n")),
  },
  {
    name: "a clean file comes, and a file with findings uses it",
    apply(trial) {
      const [path] = filesWithFindings(trial);
      if (path === undefined) return null;
      trial.write(
        posix.join(dirname(path), "joined-words.ts"),
        'export function joinedWords(words: readonly string[]): string {\n  return words.join(" ");\n}\n',
      );
      const text = trial.read(path);
      trial.write(path, `${text}\nexport { joinedWords } from "./joined-words${importEnding(trial, path)}";\n`);
      return GREEN;
    },
  },
  {
    name: "a new file imports from a known cycle, and nothing of the cycle imports it",
    apply(trial) {
      const [path] = [...cycleFiles(trial)].sort();
      if (path === undefined) return null;
      const specifier = `./${basename(path).replace(/\.ts$/, importEnding(trial, path))}`;
      trial.write(posix.join(dirname(path), "outsider.ts"), `export * from "${specifier}";\n`);
      return GREEN;
    },
  },
  {
    name: "a file imports back only types",
    apply(trial) {
      const graph = runtimeImports(trial.modules);
      for (const [from, targets] of graph) {
        const to = [...targets].find((each) => dirname(each) === dirname(from) && onTheWay(graph, each, from).size === 0);
        if (to === undefined || basename(from) === "index.ts") continue;
        const specifier = `./${basename(from).replace(/\.ts$/, importEnding(trial, from))}`;
        trial.write(
          to,
          `${trial.read(to)}\nimport type * as importedBack from "${specifier}";\nexport type ImportedBack = typeof importedBack;\n`,
        );
        return GREEN;
      }
      return null;
    },
  },
  {
    name: "only the readme changes",
    apply: (trial) => (trial.write("README.md", "# A new title\n"), GREEN),
  },
  {
    name: "the configuration makes a known finding's rule an error",
    apply(trial) {
      const [finding] = trial.findings.filter(({ severity, leaf }) => severity === "warn" && leaf !== null);
      const before = trial.has(".archlint.yml") ? trial.read(".archlint.yml") : "version: 1\n";
      if (finding === undefined || /^rules:/m.test(before)) return null;
      trial.write(".archlint.yml", `${before}rules:\n  ${finding.rule}: error\n`);
      return GREEN;
    },
  },
];

/** Edits that take a known finding away: the gate stays green, and tells of it. */
export const MENDING_EDITS: readonly ScriptedEdit[] = [
  { name: "the import that a finding is about goes", apply: (trial) => (dropImport(trial) ? GREEN_AND_MENDED : null) },
  { name: "a promise that was dropped is awaited", apply: (trial) => (awaitDropped(trial) ? GREEN_AND_MENDED : null) },
  {
    name: "a file with findings is emptied",
    apply(trial) {
      const cyclic = cycleFiles(trial);
      // What archlint says of a cause (an import that leads nowhere) stands at the next place then.
      const path = filesWithFindings(trial).find(
        (each) => !cyclic.has(each) && trial.findings.some(({ file, leaf }) => file === each && leaf !== null),
      );
      if (path === undefined) return null;
      trial.write(path, "export {};\n");
      return GREEN_AND_MENDED;
    },
  },
  {
    name: "a known finding is excused where it stands, with a reason",
    apply: (trial) => (excuse(trial, "agreed with the team") === null ? null : GREEN_AND_MENDED),
  },
  {
    name: "a known finding goes, and a new one elsewhere is no exchange for it",
    apply(trial) {
      const plain = plainFile(trial);
      if (plain === null || !(dropImport(trial) || awaitDropped(trial))) return null;
      trial.write(plain.path, `${trial.read(plain.path)}${FORGEABLE}`);
      return { brings: [{ rule: "sc/jwt-algorithm", files: [plain.path] }], mends: true };
    },
  },
  {
    name: "the import that a finding is about goes, and the same import in another file is no exchange for it",
    apply(trial) {
      const swapped = swapImport(trial);
      return swapped === null ? null : { brings: [{ rule: swapped.rule, files: [swapped.file] }], mends: true };
    },
  },
];

/** Puts a directive above the first finding that stands at the start of a line; its file. */
export function excuse(trial: Trial, reason: string | null): string | null {
  for (const { file, line, rule } of trial.findings.filter(({ leaf }) => leaf !== null)) {
    const text = trial.read(file);
    const lines = text.split("\n");
    const statement = topStatementAt(parsed(file, text), line);
    const isStart = statement !== null && parsed(file, text).getLineAndCharacterOfPosition(statement.node.getStart()).line + 1 === line;
    if (!isStart && expressionStatementOn(parsed(file, text), line) === null) continue;
    lines.splice(line - 1, 0, `// archlint-disable-next-line ${rule}${reason === null ? "" : ` -- ${reason}`}`);
    trial.write(file, lines.join("\n"));
    return file;
  }
  return null;
}

/** Every choice of prettier that is not the usual one. */
const TURNED: Options = {
  parser: "typescript",
  printWidth: 60,
  useTabs: true,
  semi: false,
  trailingComma: "none",
  bracketSpacing: false,
  arrowParens: "avoid",
  quoteProps: "consistent",
  objectWrap: "collapse",
};

export async function reformatted(trial: Trial, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const text = trial.read(path);
    trial.write(path, await format(text, { ...TURNED, singleQuote: text.includes(' from "') }));
  }
}

function rewritten(trial: Trial, paths: readonly string[], change: (text: string) => string): typeof GREEN {
  for (const path of paths) trial.write(path, change(trial.read(path)));
  return GREEN;
}

function dropImport(trial: Trial): boolean {
  for (const { file, line, symbol } of trial.findings.filter(({ leaf }) => leaf !== null)) {
    const text = trial.read(file);
    const statement = symbol === null ? topStatementAt(parsed(file, text), line) : null;
    if (statement === null || !/^\s*import\b/.test(statement.node.getText())) continue;
    trial.write(file, `${text.slice(0, statement.node.getStart())}${text.slice(statement.end)}`);
    return true;
  }
  return false;
}

/** Takes the import that a finding is about out of its file, and writes it into another of the same folder; that file and the rule. */
function swapImport(trial: Trial): { readonly rule: string; readonly file: string } | null {
  const graph = runtimeImports(trial.modules);
  const clean = filesWithout(trial);
  for (const { file, line, rule } of trial.findings.filter(({ rule }) => /^da\/(?:layer-dependency|context-boundary)$/.test(rule))) {
    const own = trial.modules.find(({ path }) => path === file);
    const statement = topStatementAt(parsed(file, trial.read(file)), line)?.node;
    const targets = own?.imports.filter((each) => each.line === line).map(({ to }) => to) ?? [];
    const isAlone = trial.findings.every((each) => each.file !== file || each.line !== line || each.rule === rule);
    if (statement === undefined || !ts.isImportDeclaration(statement) || !isAlone) continue;
    const other = clean.find(
      (path) =>
        dirname(path) === dirname(file) &&
        trial.modules.find((each) => each.path === path)?.layer === own?.layer &&
        targets.every((to) => onTheWay(graph, to, path).size === 0) &&
        boundNames(statement).every((name) => !mentions(trial.read(path), name)),
    );
    if (other === undefined) continue;
    const text = trial.read(file);
    trial.write(file, `${text.slice(0, statement.getStart())}${text.slice(statement.end)}`);
    trial.write(other, `${statement.getText()}\n${trial.read(other)}`);
    return { rule, file: other };
  }
  return null;
}

function awaitDropped(trial: Trial): boolean {
  for (const { file, line, messageId } of trial.findings.filter(({ rule }) => rule === "da/unawaited-effect")) {
    const text = trial.read(file);
    const statement = messageId === "dropped" ? expressionStatementOn(parsed(file, text), line) : null;
    if (statement === null) continue;
    const start = statement.getStart();
    const awaited = `${text.slice(0, start)}await ${text.slice(start)}`;
    if (!isSound(file, awaited)) continue;
    trial.write(file, awaited);
    return true;
  }
  return false;
}
