import { describe, expect, test } from "vitest";
import { factsOf, stepsOf } from "./show-facts.js";

/** The value that `const it = …` binds. */
function valueOf(expression: string, before = "", path?: string): string {
  const steps = stepsOf(factsOf(`${before}\nconst it = ${expression};`, path), "");
  const bind = steps.findLast((step) => step.includes("bind it = "));
  return bind?.replace(/^#\d+ bind it = /, "") ?? steps.join("; ");
}

describe("an expression is", () => {
  test.each([
    ['"a"', '"a"'],
    ["`a`", '"a"'],
    ["-1", "-1"],
    ["1_000", "1000"],
    ["true", "true"],
    ["null", "null"],
    ["undefined", "undefined"],
    ["10n", "10n"],
    ["/^a\\/b$/gi", "/^a\\/b$/gi"],
    ["`order-${id}!`", "`order-${global id}!`"],
    ['"a" + b + 1', '(("a" + global b) + 1)'],
    [
      "{ a, b: 1, [c]: 2, 'd-e': 3, ...f, get g() { return 1; }, h() {} }",
      "{a: global a, b: 1, [global c]: 2, d-e: 3, ...global f, g: unknown: accessor of an object literal, h: function 2}",
    ],
    ["[1, , ...rest]", "[1, undefined, ...global rest]"],
    ["a.b?.c", "global a.b?.c"],
    ["a['b'][0][c]", "global a.b[0][global c]"],
    ["this.#total", "this.#total"],
    ["(a as Order)!.b satisfies Id", "global a.b"],
    ["<Order>a", "global a"],
    ["a ? b : c", "(global a ? global b : global c)"],
    ["a && b || c", "((global a && global b) || global c)"],
    ["a ?? 'x'", '(global a ?? "x")'],
    ["!!a", "! ! global a"],
    ["typeof a === 'string'", '(typeof global a === "string")'],
    ["void 0", "undefined"],
    ["(a, b)", "global b"],
    ["import.meta.url", "global import.meta.url"],
    ["() => 1", "function 1"],
    ["class {}", "class 0"],
    ["await f()", "#1"],
    ["f()", "#0"],
    ["new Order", "#0"],
    ["sql`select ${id}`", "#0"],
    ["x = y", "global y"],
    ["x += 1", "global x"],
    ["1e999", "unknown: number out of range"],
  ])("%s", (expression, shown) => {
    expect(valueOf(expression)).toBe(shown);
  });

  test("unknown for JSX, whose expressions run all the same", () => {
    const facts = factsOf(
      `export const page = () => <Panel title={title()}>{items.map((item) => <Row {...props(item)} />)}</Panel>;`,
      "src/page.tsx",
    );
    expect(stepsOf(facts, "page")).toEqual(["#0 global title()", "#1 global items.map(function 2)", "#2 return unknown: JSX"]);
    expect(facts.bodies.functions[2]?.steps).toHaveLength(2);
  });
});

describe("an environment variable", () => {
  test.each([
    ["process.env.REGION", ""],
    ['process.env["REGION"]', ""],
    ["process.env?.REGION", ""],
    ["import.meta.env.REGION", ""],
    ["globalThis.process.env.REGION", ""],
    ["env.REGION", 'import { env } from "node:process";'],
    ["settings.env.REGION", 'import settings from "process";'],
    ["p.env.REGION", 'import * as p from "node:process";'],
    ["p.env.REGION", 'const p = require("process");'],
  ])("%s %s", (expression, before) => {
    expect(valueOf(expression, before)).toBe("env REGION");
  });

  test("is none on an own object of that name", () => {
    expect(valueOf("process.env.REGION", "const process = {};")).toBe("process.env.REGION");
    expect(valueOf("env.REGION", "const env = {};")).toBe("env.REGION");
  });

  test("is bound by destructuring, with its default", () => {
    const steps = stepsOf(factsOf(`const { REGION, PORT: port = "80", ...rest } = process.env;`), "");
    expect(steps).toEqual([
      "#0 bind REGION = env REGION",
      '#1 bind port = ((env PORT === undefined) ? "80" : env PORT)',
      "#2 bind rest = {...global process.env, REGION: undefined, PORT: undefined}",
    ]);
  });
});

describe("destructuring", () => {
  test("binds each name to its part, through nesting, indexes and defaults", () => {
    expect(stepsOf(factsOf(`const { id, lines: [first, , third = load()], "total-net": net, [key]: any } = order;`), "")).toEqual([
      "#0 bind id = global order.id",
      "#1 bind first = global order.lines[0]",
      "#2 global load() @1",
      "#3 bind third = ((global order.lines[2] === undefined) ? #2 : global order.lines[2])",
      "#4 bind net = global order.total-net",
      "#5 bind any = global order[global key]",
    ]);
  });

  test("of a literal takes the entry", () => {
    expect(stepsOf(factsOf(`const [a, b] = [1, two];\nconst { c } = { c: 3 };`), "")).toEqual([
      "#0 bind a = 1",
      "#1 bind b = global two",
      "#2 bind c = 3",
    ]);
  });

  test("of parameters is a path in the parameter", () => {
    const facts = factsOf(`function place({ id, customer: { name = "?" }, ...rest }, [first], ...more) {}`);
    const [, place] = facts.bodies.functions;
    const names = (index: number): string[] =>
      (place?.parameters[index]?.properties ?? []).map(({ path, default: fallback }) => `${path.join(".")}${fallback === null ? "" : "="}`);
    expect(names(0)).toEqual(["id", "customer.name=", "..."]);
    expect(names(1)).toEqual(["0"]);
    expect(place?.parameters.map(({ binding, rest }) => [binding === null, rest])).toEqual([
      [true, false],
      [true, false],
      [false, true],
    ]);
  });

  test("assigns to names, members and nested targets", () => {
    expect(stepsOf(factsOf(`[a, this.b] = [b, a];\n({ c, d: x.y = 1, ...rest } = source());`), "")).toEqual([
      "#0 assign global a = global b",
      "#1 assign this.b = global a",
      "#2 global source()",
      "#3 assign global c = #2.c",
      "#4 assign global x.y = ((#2.d === undefined) ? 1 : #2.d)",
      "#5 assign global rest = unknown: rest of a destructured value",
    ]);
  });
});

test("a literal with thousands of entries is not kept, but what it uses is", () => {
  const facts = factsOf(
    `import { country } from "./country";\nconst all = [${"country, ".repeat(3000)}];\nconst table = { ${Array.from({ length: 3000 }, (_, index) => `k${index}: 1`).join(", ")} };`,
  );
  expect(stepsOf(facts, "")).toEqual([
    "#0 bind all = unknown: literal with too many entries",
    "#1 bind table = unknown: literal with too many entries",
  ]);
  expect(facts.outline.imports[0]?.names[0]?.uses.value).toBe(true);
});
