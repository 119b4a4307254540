import { basename, dirname, posix } from "node:path";
import { onTheWay, runtimeImports } from "./import-paths.js";
import { excuse, reformatted } from "./quiet-edits.js";
import { moveType } from "./moved-type.js";
import type { Expected, ScriptedEdit } from "./scripted-edit.js";
import { brings, cycleFiles, filesWithFindings, filesWithout, FORGEABLE, importEnding, isCycle, plainFile } from "./scripted-edit.js";
import { expressionStatementOn, parsed, topStatementAt } from "./statements.js";
import type { Trial } from "./trial-repository.js";

/** Edits that bring something new. */
export const BREAKING_EDITS: readonly ScriptedEdit[] = [
  {
    name: "a new fault in a file that had none",
    apply(trial) {
      const plain = plainFile(trial);
      if (plain === null) return null;
      trial.write(plain.path, `${trial.read(plain.path)}${FORGEABLE}`);
      return brings("sc/jwt-algorithm", plain.path);
    },
  },
  {
    name: "a new file with the same fault twice",
    apply(trial) {
      const plain = plainFile(trial);
      if (plain === null) return null;
      const path = posix.join(dirname(plain.path), "forgeable-tokens.ts");
      trial.write(
        path,
        `${FORGEABLE}\nexport const readAgain = (token: string, key: string): unknown => forgeable.verify(token, key, { algorithms: ["none"] });\n`,
      );
      const one = { rule: "sc/jwt-algorithm", files: [path] };
      return { brings: [one, one], mends: false };
    },
  },
  {
    name: "a reformat of every file with findings hides a new fault",
    async apply(trial) {
      const plain = plainFile(trial);
      if (plain === null) return null;
      trial.write(plain.path, `${trial.read(plain.path)}${FORGEABLE}`);
      await reformatted(trial, [...filesWithFindings(trial), plain.path]);
      return brings("sc/jwt-algorithm", plain.path);
    },
  },
  { name: "an import closes a cycle, and the finding stands in the other file", apply: closeCycle },
  { name: "an import lets a known cycle grow", apply: growCycle },
  { name: "a type moves into another context, and who still takes it breaks its border untouched", apply: moveType },
  { name: "a file with findings is copied", apply: copyFile },
  { name: "a finding gets a twin beside it", apply: repeat },
  {
    name: "a file can't be parsed any more",
    apply(trial) {
      const path = filesWithout(trial).find((each) => !trial.modules.some(({ imports }) => imports.some(({ to }) => to === each)));
      if (path === undefined) return null;
      trial.write(path, `${trial.read(path)}\nexport const unfinished = (;\n`);
      return brings("archlint/parse-error", path);
    },
  },
  {
    name: "a known finding is excused without a reason",
    apply(trial) {
      const file = excuse(trial, null);
      return file === null ? null : brings("archlint/suppression-reason", file);
    },
  },
  {
    name: "an excuse where there is nothing to excuse",
    apply(trial) {
      const plain = plainFile(trial);
      const rule = trial.findings.find(({ leaf }) => leaf !== null)?.rule;
      if (plain === null || rule === undefined) return null;
      trial.write(plain.path, `// archlint-disable-next-line ${rule} -- just in case\n${trial.read(plain.path)}`);
      return brings("archlint/unused-suppression", plain.path);
    },
  },
];

/** The later of two files imports the earlier one back: archlint shows the cycle in the earlier, which nobody touched. */
function closeCycle(trial: Trial): Expected | null {
  const graph = runtimeImports(trial.modules);
  const cyclic = cycleFiles(trial);
  const judged = new Set(trial.modules.filter(({ subject }) => subject === "source").map(({ path }) => path));
  const clean = new Set(filesWithout(trial).filter((path) => judged.has(path)));
  for (const [from, targets] of graph) {
    const to = [...targets].find((each) => dirname(each) === dirname(from) && from < each && clean.has(each));
    if (to === undefined || !clean.has(from) || cyclic.has(from) || onTheWay(graph, from, to).size !== 2) continue;
    importBack(trial, to, from);
    return brings("da/dependency-cycle", from);
  }
  return null;
}

function growCycle(trial: Trial): Expected | null {
  const graph = runtimeImports(trial.modules);
  const cyclic = cycleFiles(trial);
  const layerOf = new Map(trial.modules.map(({ path, layer }) => [path, layer]));
  for (const finding of trial.findings.filter(isCycle)) {
    const component = new Set(finding.keys.flatMap(({ part }) => (part ?? "").split(">")));
    for (const from of component) {
      const to = [...(graph.get(from) ?? [])].find(
        (each) => !cyclic.has(each) && layerOf.get(each) === layerOf.get(from) && dirname(each) === dirname(from),
      );
      if (to === undefined) continue;
      importBack(trial, to, from);
      return brings("da/dependency-cycle", ...component, ...onTheWay(graph, from, to));
    }
  }
  return null;
}

function importBack(trial: Trial, from: string, to: string): void {
  const specifier = `./${basename(to).replace(/\.ts$/, importEnding(trial, to))}`;
  trial.write(
    from,
    `${trial.read(from)}\nimport * as importedBack from "${specifier}";\nexport const allThatIsBack = (): unknown => importedBack;\n`,
  );
}

/** Rules that judge a file by itself: a copy has what the file has. */
const BY_FILE = /^(?:sc\/(?:jwt-algorithm|cookie-flags)$|da\/(?:layer-dependency|context-boundary|domain-purity)$)/;

function copyFile(trial: Trial): Expected | null {
  const cyclic = cycleFiles(trial);
  for (const path of filesWithFindings(trial)) {
    const own = trial.findings.filter(({ file }) => file === path);
    if (cyclic.has(path) || basename(path) === "index.ts" || !own.every(({ rule }) => BY_FILE.test(rule))) continue;
    const [name = "", ...endings] = basename(path).split(".");
    const copy = posix.join(dirname(path), [`${name}-copy`, ...endings].join("."));
    trial.write(copy, trial.read(path));
    return { brings: own.map(({ rule }) => ({ rule, files: [copy] })), mends: false };
  }
  return null;
}

/** The statement that a finding is about, once more: what is known once is not known twice. */
function repeat(trial: Trial): Expected | null {
  for (const { file, line, rule, symbol } of trial.findings) {
    const text = trial.read(file);
    const isAlone = trial.findings.every((each) => each.file !== file || each.rule === rule);
    if (!isAlone || !/^da\/(?:unawaited-effect|layer-dependency|context-boundary|domain-purity)$/.test(rule)) continue;
    const statement = symbol === null ? topStatementAt(parsed(file, text), line)?.node : expressionStatementOn(parsed(file, text), line);
    if (statement === undefined || statement === null) continue;
    trial.write(file, `${text.slice(0, statement.end)}\n${statement.getText()}${text.slice(statement.end)}`);
    return brings(rule, file);
  }
  return null;
}
