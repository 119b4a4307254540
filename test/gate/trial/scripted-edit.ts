import { dirname } from "node:path";
import type { Finding } from "../../../src/model/index.js";
import type { GraphModule } from "./move-files.js";
import type { Trial } from "./trial-repository.js";

/** A finding that an edit must bring: its rule, and the files of which one must hold it. */
export interface Brought {
  readonly rule: string;
  readonly files: readonly string[];
}

/** What the gate must say of an edit: exactly these findings, and whether known ones are told of as mended. */
export interface Expected {
  readonly brings: readonly Brought[];
  /** Null where both are right. */
  readonly mends: boolean | null;
}

/** Something that a person does to a repository. */
export interface ScriptedEdit {
  readonly name: string;
  /** Makes the edit in the work tree and tells what the gate must say; null where the repository has no place for it. */
  apply(trial: Trial): Expected | null | Promise<Expected | null>;
}

export const GREEN: Expected = { brings: [], mends: false };
export const GREEN_AND_MENDED: Expected = { brings: [], mends: true };

export function brings(rule: string, ...files: readonly string[]): Expected {
  return { brings: [{ rule, files }], mends: false };
}

/** Files with findings that are code, sorted. */
export function filesWithFindings({ findings }: Trial): readonly string[] {
  return [...new Set(findings.map(({ file }) => file))].filter((file) => /\.[cm]?tsx?$/.test(file)).sort();
}

export function filesWithout(trial: Trial): readonly string[] {
  const judged = new Set([...filesWithFindings(trial), ...cycleFiles(trial)]);
  return trial.modules.map(({ path }) => path).filter((path) => /(?<!\.d)\.ts$/.test(path) && !judged.has(path) && trial.has(path));
}

export function isCycle({ rule }: Finding): boolean {
  return rule === "da/dependency-cycle";
}

/** The files of all known cycles, each component's whole. */
export function cycleFiles({ findings }: Trial): ReadonlySet<string> {
  const parts = findings.filter(isCycle).flatMap(({ keys }) => keys.map(({ part }) => part ?? ""));
  return new Set(parts.flatMap((part) => part.split(">")));
}

const ASIDE = /test|spec|e2e|example|mock|fixture|script|migration|seed|templates?\/|docs\/|dev-server|\/cli\//i;

/** A file of what runs in production. */
export function isProduct(path: string): boolean {
  return !ASIDE.test(path) && /\/src\/|^src\//.test(path);
}

/** A file whose layer allows anything, in product code: a new fault in it is that fault and no other. */
export function plainFile(trial: Trial): GraphModule | null {
  const judged = new Set(filesWithFindings(trial));
  const isPlain = ({ path, layer, subject }: GraphModule): boolean =>
    subject === "source" && (layer === null || layer === "infrastructure") && path.split("/").length > 3 && isProduct(path);
  const candidates = trial.modules.filter((each) => isPlain(each) && !judged.has(each.path) && /[^.]\.?\w+\.ts$/.test(each.path));
  // Beside a finding, where an edit happens in earnest.
  const folders = new Set([...judged].map((path) => dirname(path)));
  return candidates.find(({ path }) => folders.has(dirname(path))) ?? candidates[0] ?? null;
}

/** How the files here name each other: `./order.js` or `./order`. */
export function importEnding(trial: Trial, path: string): string {
  return /from ["']\.[^"']*\.js["']/.test(trial.read(path)) ? ".js" : "";
}

/** A token that anybody can forge: one error of sc/jwt-algorithm, whatever the repository is built with. */
export const FORGEABLE = `
import forgeable from "jsonwebtoken";

export function readForgeableToken(token: string, key: string): unknown {
  return forgeable.verify(token, key, { algorithms: ["none"] });
}
`;
