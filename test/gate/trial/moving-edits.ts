import { basename, dirname, posix } from "node:path";
import ts from "typescript";
import { moveFiles } from "./move-files.js";
import type { Expected, ScriptedEdit } from "./scripted-edit.js";
import { cycleFiles, filesWithFindings, FORGEABLE, GREEN, importEnding, isCycle } from "./scripted-edit.js";
import { boundNames, declaredNames, mentions, parsed, topStatementAt } from "./statements.js";
import type { Trial } from "./trial-repository.js";

/** Edits that move what is known: nothing of it is new, and nothing is mended. */
export const MOVING_EDITS: readonly ScriptedEdit[] = [
  {
    name: "a file with findings is renamed, and who imports it follows",
    apply: (trial) => (renameFile(trial) === null ? null : GREEN),
  },
  {
    name: "a folder with findings is renamed",
    apply: (trial) => (moveFolder(trial, (folder) => `${folder}-renamed`) === null ? null : GREEN),
  },
  {
    name: "a folder with findings is moved a level down",
    apply: (trial) => (moveFolder(trial, (folder) => posix.join(dirname(folder), "moved", basename(folder))) === null ? null : GREEN),
  },
  {
    name: "a folder with findings is renamed, and a new fault comes with it",
    apply(trial) {
      const folder = moveFolder(trial, (each) => `${each}-renamed`);
      if (folder === null) return null;
      const path = posix.join(folder, "infrastructure", "forgeable-token.ts");
      trial.write(path, FORGEABLE);
      return { brings: [{ rule: "sc/jwt-algorithm", files: [path] }], mends: false };
    },
  },
  { name: "a declaration with a finding moves to the end of its file", apply: moveToEnd },
  { name: "a declaration with a finding moves into a file of its own", apply: moveOut },
];

function renameFile(trial: Trial): string | null {
  for (const path of filesWithFindings(trial)) {
    const [name = "", ...endings] = basename(path).split(".");
    const to = posix.join(dirname(path), [`${name}-renamed`, ...endings].join("."));
    if (name !== "index" && moveFiles(trial.root, trial.modules, new Map([[path, to]]))) return to;
  }
  return null;
}

/** Names that say what a folder is for: a rename of these is a change of the architecture. */
const TELLING =
  /^(?:src|lib|libs|apps?|packages|domain|application|infrastructure|interfaces?|presentation|shared|common|core|api|entit(?:y|ies)|events?|controllers?|services?|handlers?|commands?|queries|decorators|guards|middleware|models?|dtos?|config|server|tests?|e2e|plugins)$/;

/** Moves the folder with the most findings that can be moved; its new path. */
function moveFolder(trial: Trial, moved: (folder: string) => string): string | null {
  const counts = new Map<string, number>();
  for (const path of filesWithFindings(trial))
    for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  const isProject = (folder: string): boolean => ["package.json", "tsconfig.json"].some((name) => trial.has(posix.join(folder, name)));
  const candidates = [...counts].filter(([folder]) => !TELLING.test(basename(folder))).sort(([, a], [, b]) => b - a);
  for (const [folder] of candidates) {
    const inside = trial.modules.filter(({ path }) => path.startsWith(`${folder}/`)).map(({ path }) => path);
    if (inside.some((path) => isProject(dirname(path))) || isProject(folder) || inside.length > 400) continue;
    const to = moved(folder);
    if (moveFiles(trial.root, trial.modules, new Map(inside.map((path) => [path, `${to}${path.slice(folder.length)}`])))) return to;
  }
  return null;
}

function moveToEnd(trial: Trial): Expected | null {
  for (const { file, line } of trial.findings.filter((each) => !isCycle(each) && each.symbol !== null)) {
    const text = trial.read(file);
    const statement = topStatementAt(parsed(file, text), line);
    if (statement === null || statement.isLast || statement.start === 0) continue;
    if (!ts.isClassDeclaration(statement.node) && !ts.isFunctionDeclaration(statement.node)) continue;
    trial.write(file, `${text.slice(0, statement.start)}${text.slice(statement.end).trimEnd()}\n${statement.text}\n`);
    return GREEN;
  }
  return null;
}

function moveOut(trial: Trial): Expected | null {
  const cyclic = cycleFiles(trial);
  for (const { file, line } of trial.findings.filter(({ symbol }) => symbol !== null)) {
    const hasImportFindings = trial.findings.some((each) => each.file === file && each.symbol === null);
    if (cyclic.has(file) || hasImportFindings || basename(file) === "index.ts") continue;
    const source = parsed(file, trial.read(file));
    const statement = topStatementAt(source, line);
    if (statement === null || !ts.isClassDeclaration(statement.node) || statement.node.name === undefined) continue;
    const name = statement.node.name.text;
    const modifiers = ts.getModifiers(statement.node)?.map(({ kind }) => kind) ?? [];
    if (!modifiers.includes(ts.SyntaxKind.ExportKeyword) || modifiers.includes(ts.SyntaxKind.DefaultKeyword)) continue;
    if ([...declaredNames(source)].some((each) => each !== name && mentions(statement.text, each))) continue;
    split(trial, file, source, statement.text, name);
    return GREEN;
  }
  return null;
}

/** The class goes into a file of its own with the imports that it needs; its old file passes it on, and keeps those that the rest needs. */
function split(trial: Trial, file: string, source: ts.SourceFile, moved: string, name: string): void {
  const imports = source.statements.filter((each) => ts.isImportDeclaration(each));
  const others = source.statements.filter((each) => !ts.isImportDeclaration(each)).map((each) => each.getFullText());
  const rest = others.filter((text) => text !== moved).join("");
  const needed = (text: string): string =>
    imports
      .filter((each) => boundNames(each).some((bound) => mentions(text, bound)) || (boundNames(each).length === 0 && text === rest))
      .map((each) => each.getText())
      .join("\n");
  const [first = "", ...endings] = basename(file).split(".");
  const own = `${first}-own.${endings.join(".")}`;
  const specifier = `./${own.replace(/\.ts$/, "")}${importEnding(trial, file)}`;
  const back = mentions(rest, name) ? `import { ${name} } from "${specifier}";\n` : "";
  trial.write(posix.join(dirname(file), own), `${needed(moved)}\n${moved}\n`);
  trial.write(file, `${needed(rest)}\n${back}export { ${name} } from "${specifier}";\n${rest}\n`);
}
