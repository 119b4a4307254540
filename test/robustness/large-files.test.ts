import { describe, expect, test } from "vitest";
import { analyze } from "../../src/index.js";
import type { Result } from "../../src/index.js";
import { repository } from "./hostile-repository.js";

const lines = (count: number, line: (n: number) => string): string => Array.from({ length: count }, (_, n) => line(n)).join("\n");
const resultOf = (files: Readonly<Record<string, string>>): Promise<Result> =>
  analyze({ root: repository(files), config: false, cache: false });
const EVENT = "abstract class DomainEvent {}\n";

// Each took minutes, or ended the run, when its work grew with the square of the file: the runner's own limit of time is the assertion.
describe("one file with very many of one thing", () => {
  test("60,000 suppressions that silence nothing are told of, each", async () => {
    const { findings } = await resultOf({ "src/a.ts": lines(60_000, () => "// archlint-disable da/event-naming -- habit") });
    expect(findings).toHaveLength(60_000);
  });

  test("20,000 suppressions beside 20,000 statements are told of, each", async () => {
    const { findings } = await resultOf({ "src/a.ts": lines(20_000, (n) => `f(${n}); // archlint-disable-line da/event-naming -- habit`) });
    expect(findings).toHaveLength(20_000);
  });

  test("20,000 mutable fields of one event are as many findings, each with its symbol", async () => {
    const { findings } = await resultOf({
      "src/a.ts": `${EVENT}export class OrderPlaced extends DomainEvent {\n${lines(20_000, (n) => `f${n} = 1;`)}\n}`,
    });
    const fields = findings.filter((each) => each.rule === "da/event-immutability");
    expect(fields).toHaveLength(20_000);
    expect(fields[19_999]?.symbol).toBe("OrderPlaced.f19999");
  });

  test("2,000 private methods that call each other are followed", async () => {
    const { findings } = await resultOf({
      "src/a.ts": `${EVENT}export class OrderPlaced extends DomainEvent {\n${lines(2_000, (n) => `private m${n}() { [1].map(() => this.m${n + 1}()); }`)}\n}`,
    });
    expect(findings).toEqual([]);
  });

  test("150,000 classes with a role overflow no stack", async () => {
    const { architecture } = await resultOf({
      "src/a.ts": EVENT + lines(150_000, (n) => `export class A${n}Placed extends DomainEvent {}`),
    });
    expect(architecture.elements.filter((each) => each.role === "domain-event")).toHaveLength(150_000);
  });

  test("30,000 constants in a file of tokens are read", async () => {
    const { architecture } = await resultOf({ "src/tokens.ts": lines(30_000, (n) => `export const TOKEN_${n} = "t${n}";`) });
    expect(architecture.elements).toHaveLength(30_000);
  });

  test.each([
    ["comments that are never closed", "/* ".repeat(300_000)],
    ["quotes that are never closed", '\\"'.repeat(300_000)],
  ])("a tsconfig of %s is no JSON", async (_, text) => {
    const { coverage } = await resultOf({ "src/a.ts": "export {};", "tsconfig.json": `{ ${text}` });
    expect(coverage.skipped).toEqual([{ path: "tsconfig.json", because: "not valid JSON" }]);
  });
});
