import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { namedRoot } from "../../src/config/named-root.js";
import { errorOf, folderWith, loadIn } from "./in-folder.js";

const OFF = "rules: { da/layer-dependency: off }";

describe("the search upward", () => {
  test("finds the configuration above the working folder, and lints its folder", async () => {
    const repository = folderWith({ ".git/HEAD": "", ".archlint.yaml": OFF, "src/domain/order.ts": "" });
    const { root, file, settings } = await loadIn(join(repository, "src/domain"));
    expect(root).toBe(repository);
    expect(file).toBe(join(repository, ".archlint.yaml"));
    expect(Object.keys(settings.rules)).toEqual(["da/layer-dependency"]);
  });

  test("ends at the repository's root", async () => {
    const outer = folderWith({ ".archlint.yml": OFF, "repository/.git/HEAD": "", "repository/src/a.ts": "" });
    const { root, file } = await loadIn(join(outer, "repository/src"));
    expect(root).toBe(join(outer, "repository"));
    expect(file).toBeNull();
  });

  test("ends at a file with root: true", async () => {
    const repository = folderWith({
      ".git/HEAD": "",
      ".archlint.yml": "version: 1",
      "apps/orders/.archlint.yml": "root: true",
      "apps/orders/src/a.ts": "",
    });
    expect((await loadIn(join(repository, "apps/orders/src"))).root).toBe(join(repository, "apps/orders"));
    expect((await loadIn(join(repository, "apps"))).root).toBe(repository);
  });

  test("a submodule or worktree, whose .git is a file, is a repository too", async () => {
    const outer = folderWith({ ".git/HEAD": "", "sub/.git": "gitdir: ../.git/modules/sub", "sub/src/a.ts": "" });
    expect((await loadIn(join(outer, "sub/src"))).root).toBe(join(outer, "sub"));
  });

  test("comes to the repository's root past the files below it, whether or not that has one", async () => {
    const repository = folderWith({ ".git/HEAD": "", ".archlint.yml": OFF, "api/.archlint.yml": "rules: { sc/cookie-flags: off }" });
    const { root, settings } = await loadIn(join(repository, "api"));
    expect(root).toBe(repository);
    expect(Object.keys(settings.rules)).toEqual(["da/layer-dependency"]);
    const bare = folderWith({ ".git/HEAD": "", "api/.archlint.yml": "rules: { sc/cookie-flags: off }" });
    const loaded = await loadIn(join(bare, "api"));
    expect({ root: loaded.root, file: loaded.file, rules: loaded.settings.rules }).toEqual({ root: bare, file: null, rules: {} });
  });

  test.each([
    ["package.json", '{ "workspaces": ["packages/*"] }'],
    ["pnpm-workspace.yaml", "packages: [packages/*]"],
    ["nx.json", "{}"],
    ["lerna.json", "{}"],
  ])("without a repository comes to the workspace of %s", async (name, text) => {
    const folder = folderWith({ [name]: text, "packages/api/package.json": "{}", "packages/web/.archlint.yml": OFF });
    expect((await loadIn(join(folder, "packages/api"))).root).toBe(folder);
    expect((await loadIn(join(folder, "packages/web"))).root).toBe(folder);
  });

  test("without a file the root is the repository's, not the nearest package's", async () => {
    const repository = folderWith({ ".git/HEAD": "", "package.json": "{}", "packages/api/package.json": "{}" });
    expect((await loadIn(join(repository, "packages/api"))).root).toBe(repository);
  });

  test("without a repository it is the nearest package's", async () => {
    const folder = folderWith({ "package.json": "{}", "src/deep/a.ts": "" });
    expect((await loadIn(join(folder, "src/deep"))).root).toBe(folder);
  });

  test("the archlint key of package.json configures, with positions in that file", async () => {
    const folder = folderWith({
      "package.json": '{\n  "name": "orders",\n  "archlint": {\n    "rules": { "da/layer-dependency": "of" }\n  }\n}\n',
    });
    expect(await errorOf(loadIn(folder))).toBe(
      'package.json:4:39: rules.da/layer-dependency: expected a severity, [severity, options], or a map from message id to severity, found "of"; did you mean "off"?',
    );
  });

  test("a package.json that only depends on archlint, or is broken, configures nothing", async () => {
    const folder = folderWith({ "package.json": '{ "devDependencies": { "archlint": "1" } }', "sub/package.json": '{ "archlint": {' });
    expect((await loadIn(join(folder, "sub"))).file).toBeNull();
  });

  test("two configurations of one folder are an error, for nobody knows which holds", async () => {
    const folder = folderWith({ ".archlint.yml": "version: 1", ".archlint.yaml": "version: 1", "package.json": "{}" });
    expect(await errorOf(loadIn(folder))).toBe(".archlint.yml: .archlint.yaml configures this folder too; keep one of them");
    const beside = folderWith({ ".archlint.yml": "version: 1", "package.json": '{ "archlint": {} }' });
    expect(await errorOf(loadIn(beside))).toBe(
      '.archlint.yml: the key "archlint" in package.json configures this folder too; keep one of them',
    );
  });
});

describe("--config", () => {
  test("replaces the file that was found, and leaves the root where it was", async () => {
    const repository = folderWith({ ".git/HEAD": "", ".archlint.yml": "version: 1", "ci/strict.yml": "extends: strict", "src/a.ts": "" });
    const { root, settings, file } = await loadIn(join(repository, "src"), { config: "../ci/strict.yml" });
    expect({ root, file, preset: settings.preset }).toEqual({
      root: repository,
      file: join(repository, "ci/strict.yml"),
      preset: "strict",
    });
  });

  test("moves the root to its own folder where it says root: true", async () => {
    const repository = folderWith({ ".git/HEAD": "", "apps/orders/.archlint.yml": "root: true" });
    expect((await loadIn(repository, { config: "apps/orders/.archlint.yml" })).root).toBe(join(repository, "apps/orders"));
  });

  test("that leads nowhere, to a folder or to a loop is one clear line", async () => {
    const folder = folderWith({ "package.json": "{}" });
    mkdirSync(join(folder, "conf"));
    symlinkSync("loop.yml", join(folder, "loop.yml"));
    symlinkSync("gone.yml", join(folder, "dangling.yml"));
    expect(await errorOf(loadIn(folder, { config: "nope.yml" }))).toBe("nope.yml: no such file");
    expect(await errorOf(loadIn(folder, { config: "package.json/x" }))).toBe("package.json/x: no such file");
    expect(await errorOf(loadIn(folder, { config: "conf" }))).toBe("conf: is a folder; a configuration file was expected");
    expect(await errorOf(loadIn(folder, { config: "loop.yml" }))).toBe("loop.yml: is a link that leads to itself");
    expect(await errorOf(loadIn(folder, { config: "dangling.yml" }))).toBe("dangling.yml: is a link that leads nowhere");
  });
});

describe("paths named on the command line", () => {
  test("belong to the folder with root: true that they lie in", async () => {
    const repository = folderWith({
      ".git/HEAD": "",
      "apps/orders/.archlint.yml": "root: true",
      "apps/orders/src/a.ts": "",
      "src/b.ts": "",
    });
    expect(await namedRoot(repository, ["apps/orders/src/a.ts", "apps/orders"])).toBe(join(repository, "apps/orders"));
    expect(await namedRoot(repository, ["src"])).toBe(repository);
    expect(await namedRoot(repository, [])).toBe(repository);
    expect(await errorOf(namedRoot(repository, ["src/b.ts", "apps/orders"]))).toBe(
      "src/b.ts belongs to the working folder's root and apps/orders to apps/orders: paths of two roots can't be linted in one run",
    );
  });

  test("that is found, not named, is no link out of its repository", async () => {
    const outside = folderWith({ "secret.yml": "root: hidden-words\n", "repository/.git/HEAD": "", "repository/package.json": "{}" });
    symlinkSync("../secret.yml", join(outside, "repository/.archlint.yml"));
    const answer = await errorOf(loadIn(join(outside, "repository")));
    expect(answer).toBe(".archlint.yml: is a link that leads out of the repository");
    expect(answer).not.toContain("hidden-words");
  });
});
