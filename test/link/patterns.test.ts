import { expect, it } from "vitest";
import { link } from "../../src/link/link.js";
import { DEFAULT_SETTINGS, type PackageFacts } from "../../src/model/index.js";
import { manifest } from "./hand-made.js";
import { factsOf, type Texts } from "./program-of.js";

const PACKAGES: readonly PackageFacts[] = [manifest(""), manifest("billing", ["express"]), manifest("ordering", ["express"])];
const SERVER = 'import express from "express";\nexpress().listen(3000);';

function patternsOf(texts: Texts): readonly string[] {
  return link({ ...factsOf(texts, { packages: PACKAGES }), settings: DEFAULT_SETTINGS }).architecture.patterns;
}

it("packages that each start a server are microservices", () => {
  expect(patternsOf({ "billing/src/main.ts": SERVER, "ordering/src/main.ts": SERVER })).toEqual(["Microservices"]);
});

it("what a scaffold or a tool's own folder holds is no second deployable", () => {
  expect(patternsOf({ "billing/src/main.ts": SERVER, "ordering/scaffold/src/main.ts": SERVER })).toEqual([]);
  expect(patternsOf({ "billing/src/main.ts": SERVER, "ordering/.storybook/main.ts": "export default {};" })).toEqual([]);
});
