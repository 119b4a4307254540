import { describe, expect, test } from "vitest";
import {
  absent,
  and,
  known,
  type Known,
  type KnownObject,
  lookup,
  mapKnown,
  mergeObjects,
  not,
  or,
  unknown,
} from "../../src/model/index.js";

const yes = known(true);
const no = known(false);
const lost = unknown("lost");

const OPERANDS: Readonly<Record<string, Known<boolean>>> = { true: yes, false: no, absent, unknown: lost };

function word(value: Known<unknown>): string {
  return value.is === "known" ? String(value.value) : value.is === "absent" ? "absent" : value.because;
}

function table(combine: (a: Known<boolean>, b: Known<boolean>) => Known<boolean>): readonly string[] {
  return Object.entries(OPERANDS).map(
    ([name, a]) =>
      `${name}: ${Object.values(OPERANDS)
        .map((b) => word(combine(a, b)))
        .join(" ")}`,
  );
}

describe("of what may be unknown", () => {
  test("and is false as soon as one is false or absent, and unknown before it is true", () => {
    expect(table(and)).toEqual([
      "true: true false false lost",
      "false: false false false false",
      "absent: false false false false",
      "unknown: lost false false lost",
    ]);
  });

  test("or is true as soon as one is true, and unknown before it is false", () => {
    expect(table(or)).toEqual([
      "true: true true true true",
      "false: true false false lost",
      "absent: true false false lost",
      "unknown: true lost lost lost",
    ]);
  });

  test("not turns what is known, takes absence for false, and leaves unknown", () => {
    expect(Object.values(OPERANDS).map((value) => word(not(value)))).toEqual(["false", "true", "true", "lost"]);
  });

  test("the reason is that of the first that can't be told", () => {
    expect(word(and(unknown("first"), unknown("second")))).toBe("first");
    expect(word(or(unknown("first"), unknown("second")))).toBe("first");
  });

  test("a function is applied to what is known alone", () => {
    expect([yes, absent, lost].map((value) => word(mapKnown(value, (it) => (it ? "on" : "off"))))).toEqual(["on", "absent", "lost"]);
  });
});

describe("an object", () => {
  function object(keys: Readonly<Record<string, Known<string>>>, rest: Known<never> = absent): KnownObject<string> {
    return { keys: new Map(Object.entries(keys)), rest };
  }

  function shown(merged: KnownObject<string>): string {
    return (
      [...merged.keys].map(([key, value]) => `${key}=${word(value)}`).join(" ") +
      (merged.rest.is === "unknown" ? ` …${merged.rest.because}` : "")
    );
  }

  test("has what is listed, and of other keys what is said of the rest", () => {
    const open = object({ a: known("1"), gone: absent }, unknown("spread"));
    expect(["a", "gone", "other"].map((key) => word(lookup(open, key)))).toEqual(["1", "absent", "spread"]);
    expect(word(lookup(object({ a: known("1") }), "other"))).toBe("absent");
  });

  test.each([
    ["the later part wins", object({ a: known("1"), b: known("2") }), object({ b: known("3") }), "a=1 b=3"],
    ["a key that is absent above shows what is below", object({ a: known("1") }), object({ a: absent }), "a=1"],
    ["an unknown key above hides what is below", object({ a: known("1") }), object({ a: lost }), "a=lost"],
    ["an unseen part above may overwrite any key", object({ a: known("1"), b: absent }), object({}, lost), "a=lost b=lost …lost"],
    ["a key beside an unseen part above is certain", object({ a: known("1") }), object({ a: known("2") }, lost), "a=2 …lost"],
    ["an unseen part below is hidden by a key above", object({}, lost), object({ a: known("2") }), "a=2 …lost"],
    ["a key that is absent above may come from an unseen part below", object({}, lost), object({ a: absent }), "a=lost …lost"],
    ["two unseen parts are named by the later", object({}, unknown("below")), object({}, unknown("above")), " …above"],
    ["nothing over nothing is nothing", object({}), object({}), ""],
  ])("merged with another: %s", (_, under, over, expected) => {
    expect(shown(mergeObjects(under, over))).toBe(expected);
  });
});
