import { expect, it } from "vitest";
import { link } from "../../src/link/link.js";
import { DEFAULT_SETTINGS, transactionStarts } from "../../src/model/index.js";
import { factsOf } from "../link/program-of.js";

/** The functions of `src/a.ts` that transactions are looked at from. */
function startsIn(text: string): readonly string[] {
  const program = link({ ...factsOf({ "src/a.ts": text }), settings: DEFAULT_SETTINGS });
  const openers = program.operations("transaction.run", "transaction.begin");
  return transactionStarts(program, openers).map(({ file, function: id }) => {
    const { name, parent } = program.bodies(file).functions[id] ?? { name: "", parent: null };
    return name === "" ? `in ${program.bodies(file).functions[parent ?? 0]?.name ?? ""}` : name;
  });
}

it.each([
  [
    "where its callback is written",
    `export async function pay() { await source.transaction(async (manager) => { await manager.save({}); }); }
     export async function other() { await pay(); }`,
    ["pay"],
  ],
  [
    "and where what runs in it comes from",
    `async function inTransaction(work: (manager: unknown) => Promise<void>) { await source.transaction((manager) => work(manager)); }
     async function twice(work: (manager: unknown) => Promise<void>) { await inTransaction(work); }
     export async function pay() { await twice(async () => {}); }
     export async function other() { await pay(); }`,
    ["inTransaction", "twice", "pay"],
  ],
  [
    "and where it ends",
    `async function begin() { const runner = source.createQueryRunner(); await runner.startTransaction(); return runner; }
     export async function pay() { const runner = await begin(); await runner.commitTransaction(); }
     export async function other() { await pay(); }`,
    ["begin", "pay"],
  ],
  [
    "where it begins and ends in one function, there",
    `export async function pay() { const runner = source.createQueryRunner(); await runner.startTransaction(); await runner.commitTransaction(); }
     export async function other() { await pay(); }`,
    ["pay"],
  ],
])("a transaction is looked at %s", (_, text, expected) => {
  expect(startsIn(`import { DataSource } from "typeorm"; const source = new DataSource({}); ${text}`)).toEqual(expected);
});
