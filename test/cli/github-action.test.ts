import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { bareEnvironment, CLEAN_TICKETS, folderWith, MAIN, TICKETS, writeInto } from "./archlint.js";

const repository = join(import.meta.dirname, "..", "..");
const text = (path: string): string => readFileSync(join(repository, path), "utf8");

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

const ACTION = parse(text("action.yml")) as Action;

/** The stand-in for node_modules/.bin is a shell script. */
const onPosix = test.skipIf(process.platform === "win32");

/** Runs the action's step as a runner would, with the archlint of the repository's node_modules. */
function runAction(
  cwd: string,
  inputs: Readonly<Record<string, string>>,
): { code: number | null; stdout: string; outputs: string; summary: string } {
  writeInto(cwd, {
    "node_modules/.bin/archlint": `#!/bin/sh\nexec "${process.execPath}" "${MAIN}" "$@"\n`,
    "runner/output": "",
    "runner/summary": "",
  });
  chmodSync(join(cwd, "node_modules/.bin/archlint"), 0o755);
  const [step] = ACTION.runs.steps;
  const values = { ...Object.fromEntries(Object.entries(ACTION.inputs).map(([name, input]) => [name, input.default])), ...inputs };
  const env = Object.entries(step?.env ?? {}).map(([name, expression]): [string, string] => {
    const input = /inputs\.([\w-]+)/.exec(expression)?.[1];
    return [name, input === undefined ? repository : (values[input] ?? "")];
  });
  const { status, stdout } = spawnSync("bash", ["-c", step?.run ?? ""], {
    cwd,
    encoding: "utf8",
    env: bareEnvironment({
      ...Object.fromEntries(env),
      GITHUB_ACTIONS: "true",
      RUNNER_TEMP: join(cwd, "runner"),
      GITHUB_OUTPUT: join(cwd, "runner/output"),
      GITHUB_STEP_SUMMARY: join(cwd, "runner/summary"),
    }),
  });
  const written = (name: string): string => readFileSync(join(cwd, "runner", name), "utf8");
  return { code: status, stdout, outputs: written("output"), summary: written("summary") };
}

onPosix("the action annotates, sums up, says its outputs and fails on a violation", () => {
  const cwd = folderWith(TICKETS);
  const { code, stdout, outputs, summary } = runAction(cwd, { "sarif-file": "out.sarif", args: "--fail-on=warn" });
  expect(code).toBe(1);
  expect(stdout).toContain("::error file=src/domain/ticket.ts,line=1");
  expect(summary).toContain("### archlint: 🔴 1 error in 3 files");
  expect(outputs).toBe(`exit-code=1\nerrors=1\nwarnings=0\nsarif-file=${join(cwd, "out.sarif")}\n`);
  expect(runAction(folderWith(CLEAN_TICKETS), { summary: "false" })).toMatchObject({
    code: 0,
    outputs: "exit-code=0\nerrors=0\nwarnings=0\nsarif-file=\n",
    summary: "",
  });
});

onPosix("the action uploads nothing that a comment silences, since GitHub would show it as open", () => {
  const [line = ""] = (TICKETS["src/domain/ticket.ts"] ?? "").split("\n");
  const cwd = folderWith({
    ...TICKETS,
    "src/domain/ticket.ts": `// archlint-disable-next-line da/layer-dependency -- on purpose\n${line}\nexport const used = Database;\n`,
  });
  const { code, outputs } = runAction(cwd, { "upload-sarif": "true" });
  expect(code).toBe(0);
  const file = /sarif-file=(.+)/.exec(outputs)?.[1] ?? "";
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ runs: [{ results: [] }] });
});

onPosix("no input of the action is run as a command, and one that archlint refuses exits with 2", () => {
  const cwd = folderWith(TICKETS);
  for (const input of ["paths", "args", "sarif-file", "since"]) {
    const { code, outputs } = runAction(cwd, { [input]: '$(touch pwned); `touch pwned`" && touch pwned #', summary: "false" });
    if (input !== "sarif-file") expect(code, input).toBe(2);
    expect(outputs, input).toContain(`exit-code=${code ?? ""}\n`);
  }
  expect(existsSync(join(cwd, "pwned"))).toBe(false);
});

test("everything that runs in a CI is pinned by its full commit, and puts no expression into a script", () => {
  const workflows = readdirSync(join(repository, ".github/workflows")).map((name) => `.github/workflows/${name}`);
  for (const path of ["action.yml", ...workflows]) {
    for (const [, name = "", version = ""] of text(path).matchAll(/uses: (\S+)(.*)/g)) {
      expect(name, path).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/);
      expect(version, path).toMatch(/^ # v\d+\.\d+\.\d+$/);
    }
    for (const [script] of text(path).matchAll(/run: .*/g)) expect(script, path).not.toContain("${{");
    expect(() => parse(text(path)) as unknown, path).not.toThrow();
  }
});

test("the GitLab template runs this version", () => {
  const { version } = JSON.parse(text("package.json")) as { version: string };
  expect(parse(text("ci/gitlab.yml"))).toMatchObject({ archlint: { variables: { ARCHLINT_VERSION: version } } });
});
