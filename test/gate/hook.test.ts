import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { CLEAN_TICKETS, folderWith, MAIN, TICKETS } from "../cli/archlint.js";
import { CLEAN, FAULTY, installStandIn, openRepository, hookedRepository, type HookedRepository } from "./hooked-repository.js";

const TICKET = "src/domain/ticket.ts";

describe("a plain git hook", () => {
  test("stops a commit with a violation, says how to skip it, and lets a clean one through", () => {
    const repository = hookedRepository();
    const installed = repository.hook("install");
    expect(installed).toMatchObject({ code: 0, stderr: "" });
    expect(installed.stdout).toContain("put into .git/hooks/pre-commit");
    repository.stage({ [TICKET]: FAULTY });
    const stopped = repository.commit();
    expect(stopped.code).toBe(1);
    expect(stopped.stdout + stopped.stderr).toContain("domain imports infrastructure");
    expect(stopped.stderr).toContain("git commit --no-verify skips it");
    repository.stage({ [TICKET]: CLEAN });
    expect(repository.commit()).toMatchObject({ code: 0, stderr: "" });
    repository.stage({ [TICKET]: FAULTY });
    expect(repository.git("commit", "-q", "--no-verify", "-m", "in a hurry").code).toBe(0);
  });

  test("judges what is staged, in both directions, and what commit -a stages itself", () => {
    const repository = hookedRepository();
    repository.hook("install");
    repository.stage({ [TICKET]: CLEAN });
    writeFileSync(join(repository.root, TICKET), FAULTY);
    expect(repository.commit().code, "the fault is not staged").toBe(0);
    expect(repository.git("commit", "-qam", "all").code, "commit -a stages the fault").toBe(1);
    repository.git("add", "-A");
    writeFileSync(join(repository.root, TICKET), CLEAN);
    expect(repository.commit().code, "the cure is not staged").toBe(1);
    writeFileSync(join(repository.root, TICKET), `${CLEAN}// cured\n`);
    expect(repository.git("commit", "-q", "-m", "one path", "--", TICKET).code, "commit <path> takes the file as it is").toBe(0);
  });

  test("runs archlint itself on the index", () => {
    const repository = hookedRepository(CLEAN_TICKETS);
    rmSync(join(repository.root, "node_modules/.bin/archlint"));
    symlinkSync(MAIN, join(repository.root, "node_modules/.bin/archlint"));
    repository.hook("install");
    repository.git("add", "-A");
    expect(repository.commit().code).toBe(0);
    repository.stage({ [TICKET]: TICKETS[TICKET] ?? "" });
    writeFileSync(join(repository.root, TICKET), CLEAN);
    const stopped = repository.commit();
    expect(stopped.code).toBe(1);
    expect(stopped.stdout + stopped.stderr).toContain("da/layer-dependency");
    repository.git("add", "-A");
    writeFileSync(join(repository.root, TICKET), FAULTY);
    expect(repository.commit().code).toBe(0);
  });

  test("passes archlint's exit code on", () => {
    const repository = hookedRepository();
    repository.hook("install");
    repository.stage({ [TICKET]: FAULTY });
    const script = join(repository.root, ".git/hooks/pre-commit");
    expect(repository.git("-c", `alias.judge=!CODE=2 "${script}"`, "judge").code).toBe(2);
  });

  test("says what is missing where neither node_modules, npx nor PATH has archlint", () => {
    const repository = hookedRepository();
    repository.hook("install");
    rmSync(join(repository.root, "node_modules"), { recursive: true });
    repository.stage({ [TICKET]: CLEAN });
    const stopped = repository.commit({ npm_config_offline: "true" });
    expect(stopped.code).not.toBe(0);
    expect(stopped.stderr).toBe("archlint: not in node_modules, npx or PATH: run npm install; git commit --no-verify skips this hook\n");
  });

  test("finds node where a client starts it without the user's PATH", () => {
    const repository = hookedRepository();
    repository.hook("install");
    repository.stage({ [TICKET]: FAULTY });
    const bare = folderWith({});
    for (const tool of ["git", "sh", "env"]) symlinkSync(placeOf(tool), join(bare, tool));
    expect(repository.commit({ PATH: bare }).stderr).toContain("domain imports infrastructure");
    const path = join(repository.root, ".git/hooks/pre-commit");
    writeFileSync(path, readFileSync(path, "utf8").replace(/^.*command -v node.*PATH=.*\n/m, ""));
    expect(repository.commit({ PATH: bare }).stderr).toContain("archlint: node is not in the PATH of this hook");
  });

  test("is put in once, is renewed where an older version stands, and goes as a whole", () => {
    const repository = hookedRepository();
    const path = join(repository.root, ".git/hooks/pre-commit");
    repository.hook("install");
    const first = readFileSync(path, "utf8");
    expect(repository.hook("install").stdout).toContain("already in .git/hooks/pre-commit");
    expect(readFileSync(path, "utf8")).toBe(first);
    writeFileSync(path, first.replace("check --staged ||", "check ||"));
    repository.hook("install");
    expect(readFileSync(path, "utf8")).toBe(first);
    expect(repository.hook("uninstall").stdout).toContain("removed from .git/hooks/pre-commit");
    expect(existsSync(path)).toBe(false);
    expect(repository.hook("uninstall")).toMatchObject({ code: 0, stdout: "no hook of archlint is installed here\n" });
  });
});

describe("a hook that others wrote", () => {
  test.each([
    ["that ends by exec", "#!/usr/bin/env bash\n# ours\nset -eu\nexec sh -c 'echo theirs >&2; exit 3'\n"],
    ["whose last command decides", "#!/bin/sh\necho theirs >&2\n(exit 3)"],
    ["without a first line of its own", "echo theirs >&2; exit 3\n"],
  ])("%s still runs, keeps its code, and is left byte for byte", (_, theirs) => {
    const repository = hookedRepository();
    const path = hookFile(repository, theirs, 0o750);
    expect(repository.hook("install").code).toBe(0);
    expect(lstatSync(path).mode & 0o777).toBe(0o750);
    repository.stage({ [TICKET]: FAULTY });
    expect(repository.commit().stderr).not.toContain("theirs");
    repository.stage({ [TICKET]: CLEAN });
    const stopped = repository.commit();
    expect(stopped.code).toBe(1);
    expect(stopped.stderr).toContain("theirs");
    repository.hook("install");
    repository.hook("uninstall");
    expect(readFileSync(path, "utf8")).toBe(theirs);
  });

  test.each([
    ["in another language", "#!/usr/bin/env python3\nprint(1)\n", 0o755, "has no place where archlint can put its lines"],
    ["that is not executable", "#!/bin/sh\nexit 0\n", 0o644, "is not executable"],
    ["with one mark left", "#!/bin/sh\n# <<< archlint\n", 0o755, "only one of the two marks"],
    ["that is no text", "#!/bin/sh\n\u0000", 0o755, "no place"],
  ])("%s is left alone, and the lines for it are printed", (_, theirs, mode, reason) => {
    const repository = hookedRepository();
    const path = hookFile(repository, theirs, mode);
    const run = repository.hook("install");
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/^archlint: \.git\/hooks\/pre-commit .*\n$/);
    expect(run.stderr).toContain(reason);
    expect(run.stdout).toContain("check --staged");
    expect(readFileSync(path, "utf8")).toBe(theirs);
  });
});

describe("where hooks lie", () => {
  test("core.hooksPath of the repository is followed, from a folder below too", () => {
    const repository = hookedRepository({ "src/.keep": "" });
    repository.git("config", "core.hooksPath", ".git hooks");
    expect(repository.hook("install", "src").stdout).toContain("put into .git hooks/pre-commit");
    // The folder is versioned: nothing of this machine may stand in it.
    expect(readFileSync(join(repository.root, ".git hooks/pre-commit"), "utf8")).not.toContain(process.execPath.replace(/\/node$/, ""));
    repository.stage({ [TICKET]: FAULTY });
    expect(repository.commit().code).toBe(1);
  });

  test("nothing is written outside of the repository, be it by a setting or by a link", () => {
    const elsewhere = folderWith({});
    const repository = hookedRepository();
    repository.git("config", "core.hooksPath", elsewhere);
    const run = repository.hook("install");
    expect(run).toMatchObject({ code: 2 });
    expect(run.stderr).toContain(`${elsewhere}/pre-commit lies outside of this repository`);
    symlinkSync(elsewhere, join(repository.root, "hooks"));
    repository.git("config", "core.hooksPath", "hooks");
    expect(repository.hook("install").code).toBe(2);
    repository.git("config", "--unset", "core.hooksPath");
    symlinkSync(elsewhere, join(repository.root, ".husky"));
    writeFileSync(join(repository.root, "package.json"), '{ "devDependencies": { "husky": "9" } }');
    expect(repository.hook("install").code).toBe(2);
    expect(existsSync(join(elsewhere, "pre-commit"))).toBe(false);
  });

  test("a linked work tree shares the hook, and its own index is judged", () => {
    const repository = hookedRepository();
    repository.stage({ [TICKET]: CLEAN });
    repository.commit();
    repository.git("worktree", "add", "-q", "-b", "linked", "../linked tree");
    const linked = openRepository(join(repository.root, "../linked tree"));
    installStandIn(linked.root);
    expect(linked.hook("install").stdout).toContain(join(repository.root, ".git/hooks/pre-commit"));
    linked.stage({ [TICKET]: FAULTY });
    expect(linked.commit().code).toBe(1);
    repository.stage({ "README.md": "other\n" });
    expect(repository.commit().code).toBe(0);
  });

  test("a submodule has its hook in the repository around it", () => {
    const inner = hookedRepository();
    inner.stage({ [TICKET]: CLEAN });
    inner.commit();
    const outer = hookedRepository();
    outer.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", inner.root, "service");
    const submodule = openRepository(join(outer.root, "service"));
    installStandIn(submodule.root);
    expect(submodule.hook("install").code).toBe(0);
    expect(existsSync(join(outer.root, ".git/modules/service/hooks/pre-commit"))).toBe(true);
    submodule.stage({ [TICKET]: FAULTY });
    expect(submodule.commit().code).toBe(1);
  });

  test("archlint is run where it is installed, in a linked work tree too", () => {
    const repository = hookedRepository({ "it's back/package.json": '{ "devDependencies": { "archlint": "*" } }' }, "it's back");
    repository.hook("install", "it's back");
    repository.stage({ [`it's back/${TICKET}`]: FAULTY });
    expect(repository.commit().code).toBe(1);
    repository.stage({ [`it's back/${TICKET}`]: CLEAN });
    expect(repository.commit()).toMatchObject({ code: 0, stderr: "" });
    repository.git("worktree", "add", "-q", "../linked");
    const linked = openRepository(join(repository.root, "../linked"));
    installStandIn(join(linked.root, "it's back"));
    linked.stage({ [`it's back/${TICKET}`]: FAULTY });
    expect(linked.commit().code).toBe(1);
  });

  test("outside of a repository it says so", () => {
    const folder = folderWith({});
    expect(openRepository(folder).hook("install")).toMatchObject({ code: 2, stdout: "" });
  });
});

describe("husky", () => {
  test.each([
    ["7.0.4", "npx husky install"],
    ["^8.0.0", "npx husky install"],
    ["^9.1.7", "npx husky"],
    ["latest", "npx husky"],
  ])("of version %s is told by %s where hooks are", (version, command) => {
    const repository = hookedRepository({
      "package.json": JSON.stringify({ devDependencies: { husky: version } }),
      ".husky/pre-commit": "echo theirs >&2\n",
    });
    expect(repository.hook("install").stdout).toContain(`next: ${command}\n`);
  });

  test("9 runs archlint before what is there", () => {
    const repository = hookedRepository({
      "package.json": '{ "devDependencies": { "husky": "9" } }',
      ".husky/pre-commit": "echo theirs >&2\n",
    });
    const next = repository.hook("install");
    expect(next.stdout).toContain("put into .husky/pre-commit\nnext: npx husky\n");
    layOutHusky(repository);
    expect(repository.hook("install").stdout).not.toContain("next:");
    repository.stage({ [TICKET]: FAULTY });
    const stopped = repository.commit();
    expect(stopped.code).toBe(1);
    expect(stopped.stderr).not.toContain("theirs");
    repository.stage({ [TICKET]: CLEAN });
    expect(repository.commit()).toMatchObject({ code: 0, stderr: "theirs\n" });
    repository.hook("uninstall");
    expect(readFileSync(join(repository.root, ".husky/pre-commit"), "utf8")).toBe("echo theirs >&2\n");
  });

  test("9 without a hook gets one, which goes again", () => {
    const repository = hookedRepository();
    layOutHusky(repository);
    repository.hook("install");
    repository.stage({ [TICKET]: FAULTY });
    expect(repository.commit().code).toBe(1);
    repository.hook("uninstall");
    expect(existsSync(join(repository.root, ".husky/pre-commit"))).toBe(false);
  });

  test("8 starts its script again: archlint stands after that line", () => {
    const theirs = '#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n\nnpm test\n';
    const repository = hookedRepository({ "package.json": '{ "devDependencies": { "husky": "8" } }', ".husky/pre-commit": theirs });
    repository.git("config", "core.hooksPath", ".husky");
    repository.hook("install");
    expect(readFileSync(join(repository.root, ".husky/pre-commit"), "utf8")).toMatch(/^#!.*\n\. .*husky\.sh"\n# >>> archlint/);
  });
});

describe("files of other runners", () => {
  const command = "npx --no-install archlint check --staged";

  test.each([
    ["without the hook", "# ours\npre-push:\n  commands:\n    t: { run: t }\n", ["commands", "archlint"]],
    [
      "with commands",
      "pre-commit:\n    parallel: true\n    commands: # all\n        # first\n        lint:\n            run: eslint .\n",
      ["commands", "archlint"],
    ],
    ["with jobs", "pre-commit:\n  jobs:\n  - run: eslint .\n    name: lint\n", ["jobs", 0]],
    ["with neither", "pre-commit:\n  skip: true\n", ["commands", "archlint"]],
  ])("lefthook %s gets an entry, and has its own bytes back after it", (_, theirs, way) => {
    const repository = hookedRepository({ "lefthook.yml": theirs });
    const run = repository.hook("install");
    expect(run.stdout).toContain("put into lefthook.yml\nnext: npx lefthook install\n");
    const path = join(repository.root, "lefthook.yml");
    const changed = readFileSync(path, "utf8");
    expect(
      way.reduce((value: unknown, key) => Reflect.get(Object(value), key), Reflect.get(Object(parse(changed)), "pre-commit")),
    ).toMatchObject({ run: command });
    expect(repository.hook("install").stdout).toContain("already in lefthook.yml");
    expect(readFileSync(path, "utf8")).toBe(changed);
    repository.hook("uninstall");
    expect(readFileSync(path, "utf8")).toBe(theirs);
  });

  test.each([
    ["lefthook.yml", "pre-commit: { commands: { lint: { run: x } } }\n", "pre-commit:\n  commands:\n    archlint:\n"],
    ["lefthook.toml", "", "[pre-commit.commands.archlint]\n"],
    ["lefthook.yml", "pre-commit: [\n", "pre-commit:\n"],
    [".simple-git-hooks.cjs", "process.exit(9);\n", '"pre-commit": "npx'],
    [".pre-commit-config.yaml", "repos: []\n", "repos:\n  - repo: local\n"],
  ])("%s that can't be edited safely is left alone, and the lines for it are printed", (name, theirs, printed) => {
    const repository = hookedRepository({ [name]: theirs });
    const run = repository.hook("install");
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(`archlint: ${name} has no place`);
    expect(run.stdout).toContain(printed);
    expect(readFileSync(join(repository.root, name), "utf8")).toBe(theirs);
  });

  test.each([
    [
      "a command",
      '{\n\t"name": "x",\n\t"simple-git-hooks": {\n\t\t"pre-commit": "npx lint-staged"\n\t},\n\t"lint-staged": {}\n}\n',
      `${command} && npx lint-staged`,
    ],
    ["another hook", '{ "simple-git-hooks": {\n  "pre-push": "x"\n} }', command],
    ["nothing yet", '{ "simple-git-hooks": {} }', command],
  ])("simple-git-hooks with %s", (_, theirs, expected) => {
    const repository = hookedRepository({ "package.json": theirs });
    expect(repository.hook("install").stdout).toContain("put into package.json\nnext: npx simple-git-hooks\n");
    const path = join(repository.root, "package.json");
    expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ "simple-git-hooks": { "pre-commit": expected } });
    expect(repository.hook("install").stdout).toContain("already in package.json");
    repository.hook("uninstall");
    expect(readFileSync(path, "utf8")).toBe(theirs);
  });

  test("the pre-commit framework gets a local hook", () => {
    const theirs = "# ours\nrepos:\n- repo: https://example.org/x\n  rev: v1\n  hooks: [{ id: x }]\n";
    const repository = hookedRepository({ ".pre-commit-config.yaml": theirs });
    expect(repository.hook("install").stdout).toContain("next: pre-commit install\n");
    const path = join(repository.root, ".pre-commit-config.yaml");
    const expected = {
      repo: "local",
      hooks: [{ id: "archlint", entry: command, language: "system", pass_filenames: false, require_serial: true }],
    };
    expect(parse(readFileSync(path, "utf8"))).toMatchObject({ repos: [expected, { rev: "v1" }] });
    repository.hook("uninstall");
    expect(readFileSync(path, "utf8")).toBe(theirs);
  });
});

test("the hooks for the pre-commit framework run once over everything, for each kind of file that archlint reads", () => {
  const hooks: unknown = parse(readFileSync(join(import.meta.dirname, "../../.pre-commit-hooks.yaml"), "utf8"));
  expect(hooks).toMatchObject([
    { id: "archlint", entry: "archlint check --staged", language: "node", pass_filenames: false, require_serial: true },
    { id: "archlint-all", entry: "archlint check", language: "node", pass_filenames: false, require_serial: true },
  ]);
  for (const { files } of hooks as readonly { readonly files: string }[]) {
    const wanted = [
      "a.ts",
      "b/c.mts",
      "c.cjs",
      "d.jsx",
      "package.json",
      "b/tsconfig.build.json",
      ".archlint.yml",
      "b/.archlint.yaml",
      ".archlint-baseline.json",
    ];
    expect(wanted.filter((path) => !new RegExp(files).test(path))).toEqual([]);
    expect(["a.tsv", "my-package.json", "README.md", "x.archlint.yml"].filter((path) => new RegExp(files).test(path))).toEqual([]);
  }
});

function hookFile({ root }: HookedRepository, text: string, mode: number): string {
  const path = join(root, ".git/hooks/pre-commit");
  mkdirSync(join(root, ".git/hooks"), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

function placeOf(tool: string): string {
  const folder = (process.env["PATH"] ?? "").split(":").find((each) => existsSync(join(each, tool)));
  if (folder === undefined) throw new Error(`${tool} is not in PATH`);
  return join(folder, tool);
}

/** As husky 9 lays out its folder: git's hooks call the file beside it. */
function layOutHusky({ root, git }: HookedRepository): void {
  mkdirSync(join(root, ".husky/_"), { recursive: true });
  writeFileSync(join(root, ".husky/_/.gitignore"), "*");
  writeFileSync(
    join(root, ".husky/_/h"),
    's=$(dirname "$(dirname "$0")")/$(basename "$0")\n[ ! -f "$s" ] && exit 0\nsh -e "$s" "$@"\nexit $?\n',
  );
  writeFileSync(join(root, ".husky/_/pre-commit"), '#!/usr/bin/env sh\n. "$(dirname "$0")/h"', { mode: 0o755 });
  git("config", "core.hooksPath", ".husky/_");
}
