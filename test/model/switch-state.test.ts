import { describe, expect, test } from "vitest";
import { absent, type Evaluated, known, type Known, switchState, unknown } from "../../src/model/index.js";

const at = { file: "src/app.ts", span: [0, 1] } as const;
const constant = (value: string | number | boolean | null): Evaluated => ({ is: "constant", value, at });
const choice = (...arms: readonly Evaluated[]): Evaluated => ({ is: "choice", arms, at });
const environment: Evaluated = { is: "environment", name: "COOKIE_SECURE", at };

function state(slot: Known<Evaluated>): string {
  const found = switchState(slot);
  return found.is === "unknown" ? `unknown: ${found.because}` : found.is;
}

describe("a switch is", () => {
  test.each([
    [
      "on for true, a word, a number and an object",
      [constant(true), constant("auto"), constant(1), { is: "regex", source: "x", flags: "", at }],
      "on",
    ],
    [
      "off for false, null, zero, an empty word and undefined",
      [constant(false), constant(null), constant(0), constant(""), { is: "undefined", at }],
      "off",
    ],
  ] as const)("%s", (_, values, expected) => {
    for (const value of values) expect(state(known(value))).toBe(expected);
  });

  test("what all its arms agree on, and else unknown", () => {
    expect(state(known(choice(constant(true), constant("yes"))))).toBe("on");
    expect(state(known(choice(constant(false), { is: "undefined", at })))).toBe("off");
    expect(state(known(choice(constant(false), constant(true))))).toBe("unknown: one of several values");
  });

  test("unknown where the deployment or the outside says it, with that reason", () => {
    expect(state(known(environment))).toBe("unknown: the environment says it: COOKIE_SECURE");
    expect(state(known(choice(constant(false), environment)))).toBe("unknown: the environment says it: COOKIE_SECURE");
    expect(state(known({ is: "symbol", symbol: "global#secure", of: null, at }))).toBe("unknown: a value from outside the program");
  });

  test("absent or unknown as its slot is", () => {
    expect(state(absent)).toBe("absent");
    expect(state(unknown("an object that can't be seen"))).toBe("unknown: an object that can't be seen");
  });
});
