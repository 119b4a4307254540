import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { expect } from "vitest";
import { isConfigured } from "../../../src/config/find-configuration.js";
import type { Finding } from "../../../src/model/index.js";
import { folderWith, startArchlint } from "../../cli/archlint.js";
import type { Scratch } from "../scratch-repository.js";
import { scratchIn } from "../scratch-repository.js";
import type { GraphModule } from "./move-files.js";

/** A copy of a repository, committed with its baseline, that edits are tried on. */
export interface Trial {
  readonly root: string;
  readonly git: Scratch["git"];
  /** What the baseline knows. */
  readonly findings: readonly Finding[];
  readonly modules: readonly GraphModule[];
  read(path: string): string;
  has(path: string): boolean;
  write(path: string, text: string): void;
  /** Takes what is found now into the baseline and commits: what comes after is the edit. */
  settle(): Promise<void>;
}

/** What a gate said. */
export interface Verdict {
  readonly code: number | null;
  /** `rule file` of each finding that is new, sorted. */
  readonly fresh: readonly string[];
  /** Whether it told of known findings that are gone. */
  readonly tellsOfMended: boolean;
  readonly stderr: string;
}

const START = "start-of-trial";
const SKIPPED = new Set([".git", "node_modules"]);

/** Copies a repository, lets init write its configuration where it has none, takes its findings into a baseline, commits, and sees the gate green. */
export async function openTrial(source: string): Promise<Trial> {
  const root = join(folderWith({}), "checkout");
  cpSync(source, root, { recursive: true, filter: (path) => path === source || !SKIPPED.has(basename(path)) });
  const { git, commit } = scratchIn(root);
  git("init", "-q");
  // Ends of lines are among the edits: what git makes of them must not be the machine's choice.
  git("config", "core.autocrlf", "false");
  if (!isConfigured(root)) {
    const started = await startArchlint(["init", "--yes"], { cwd: root });
    expect(started.code, started.stderr).toBe(0);
  }
  const settle = async (): Promise<void> => {
    const written = await startArchlint(["baseline"], { cwd: root });
    expect(written.code, written.stderr).toBe(0);
    commit("legacy and its baseline");
  };
  await settle();
  git("tag", START);
  const first = await startArchlint(["check", "--format", "json", "--fail-on", "warn"], { cwd: root });
  expect(first.code, `the gate is green on the first day: ${first.stderr}`).toBe(0);
  const graph = await startArchlint(["graph", "modules", "--format", "json"], { cwd: root });
  const { modules } = JSON.parse(graph.stdout) as { modules: readonly GraphModule[] };
  return {
    root,
    git,
    settle,
    findings: findingsIn(first.stdout).filter(({ baseline }) => baseline),
    modules,
    read: (path) => readFileSync(join(root, path), "utf8"),
    has: (path) => existsSync(join(root, path)),
    write: (path, text) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    },
  };
}

/** Puts back what was committed first. */
export function reset({ git }: Trial): void {
  git("reset", "-q", "--hard", START);
  git("clean", "-qdf");
}

export function remove({ root }: Trial): void {
  rmSync(dirname(root), { recursive: true, force: true });
}

/** The gate of a CI run, or with `--staged` that of a commit, failing on warnings too. */
export async function gate({ root }: Trial, ...options: readonly string[]): Promise<Verdict> {
  const { code, stdout, stderr } = await startArchlint(["check", "--format", "json", "--fail-on", "warn", ...options], { cwd: root });
  expect([0, 1], stderr).toContain(code);
  const fresh = findingsIn(stdout).filter(({ severity, suppressed, baseline }) => severity !== "info" && suppressed === null && !baseline);
  return {
    code,
    fresh: fresh.map(({ rule, file }) => `${rule} ${file}`).sort(),
    tellsOfMended: /of its findings (?:is|are) mended/.test(stderr),
    stderr,
  };
}

function findingsIn(json: string): readonly Finding[] {
  return (JSON.parse(json) as { findings: readonly Finding[] }).findings;
}
