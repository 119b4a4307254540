import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { archlint, CLEAN_TICKETS, folderWith, TICKETS, writeInto } from "../cli/archlint.js";
import { scratchIn, scratchRepository } from "./scratch-repository.js";

const BAD = 'import { Database } from "../infrastructure/database.js";\n\nexport const board = new Database();\n';
const CLEAN = { code: 0, lines: [], stderr: "" };

describe("--staged", () => {
  test("with nothing staged has nothing to judge, whatever the work tree holds", () => {
    const { cwd, check } = scratchRepository(CLEAN_TICKETS);
    writeInto(cwd, { "src/domain/board.ts": BAD });
    expect(check("--staged")).toEqual({ code: 0, lines: [], stderr: "archlint: nothing is staged, so there is nothing to judge\n" });
  });

  test("lets a commit pass that holds no source yet, and no pattern that matches none", () => {
    const { cwd, git } = scratchRepository({ "README.md": "# soon\n", "package.json": "{}\n" });
    writeInto(cwd, { "README.md": "# later\n" });
    git("add", "-A");
    expect(archlint(["check", "--staged"], { cwd })).toEqual({
      code: 0,
      stdout: "",
      stderr: "archlint: no TypeScript or JavaScript source is staged or committed, so there is nothing to judge\n",
    });
    writeInto(cwd, { ".archlint.yml": 'version: 1\ninclude: ["src/**"]\n' });
    git("add", "-A");
    expect(archlint(["check", "--staged"], { cwd }).code).toBe(2);
  });

  test("with nothing staged still writes whole documents", () => {
    const { cwd } = scratchRepository(TICKETS);
    const { code, stdout, stderr } = archlint(["check", "--staged", "--format", "json", "--format", "junit=out.xml"], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "archlint: nothing is staged, so there is nothing to judge\n" });
    expect(JSON.parse(stdout)).toMatchObject({ findings: [], summary: { error: 0 } });
    expect(readFileSync(join(cwd, "out.xml"), "utf8")).toMatch(/^<\?xml[^]*<\/testsuites>\n$/);
  });

  test("judges what is staged of a file, not what is on disk", () => {
    const { cwd, git, check, edit } = scratchRepository(CLEAN_TICKETS);
    edit("src/domain/ticket.ts", (text) => `import { Database } from "../infrastructure/database.js";\n${text}\nnew Database();\n`);
    git("add", "src/domain/ticket.ts");
    writeInto(cwd, { "src/domain/ticket.ts": CLEAN_TICKETS["src/domain/ticket.ts"] ?? "" });
    const bad = check("--staged");
    expect(bad.code).toBe(1);
    expect(bad.lines).toEqual([expect.stringMatching(/^src\/domain\/ticket\.ts:1:1: error .*\[da\/layer-dependency\]$/)]);
    git("add", "-A");
    writeInto(cwd, { "src/domain/ticket.ts": BAD, "src/domain/board.ts": BAD, "src/application/new.ts": "export const fine = 1;\n" });
    git("add", "src/application/new.ts");
    expect(check("--staged")).toEqual(CLEAN);
  });

  test("reports what the change brings, and not what stood before", () => {
    const { cwd, git, check } = scratchRepository(TICKETS);
    writeInto(cwd, { "src/domain/board.ts": BAD });
    git("add", "-A");
    const { code, lines, stderr } = check("--staged");
    expect(code).toBe(1);
    expect(lines.map((line) => line.split(":")[0])).toEqual(["src/domain/board.ts"]);
    expect(stderr).toBe("archlint: 1 finding that stood before is not shown: judged is only what is staged\n");
  });

  test("says in text that the verdict is on what is staged", () => {
    const { cwd, git } = scratchRepository(CLEAN_TICKETS);
    writeInto(cwd, { "src/domain/board.ts": BAD });
    git("add", "-A");
    const { stdout } = archlint(["--staged"], { cwd });
    expect(stdout).toContain("\n✖ what is staged brings 1 error\n\n  next  archlint explain da/layer-dependency\n");
    expect(stdout).not.toContain("layers ");
  });

  test("finds what a change breaks in a file that it does not touch", () => {
    const { cwd, git, check } = scratchRepository({
      ...CLEAN_TICKETS,
      "src/domain/shelf.ts": "export class Shelf {}\n",
      "src/domain/index.ts": 'export { Shelf } from "./shelf.js";\n',
      "src/domain/room.ts": 'import { Shelf } from "./index.js";\n\nexport const room = new Shelf();\n',
    });
    renameSync(join(cwd, "src/domain/shelf.ts"), join(cwd, "src/infrastructure/shelf.ts"));
    writeFileSync(join(cwd, "src/domain/index.ts"), 'export { Shelf } from "../infrastructure/shelf.js";\n');
    git("add", "-A");
    expect(check("--staged").lines.some((line) => line.startsWith("src/domain/room.ts:1:"))).toBe(true);
  });

  test("takes a rename for no new finding, and a deletion for none", () => {
    const { git, check } = scratchRepository(TICKETS);
    git("mv", "src/domain/ticket.ts", "src/domain/case.ts");
    expect(check("--staged").lines.filter((line) => line.includes("da/layer-dependency"))).toEqual([]);
    git("reset", "-q", "--hard");
    git("rm", "-q", "src/domain/ticket.ts", "src/application/open-ticket.ts");
    expect(check("--staged")).toEqual(CLEAN);
  });

  test("sees a deletion that is staged though the file is still there", () => {
    const { git, check } = scratchRepository(CLEAN_TICKETS);
    git("rm", "-q", "--cached", "src/domain/ticket.ts");
    const { code, lines } = check("--staged", "--max-warnings", "0");
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/^src\/application\/open-ticket\.ts:1:.*does not exist/)]);
  });

  test("before the first commit everything is new", () => {
    const scratch = scratchIn(folderWith(TICKETS));
    scratch.git("init", "-q");
    scratch.git("add", "-A");
    expect(scratch.check("--staged").lines).toHaveLength(1);
  });

  test("does not see a file that is only meant to be added", () => {
    const { cwd, git, check } = scratchRepository(CLEAN_TICKETS);
    writeInto(cwd, { "src/domain/board.ts": BAD, "src/application/a.ts": "export const a = 1;\n" });
    git("add", "src/application/a.ts");
    git("add", "--intent-to-add", "src/domain/board.ts");
    expect(check("--staged")).toEqual(CLEAN);
  });

  test("sees files that a sparse checkout leaves out", () => {
    const { cwd, git, check } = scratchRepository(CLEAN_TICKETS);
    git("update-index", "--skip-worktree", "src/infrastructure/database.ts");
    rmSync(join(cwd, "src/infrastructure/database.ts"));
    writeInto(cwd, { "src/domain/board.ts": BAD });
    git("add", "-A");
    expect(check("--staged").lines).toEqual([expect.stringMatching(/^src\/domain\/board\.ts:1:1: error/)]);
  });

  test("with a conflict in the index can't say what will be committed", () => {
    const { cwd, git, check, commit } = scratchRepository(CLEAN_TICKETS);
    git("checkout", "-qb", "other");
    writeInto(cwd, { "src/domain/ticket.ts": "export const other = 1;\n" });
    commit();
    git("checkout", "-q", "main");
    writeInto(cwd, { "src/domain/ticket.ts": "export const mine = 1;\n" });
    commit();
    expect(() => git("merge", "-q", "other")).toThrow();
    expect(check("--staged")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("src/domain/ticket.ts has a merge conflict in the index") as string,
    });
  });

  test("works in a linked work tree, and below the repository's top", () => {
    const { cwd, git } = scratchRepository({ ".archlint.yml": "version: 1\nroot: true\n", ...CLEAN_TICKETS });
    git("worktree", "add", "-q", join(cwd, "..", `${cwd.split("/").at(-1) ?? ""}-linked`));
    const linked = scratchIn(`${cwd}-linked`);
    writeInto(linked.cwd, { "src/domain/board.ts": BAD });
    linked.git("add", "-A");
    expect(linked.check("--staged").lines).toHaveLength(1);
    const packages = Object.fromEntries(Object.entries(CLEAN_TICKETS).map(([path, text]) => [`packages/desk/${path}`, text]));
    const monorepo = scratchRepository({ "package.json": "{}\n", "packages/desk/.archlint.yml": "version: 1\nroot: true\n", ...packages });
    writeInto(monorepo.cwd, { "packages/desk/src/domain/board.ts": BAD });
    monorepo.git("add", "-A");
    const desk = scratchIn(join(monorepo.cwd, "packages/desk"));
    expect(desk.check("--staged").lines).toEqual([expect.stringMatching(/^src\/domain\/board\.ts:1:1: error/)]);
    expect(monorepo.check("packages/desk", "--staged").lines).toEqual([expect.stringMatching(/^packages\/desk\/src\/domain\/board\.ts/)]);
  });

  test("leaves a submodule as it is on disk", () => {
    const library = scratchRepository({ "package.json": "{}\n", "src/money.ts": "export class Money {}\n" });
    const { cwd, git, check, commit } = scratchRepository(CLEAN_TICKETS);
    git("-c", "protocol.file.allow=always", "submodule", "add", "-q", library.cwd, "libs/money");
    commit();
    writeInto(cwd, {
      "src/domain/price.ts": 'import { Money } from "../../libs/money/src/money.js";\n\nexport const price = new Money();\n',
    });
    git("add", "-A");
    expect(check("--staged", "--max-warnings", "0")).toEqual(CLEAN);
  });

  test("reads the index that git names to a hook", () => {
    const { cwd, git } = scratchRepository(CLEAN_TICKETS);
    const env = { GIT_INDEX_FILE: ".git/next-index" };
    writeInto(cwd, { "src/domain/board.ts": BAD });
    git("read-tree", "--index-output=.git/next-index", "HEAD");
    const before = archlint(["--staged", "--format", "compact"], { cwd, env });
    expect(before.stdout).toBe("");
    scratchIn(cwd).git("add", "-A");
    git("read-tree", "--index-output=.git/next-index", git("write-tree").trim());
    git("read-tree", "HEAD");
    expect(archlint(["--staged", "--format", "compact"], { cwd, env }).stdout).toMatch(/^src\/domain\/board\.ts:1:1: error/);
  });

  test("judges by the baseline and the settings files that are staged", () => {
    const { cwd, git, check } = scratchRepository(CLEAN_TICKETS);
    writeInto(cwd, { "src/domain/board.ts": BAD });
    archlint(["baseline"], { cwd });
    git("add", "src");
    expect(check("--staged").code).toBe(1);
    git("add", "-A");
    expect(check("--staged")).toEqual(CLEAN);
  });
});

test("says that the configuration on disk is used where another is staged", () => {
  const { git, check, edit } = scratchRepository({ ...CLEAN_TICKETS, ".archlint.yml": "version: 1\n" });
  edit(".archlint.yml", () => "version: 1\nexclude: []\n");
  git("add", "-A");
  edit(".archlint.yml", () => "version: 1\nrules: { da/layer-dependency: off }\n");
  expect(check("--staged")).toMatchObject({
    code: 0,
    stderr: "archlint: .archlint.yml on disk is not what is staged of it; the one on disk is used\n",
  });
});

describe("--since", () => {
  test("reports what the branch brings, committed or not, and not what stood at the merge base", () => {
    const { cwd, git, check, commit } = scratchRepository(TICKETS);
    git("checkout", "-qb", "feature");
    writeInto(cwd, { "src/domain/board.ts": BAD });
    commit();
    git("checkout", "-q", "main");
    writeInto(cwd, { "src/domain/desk.ts": BAD });
    commit();
    git("checkout", "-q", "feature");
    writeInto(cwd, { "src/domain/shelf.ts": BAD });
    const { code, lines, stderr } = check("--since", "main");
    expect(code).toBe(1);
    expect(lines.map((line) => line.split(":")[0])).toEqual(["src/domain/board.ts", "src/domain/shelf.ts"]);
    expect(stderr).toMatch(
      /^archlint: 1 finding that stood before is not shown: judged is only what this branch changes since main \([0-9a-f]{9}\)\n$/,
    );
    rmSync(join(cwd, "src/domain/shelf.ts"));
    rmSync(join(cwd, "src/domain/board.ts"));
    expect(check("--since", "main")).toMatchObject({ code: 0, lines: [] });
  });

  test("passes where a folder with findings was renamed", () => {
    const { cwd, check, commit } = scratchRepository(TICKETS);
    mkdirSync(join(cwd, "packages"));
    renameSync(join(cwd, "src"), join(cwd, "packages/src"));
    commit();
    expect(check("--since", "HEAD~1")).toMatchObject({ code: 0, lines: [] });
  });

  test.each([
    ["nowhere", /--since nowhere: there is no such commit, branch or tag here; git fetch, or name one of main\n$/],
    ["origin/main", /--since origin\/main: .*; git fetch origin main, or name one of main\n$/],
    ["--output=x", /there is no such commit/],
  ])("a ref that isn't there (%s) says what to do", (ref, message) => {
    const { check } = scratchRepository(CLEAN_TICKETS);
    const { code, stderr } = check(`--since=${ref}`);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  test("in a shallow clone says how to deepen it", () => {
    const origin = scratchRepository(CLEAN_TICKETS);
    origin.git("checkout", "-qb", "feature");
    writeInto(origin.cwd, { "src/application/a.ts": "export const a = 1;\n" });
    origin.commit();
    const clone = folderWith({});
    const { git, check } = scratchIn(clone);
    git("clone", "-q", "--depth", "1", "--no-single-branch", `file://${origin.cwd}`, ".");
    const { code, stderr } = check("--since", "origin/main");
    expect(code).toBe(2);
    expect(stderr).toContain("git fetch --unshallow, or fetch-depth: 0");
  });

  test("outside of a repository says that it needs one", () => {
    const { code, stderr } = archlint(["--since", "main"], { cwd: folderWith(TICKETS) });
    expect(code).toBe(2);
    expect(stderr).toContain("is in no git repository");
  });

  test("in another user's repository passes on git's own cure, as the hook does", () => {
    const { cwd } = scratchRepository(CLEAN_TICKETS);
    for (const args of [["--since", "main"], ["--staged"], ["hook", "install"]]) {
      const { code, stderr } = archlint(args, { cwd, env: { GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" } });
      expect(code).toBe(2);
      expect(stderr).toBe(`archlint: git does not open ${cwd}, which is another user's: git config --global --add safe.directory ${cwd}\n`);
    }
  });

  test("and --staged are two different questions", () => {
    expect(scratchRepository(CLEAN_TICKETS).check("--since", "main", "--staged").code).toBe(2);
  });

  test("runs nothing that the repository's configuration names", () => {
    const { cwd, git, check } = scratchRepository(CLEAN_TICKETS);
    const touch = `touch ${join(cwd, "was-run")}`;
    for (const key of ["core.fsmonitor", "diff.external", "core.pager", "core.sshCommand"]) git("config", key, touch);
    git("config", "filter.x.clean", `${touch}; cat`);
    git("config", "filter.x.smudge", `${touch}; cat`);
    git("config", "diff.x.textconv", touch);
    writeInto(cwd, { ".gitattributes": "*.ts filter=x diff=x\n", "src/application/a.ts": "export const a = 1;\n" });
    check("--since", "HEAD");
    check("--staged");
    expect(existsSync(join(cwd, "was-run"))).toBe(false);
    // Files as new as the index are compared by their content.
    writeInto(cwd, { "src/domain/board.ts": BAD });
    git("-c", "filter.x.clean=cat", "add", "src/domain/board.ts");
    rmSync(join(cwd, "was-run"), { force: true });
    expect(check("--staged").code).toBe(1);
    expect(check("--since", "HEAD").code).toBe(1);
    expect(existsSync(join(cwd, "was-run"))).toBe(false);
  });
});
