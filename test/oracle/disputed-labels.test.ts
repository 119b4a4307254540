import { expect, test } from "vitest";
import { RULES } from "../../rules/index.js";
import { link } from "../../src/link/link.js";
import { DEFAULT_SETTINGS } from "../../src/model/index.js";
import { factsOf } from "../link/program-of.js";
import { DISPUTED_LABELS } from "./disputed-labels.js";

// Others' labels referee the rules from outside the project; what is listed here is not followed, with the reason, and stays so until somebody knows better.
test.each(DISPUTED_LABELS)("$rule is not what $suite labels $label: $case", ({ rule, program, says }) => {
  const registered = RULES.find(({ id }) => id === rule);
  const linked = link({ ...factsOf({ "src/app.ts": program }), settings: DEFAULT_SETTINGS });
  const yields = [...(registered?.rule.run(linked, {}) ?? [])];
  expect(yields.flatMap((each) => (each.is === "finding" ? [each.messageId] : []))).toEqual(says);
});

test("the disputed labels are few", () => {
  expect(DISPUTED_LABELS.length).toBeLessThan(12);
});
