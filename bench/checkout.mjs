import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, sep } from "node:path";

const LEFT_OUT = new Set(["node_modules", ".git", ".archlint-cache"]);
const SOURCE = /\.[cm]?[jt]sx?$/;

/**
 * A copy of a checkout that a bench may edit. A package of a monorepo is copied with the monorepo around it,
 * because its tsconfig and its siblings are out there; the copy's own folder becomes a git repository, because
 * both tools can ask git what has changed.
 * @param {string} checkout
 */
export function copyCheckout(checkout) {
  const original = realpathSync(checkout);
  const whole = outermostWorkspace(original);
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), "archlint-bench-")));
  cpSync(whole, join(scratch, "copy"), { recursive: true, verbatimSymlinks: true, filter: (from) => !LEFT_OUT.has(basename(from)) });
  const folder = join(scratch, "copy", relative(whole, original));
  const git = (/** @type {string[]} */ ...args) => execFileSync("git", args, { cwd: folder, stdio: "ignore" });
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all", ".");
  git(
    "-c",
    "user.name=bench",
    "-c",
    "user.email=bench@localhost",
    "-c",
    "commit.gpgsign=false",
    "commit",
    "--quiet",
    "--no-verify",
    "-m",
    "as found",
  );
  return { folder, scratch, remove: () => rmSync(scratch, { recursive: true, force: true }) };
}

/** @param {string} folder */
function outermostWorkspace(folder) {
  for (let at = dirname(folder); ; at = dirname(at)) {
    if (holdsWorkspaces(at)) return at;
    if (at === dirname(at)) return folder;
  }
}

/** @param {string} folder */
function holdsWorkspaces(folder) {
  if (existsSync(join(folder, "pnpm-workspace.yaml")) || existsSync(join(folder, "lerna.json"))) return true;
  try {
    return "workspaces" in JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  } catch {
    return false;
  }
}

/**
 * Every source file of a folder, sorted, with `/`.
 * @param {string} folder
 * @returns {string[]}
 */
export function sourceFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && SOURCE.test(entry.name))
    .map((entry) =>
      relative(folder, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join("/"),
    )
    .filter((path) => !path.split("/").some((part) => LEFT_OUT.has(part) || part === "dist"))
    .sort();
}

/**
 * Changes one file in a way that no tool can overlook: a new export.
 * @param {string} folder
 * @param {readonly string[]} files
 * @param {number} round
 */
export function changeOneFile(folder, files, round) {
  const file = files[(files.length >> 1) + (round % 2)] ?? files[0];
  if (file === undefined) throw new Error("no source file to change");
  appendFileSync(join(folder, file), `\nexport const benchRound${round} = ${round};\n`);
  return file;
}
