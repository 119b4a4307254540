import { describe, expect, test } from "vitest";
import { small } from "./flow-in.js";

/** The steps of `run`, without the calls that lead to them. */
function done(text: string, further = ""): readonly string[] {
  return small(`
    import { Pool } from "pg";
    import _ from "lodash";
    import { after } from "next/server";
    import { client } from "upwork-api";
    const pool = new Pool();
    const list: string[] = [];
    async function insert(id: string) { await pool.query("INSERT INTO orders VALUES ($1)", [id]); }
    function insertLater(id: string) { return pool.query("INSERT INTO orders VALUES ($1)", [id]); }
    ${further}
    export async function run(id: string, context: { waitUntil(promise: Promise<unknown>): void }) { ${text} }`)
    .flow("run")
    .map((line) => line.replace(/^database\.write pool\.query\(.*?\]\)/, "insert").replace(/(, )?via .*$/, ""));
}

describe("a promise is dropped", () => {
  test.each([
    ["as a statement", "insert(id);", "floating insert"],
    ["by void", "void insert(id);", "floating insert"],
    ["where a call only passes it on", "insertLater(id);", "floating insertLater"],
    ["by `then` without a second end", "insert(id).then(() => {});", "floating insert"],
    ["by a chain of them", "insert(id).then(() => {}).finally(() => {}).then(() => {});", "floating insert"],
    ["by `Promise.all`", "Promise.all([insert(id), list]);", "floating insert"],
    ["behind a test", "list.length > 0 && insert(id);", "floating insert"],
    ["in an arm", "list.length > 0 ? insert(id) : undefined;", "floating insert"],
    ["by a function that is called where it stands", "(async () => { await insert(id); })();", "floating "],
    [
      "in a library's callback that nobody collects",
      "list.forEach(async (each) => { await insert(each); });",
      "in a loop, callback list.forEach",
    ],
    ["by a callback that returns it to nobody", "list.forEach((each) => insertLater(each));", "in a loop, callback list.forEach"],
    ["by a callback that is named", "list.forEach(insert);", "in a loop, callback list.forEach"],
    ["by lodash, too", "_.forEach(list, async (each) => { await insert(each); });", "in a loop, callback _.forEach"],
    ["by a map whose list nobody takes", "list.map(async (each) => { await insert(each); });", "in a loop, callback list.map"],
    ["by `Promise.all` over a map", "Promise.all(list.map(async (each) => { await insert(each); }));", "in a loop, floating list.map"],
    [
      "behind the settling of the promise around it",
      "await new Promise((done) => { (async () => { done(id); await insert(id); })(); });",
      "floating ",
    ],
    [
      "by a promise around it that nobody waits for",
      "new Promise((done) => { (async () => { await insert(id); done(id); })(); });",
      "floating ",
    ],
    [
      "in a callback of a promise that is",
      "insertLater('first').then(() => insert(id));",
      "floating insertLater | insert, floating insertLater",
    ],
  ])("%s", (_, text, expected) => {
    expect(done(text).join(" | ")).toBe(`insert, ${expected}`);
  });

  test("with all that is done behind it", () => {
    expect(done("audit(id);", "async function audit(id: string) { await insert('before'); await insert(id); }")).toEqual([
      "insert, floating audit",
      "insert, floating audit",
    ]);
  });

  test("where the innermost call that nobody waits for stands", () => {
    expect(done("audit(id);", "function audit(id: string) { insert(id); }")).toEqual(["insert, floating insert"]);
  });
});

describe("a promise is somebody's", () => {
  test.each([
    ["when it is awaited", "await insert(id);"],
    ["when it is returned", "return insert(id);"],
    ["when a function without `async` passes on what is awaited", "await insertLater(id);"],
    ["when it is collected", "const all = [insert(id)]; all.push(insert(id)); await Promise.all(all);"],
    ["when a name keeps it", "const promise = insert(id); await promise;"],
    ["when its failure is handled", "insert(id).catch(console.error);"],
    ["when its failure is handled at the end of a chain", "insert(id).then(() => {}).catch(console.error);"],
    ["when its failure is handled by a second callback", "insert(id).then(() => {}, console.error);"],
    ["when all failures are handled", "Promise.all([insert(id)]).catch(console.error);"],
    ["when it is handed to what waits for it", "context.waitUntil(insert(id));"],
    ["when a map's list is awaited", "await Promise.all(list.map(async (each) => { await insert(each); }));"],
    ["when a map's list is returned", "return Promise.all(list.map((each) => insertLater(each)));"],
    ["when a map's list has a name", "const all = list.map((each) => insert(each)); await Promise.all(all);"],
    ["when the function that is called where it stands is awaited", "await (async () => { await insert(id); })();"],
    ["when the loop waits", "for (const each of list) await insert(each);"],
    ["when a callback may do it later", "setTimeout(async () => { await insert(id); }, 1);"],
    ["when the callee catches what it throws", "quiet(id);"],
    ["when the callee returns what is handled already", "handled(id);"],
    ["when the callback of `then` is awaited with it", "await insertLater('first').then(() => insert(id));"],
    ["when a promise around it is settled behind it", "await new Promise((done) => { insert(id).then(() => done(id)); });"],
    ["when it settles a promise around it", "await new Promise((done) => { insert(id).then(done); });"],
    [
      "when an outside callback settles the promise around it",
      "await new Promise((done, fail) => { client.ask(id, async (error) => { if (error) { fail(error); return; } await insert(id); done(id); }); });",
    ],
    [
      "when the function that is called where it stands settles the promise around it",
      "await new Promise((done) => { (async () => { await insert(id); done(id); })(); });",
    ],
  ])("%s", (_, text) => {
    const further = `
      async function quiet(id: string) { try { await insert(id); } catch (error) { console.error(error); } }
      async function handled(id: string) { return insertLater(id).then(() => {}).catch(console.error); }
    `;
    for (const line of done(text, further)) expect(line).not.toMatch(/floating|callback/);
    expect(done(text, further).length).toBeGreaterThan(0);
  });

  test("no longer where the callee throws on what it caught", () => {
    expect(
      done("loud(id);", "async function loud(id: string) { try { await insert(id); } catch (error) { throw new Error('lost'); } }"),
    ).toEqual(["insert, floating loud"]);
  });
});

test("what is no promise can't be dropped", () => {
  expect(
    small(`
      import Database from "better-sqlite3";
      const database = new Database("orders.db");
      function insert(id: string) { database.prepare("INSERT INTO orders VALUES (?)").run(id); }
      export function run(ids: string[]) { insert("one"); ids.forEach((id) => insert(id)); }`).flow("run"),
  ).toEqual([
    'database.write database.prepare("INSERT INTO orders VALUES (?)").run(id), via insert',
    'database.write database.prepare("INSERT INTO orders VALUES (?)").run(id), in a loop, via insert',
  ]);
});
