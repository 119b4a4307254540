import { describe, expect, it } from "vitest";
import { link } from "../../src/link/link.js";
import { DEFAULT_SETTINGS } from "../../src/model/index.js";
import { factsOf, type Texts } from "./program-of.js";

const CLIENT = `import { PrismaClient } from "@prisma/client";
  const prisma = new PrismaClient();
  const write = () => prisma.order.create({ data: {} });`;

/** How many writes the function `flow` of `src/flow.ts` leads to. */
function writesFrom(texts: Texts): number {
  const program = link({ ...factsOf(texts), settings: DEFAULT_SETTINGS });
  const id = program.bodies("src/flow.ts").functions.findIndex(({ name }) => name === "flow");
  return program.trace({ file: "src/flow.ts", function: id }, "database.write").steps.length;
}

describe("a flow leads to what it calls", () => {
  it("by the name that an import or a default import gives it", () => {
    expect(
      writesFrom({
        "src/save.ts": `${CLIENT} export function save() { return write(); } export default () => write();`,
        "src/flow.ts": `import keep, { save as store } from "./save"; export async function flow() { await store(); await keep(); }`,
      }),
    ).toBe(2);
  });

  it("by the constant, property or field that holds what a factory has made", () => {
    expect(
      writesFrom({
        "src/make.ts": `${CLIENT} export const makeSave = () => async () => { await write(); };`,
        "src/flow.ts": `import { makeSave } from "./make";
          const save = makeSave();
          const services = { place: makeSave() };
          class Orders { private readonly add = makeSave(); async run() { await this.add(); } }
          const orders = new Orders();
          export async function flow() { await save(); await services.place(); await orders.run(); }`,
      }),
    ).toBe(3);
  });

  it("by the parameter through which a factory was given it", () => {
    expect(
      writesFrom({
        "src/make.ts": `${CLIENT} export const saving = () => async () => { await write(); };`,
        "src/place.ts": `export const makePlace = (keep) => async () => { await keep(); };`,
        "src/flow.ts": `import { saving } from "./make";
          import { makePlace } from "./place";
          const place = makePlace(saving());
          export async function flow() { await place(); }`,
      }),
    ).toBe(1);
  });
});
