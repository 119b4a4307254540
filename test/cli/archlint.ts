import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The checkout of this project. */
export const REPOSITORY = join(import.meta.dirname, "..", "..");

/** The built command; `test/build-once.ts` builds it before the tests. */
export const MAIN = join(REPOSITORY, "dist", "src", "cli", "main.js");

/** The sample service. */
export const ORDERS = join(REPOSITORY, "fixtures", "apps", "orders");

/** The tests' own cache, so that they leave none behind in the user's. */
const cacheFolder = mkdtempSync(join(tmpdir(), "archlint-cli-cache-"));

/** What a run of the command came to. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built command as a person would, without what this machine's CI sets. */
export function archlint(args: readonly string[], { cwd, env = {} }: RunOptions): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd,
    encoding: "utf8",
    env: bareEnvironment(env),
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, stdout, stderr };
}

/** Starts the command and resolves when it ends; several can run at the same time. */
export function startArchlint(args: readonly string[], { cwd, env = {} }: RunOptions): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], { cwd, env: bareEnvironment(env) });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}

/** What this machine sets for its own terminal or CI. */
const AMBIENT = new Set(["GITHUB_ACTIONS", "CI", "FORCE_COLOR", "NO_COLOR", "COLUMNS"]);

export function bareEnvironment(env: Readonly<Record<string, string>> = {}): Record<string, string | undefined> {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !AMBIENT.has(name)));
  return { ...own, ARCHLINT_CACHE_DIR: cacheFolder, ...env };
}

/** Writes files into a fresh folder and returns its real path; nothing above it is a repository. */
export function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "archlint-cli-")));
  writeInto(folder, files);
  return folder;
}

export function writeInto(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A ticket service with a domain that knows its database: one error, on line 1 of src/domain/ticket.ts. */
export const TICKETS: Readonly<Record<string, string>> = {
  "package.json": '{ "name": "tickets", "private": true }\n',
  "src/domain/ticket.ts":
    'import { Database } from "../infrastructure/database.js";\n\nexport class Ticket {\n  constructor(readonly database: Database) {}\n}\n',
  "src/application/open-ticket.ts":
    'import type { Ticket } from "../domain/ticket.js";\n\nexport class OpenTicket {\n  execute(ticket: Ticket): Ticket {\n    return ticket;\n  }\n}\n',
  "src/infrastructure/database.ts": "export class Database {}\n",
};

/** The same service without its fault. */
export const CLEAN_TICKETS: Readonly<Record<string, string>> = {
  ...TICKETS,
  "src/domain/ticket.ts": "export class Ticket {\n  constructor(readonly id: string) {}\n}\n",
};
