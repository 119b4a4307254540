import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ORDERS } from "../cli/archlint.js";
import { BREAKING_EDITS } from "./trial/breaking-edits.js";
import { MOVING_EDITS } from "./trial/moving-edits.js";
import { MENDING_EDITS, QUIET_EDITS } from "./trial/quiet-edits.js";
import type { Expected, ScriptedEdit } from "./trial/scripted-edit.js";
import type { Trial, Verdict } from "./trial/trial-repository.js";
import { gate, openTrial, remove, reset } from "./trial/trial-repository.js";

// The sample service, or any checkout: ARCHLINT_CHECKOUT=../ghostfolio npx vitest run test/gate/scripted-edits.test.ts
const CHECKOUT = process.env["ARCHLINT_CHECKOUT"] ?? ORDERS;
const PATIENCE = CHECKOUT === ORDERS ? 60_000 : 1_800_000;

let trial: Trial;
let tried = 0;

beforeAll(async () => {
  trial = await openTrial(CHECKOUT);
}, PATIENCE);

afterEach(() => reset(trial));
afterAll(() => remove(trial));

describe.each([
  ["what moves is not new", MOVING_EDITS],
  ["what is written otherwise is not new", QUIET_EDITS],
  ["what is mended is told and never fails", MENDING_EDITS],
  ["what is new fails, and nothing else is shown", BREAKING_EDITS],
])("%s", (_, edits: readonly ScriptedEdit[]) => {
  const named = edits.map((edit) => [edit.name, edit] as const);
  test.for(named)("%s", { timeout: PATIENCE }, async ([, { apply }], { skip }) => {
    const expected = (await apply(trial)) ?? skip("the repository has no place for it");
    tried += 1;
    const whole = await gate(trial);
    expect(told(whole, expected), whole.stderr).toEqual(wanted(expected));
    trial.git("add", "-A");
    const staged = await gate(trial, "--staged");
    expect({ ...told(staged, expected), mends: null }, staged.stderr).toEqual({ ...wanted(expected), mends: null });
  });
});

test("there were places for at least twenty edits", () => {
  expect(tried).toBeGreaterThanOrEqual(20);
});

/** Fails on a finding more or less; a finding that may stand in several files is named by the first of them. */
function told({ code, fresh, tellsOfMended }: Verdict, { brings, mends }: Expected): object {
  const named = fresh.map((each) => {
    const match = brings.find(({ rule, files }) => files.some((file) => each === `${rule} ${file}`));
    return match === undefined ? each : `${match.rule} ${match.files[0] ?? ""}`;
  });
  return { code, fresh: named.sort(), mends: mends === null ? null : tellsOfMended };
}

function wanted({ brings, mends }: Expected): object {
  return { code: brings.length > 0 ? 1 : 0, fresh: brings.map(({ rule, files }) => `${rule} ${files[0] ?? ""}`).sort(), mends };
}
