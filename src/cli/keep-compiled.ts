import { createHash, randomBytes } from "node:crypto";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import Module, { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import { Script } from "node:vm";
import { crc32 } from "node:zlib";
import { userCacheFolder } from "../workspace/cache-folder.js";

/** Modules beyond this size: the TypeScript compiler, whose text takes longer to compile than a changed file takes to lint. */
const LARGE = 1_000_000;
const PREFIX = "compiled-";
/** One for each installed version of the compiler and of Node. */
const MOST = 3;
const CHECK_BYTES = 4;

/**
 * Keeps large modules as V8 has compiled them, for Node before 22.8, which has no place of its own for that.
 * What is read here is run: it is the user's own cache folder or nothing, never one that a repository could bring along.
 */
export function keepCompiled(): void {
  const compile: unknown = Reflect.get(Module.prototype, "_compile");
  if (typeof compile !== "function") return;
  Reflect.set(Module.prototype, "_compile", function (this: NodeJS.Module, text: string, file: string): unknown {
    const folder = text.length < LARGE ? null : ownFolder();
    const result: unknown = folder === null ? Reflect.apply(compile, this, [text, file]) : runKept(folder, this, text, file);
    return result;
  });
}

/** Where only this user writes; null where that is a folder of a checkout, or one that others share. */
function ownFolder(): string | null {
  const folder = join(userCacheFolder(), "archlint", "compiled");
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = lstatSync(folder);
    const real = realpathSync(folder);
    const user = process.getuid?.();
    if (user !== undefined && (uid !== user || (mode & 0o022) !== 0)) return null;
    if (`${real}${sep}`.startsWith(`${realpathSync(process.cwd())}${sep}`)) return null;
    for (let at = real; at !== dirname(at); at = dirname(at)) if (existsSync(join(at, ".git"))) return null;
    return folder;
  } catch {
    return null;
  }
}

function runKept(folder: string, module: NodeJS.Module, text: string, file: string): unknown {
  const { size, mtimeMs } = statSync(file);
  const { version, arch } = process;
  const key = createHash("sha256").update([version, arch, file, size, mtimeMs].join("\0"));
  const name = `${PREFIX}${key.digest("hex").slice(0, 32)}`;
  const stored = readKept(join(folder, name));
  const script = new Script(Module.wrap(text), { filename: file, ...(stored === null ? {} : { cachedData: stored }) });
  // Late, so that it holds the functions that were compiled on the way.
  if (stored === null || script.cachedDataRejected === true) process.once("exit", () => writeKept(folder, name, script.createCachedData()));
  const run: unknown = script.runInThisContext();
  if (typeof run !== "function") throw new TypeError(`${file} is no module`);
  const exports: unknown = module.exports;
  const result: unknown = Reflect.apply(run, exports, [exports, createRequire(file), module, file, dirname(file)]);
  return result;
}

/** What was kept, or null where it is missing or damaged: V8 itself does not look. */
function readKept(path: string): Buffer | null {
  try {
    if (!lstatSync(path).isFile()) return null;
    const content = readFileSync(path);
    const end = content.length - CHECK_BYTES;
    const data = content.subarray(0, end);
    return end > 0 && content.readUInt32LE(end) === crc32(data) ? data : null;
  } catch {
    return null;
  }
}

function writeKept(folder: string, name: string, data: Buffer): void {
  const check = Buffer.alloc(CHECK_BYTES);
  check.writeUInt32LE(crc32(data));
  const aside = join(folder, `${PREFIX}${randomBytes(6).toString("hex")}.writing`);
  try {
    writeFileSync(aside, Buffer.concat([data, check]), { flag: "wx", mode: 0o600 });
    renameSync(aside, join(folder, name));
    for (const old of oldestIn(folder).slice(0, -MOST)) unlinkSync(join(folder, old));
  } catch {
    return;
  }
}

function oldestIn(folder: string): readonly string[] {
  const kept = readdirSync(folder).flatMap((name) =>
    name.startsWith(PREFIX) ? [{ name, age: statSync(join(folder, name)).mtimeMs }] : [],
  );
  return kept.sort((a, b) => a.age - b.age).map(({ name }) => name);
}
