import type { LibraryEntry, SymbolEntry } from "../../model/index.js";
import { exportsOf } from "../symbols-of.js";

const READS = ["readFile", "readdir", "stat", "lstat", "access", "realpath", "readlink", "open"];
const CONTENT_WRITES = ["writeFile", "appendFile"];
const OTHER_WRITES = [
  ...["unlink", "rm", "rmdir", "mkdir", "mkdtemp", "rename", "copyFile", "cp", "link", "symlink", "truncate", "chmod", "chown", "utimes"],
];
const PATH = { path: { argument: 0 } } as const;
const WITH_DATA = { path: { argument: 0 }, data: { argument: 1 } } as const;
const GRACEFUL = [...READS, ...CONTENT_WRITES, ...OTHER_WRITES]
  .flatMap((name) => [name, `${name}Sync`])
  .concat("createReadStream", "createWriteStream");

/** Node's file system: with promises, with callbacks, and while everything waits (`synchronous`). */
export const FILE_SYSTEM: LibraryEntry = {
  library: "fs",
  documentation: "https://nodejs.org/api/fs.html",
  aliases: {
    "fs#promises": "fs/promises",
    ...Object.fromEntries(GRACEFUL.map((name) => [`graceful-fs#${name}`, `fs#${name}`])),
  },
  symbols: [
    ...inThreeForms(READS, "file.read", PATH),
    ...inThreeForms(CONTENT_WRITES, "file.write", WITH_DATA),
    ...inThreeForms(OTHER_WRITES, "file.write", PATH),
    { symbol: "fs#existsSync", operation: "file.read", slots: { ...PATH, synchronous: { value: true } } },
    { symbol: "fs#createReadStream", operation: "file.read", slots: PATH },
    { symbol: "fs#createWriteStream", operation: "file.write", slots: PATH },
  ],
};

/** fs-extra: the same, with promises, and more. */
export const FS_EXTRA: LibraryEntry = {
  library: "fs-extra",
  documentation: "https://github.com/jprichardson/node-fs-extra#readme",
  symbols: [
    ...promisedOrWaiting([...READS, "pathExists", "readJson", "readJSON"], "file.read", PATH),
    ...promisedOrWaiting([...CONTENT_WRITES, "outputFile", "writeJson", "writeJSON", "outputJson", "outputJSON"], "file.write", WITH_DATA),
    ...promisedOrWaiting(
      [...OTHER_WRITES, "remove", "copy", "move", "ensureDir", "ensureFile", "mkdirp", "mkdirs", "emptyDir"],
      "file.write",
      PATH,
    ),
    { symbol: "fs-extra#createReadStream", operation: "file.read", slots: PATH },
    { symbol: "fs-extra#createWriteStream", operation: "file.write", slots: PATH },
  ],
};

type FileSlots = typeof PATH | typeof WITH_DATA;

function inThreeForms(names: readonly string[], operation: "file.read" | "file.write", slots: FileSlots): readonly SymbolEntry[] {
  return [
    { symbol: exportsOf(["fs/promises"], ...names), operation, slots, asynchronous: true },
    { symbol: exportsOf(["fs"], ...names), operation, slots, callbacks: [{ argument: -1, runs: "later" }] },
    waiting("fs", names, operation, slots),
  ];
}

function promisedOrWaiting(names: readonly string[], operation: "file.read" | "file.write", slots: FileSlots): readonly SymbolEntry[] {
  return [
    { symbol: exportsOf(["fs-extra"], ...names), operation, slots, asynchronous: true, callbacks: [{ argument: -1, runs: "later" }] },
    waiting("fs-extra", names, operation, slots),
  ];
}

function waiting(library: string, names: readonly string[], operation: "file.read" | "file.write", slots: FileSlots): SymbolEntry {
  return { symbol: names.map((name) => `${library}#${name}Sync`), operation, slots: { ...slots, synchronous: { value: true } } };
}
