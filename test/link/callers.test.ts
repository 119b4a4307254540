import { expect, it } from "vitest";
import { link } from "../../src/link/link.js";
import { DEFAULT_SETTINGS } from "../../src/model/index.js";
import { factsOf, type Texts } from "./program-of.js";

/** The names of the functions that call `save` of `src/store.ts`. */
function callersOfSave(texts: Texts): readonly string[] {
  const program = link({ ...factsOf(texts), settings: DEFAULT_SETTINGS });
  const { functions } = program.bodies("src/store.ts");
  const save = functions.findIndex(({ name }) => name === "save");
  return program.callersOf({ file: "src/store.ts", function: save }).map(({ file, function: id }) => {
    const facts = program.bodies(file).functions[id];
    return facts?.name === "" ? file : (facts?.name ?? "");
  });
}

const STORE = { "src/store.ts": "export function save(order) {}" };

it.each<[string, Texts, readonly string[]]>([
  ["by its name", { "src/a.ts": `import { save } from "./store"; export function place() { save(1); }` }, ["place"]],
  ["by an import's other name", { "src/a.ts": `import { save as keep } from "./store"; export function place() { keep(1); }` }, ["place"]],
  [
    "through a barrel and a namespace",
    { "src/index.ts": `export * from "./store";`, "src/a.ts": `import * as all from "./index"; export function place() { all.save(1); }` },
    ["place"],
  ],
  ["by a variable", { "src/a.ts": `import { save } from "./store"; const keep = save; export function place() { keep(1); }` }, ["place"]],
  [
    "by the key of an object",
    { "src/a.ts": `import { save } from "./store"; const handlers = { placed: save }; export function place() { handlers.placed(1); }` },
    ["place"],
  ],
  [
    "where it is handed over to be called",
    { "src/a.ts": `import { save } from "./store"; export function place(orders: number[]) { orders.forEach(save); }` },
    ["place"],
  ],
])("who calls a function is found %s", (_, texts, expected) => {
  expect(callersOfSave({ ...STORE, ...texts })).toEqual(expected);
});

it("a method is called through an interface, and what only has its name is not it", () => {
  const program = link({
    ...factsOf({
      "src/orders.ts": `export interface Orders { save(order: object): void }
        export class StoredOrders implements Orders { save(order: object) {} }
        export class Files { save(path: string) {} }`,
      "src/a.ts": `import { Files, type Orders } from "./orders";
        export function place(orders: Orders) { orders.save({}); }
        export function write(files: Files) { files.save(""); }`,
    }),
    settings: DEFAULT_SETTINGS,
  });
  const save = program.bodies("src/orders.ts").functions.findIndex(({ name }) => name === "save");
  const callers = program.callersOf({ file: "src/orders.ts", function: save });
  expect(callers.map(({ file, function: id }) => program.bodies(file).functions[id]?.name)).toEqual(["place"]);
});
