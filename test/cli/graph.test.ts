import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { archlint, folderWith, ORDERS, TICKETS } from "./archlint.js";

test("modules as json: subject, layer, context, and each import once with its strongest kind and line", () => {
  const { code, stdout, stderr } = archlint(["graph", "modules", "--format", "json"], { cwd: ORDERS });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const { modules } = JSON.parse(stdout) as { modules: { path: string; layer: string; context: string; imports: object[] }[] };
  expect(modules).toHaveLength(34);
  expect(modules.find((each) => each.path === "src/ordering/interface/order-controller.ts")).toEqual({
    path: "src/ordering/interface/order-controller.ts",
    subject: "source",
    layer: "interface",
    context: "ordering",
    imports: [
      { to: "express", kind: "runtime", line: 1, external: true },
      { to: "src/ordering/application/cancel-order.ts", kind: "type", line: 2, external: false },
      { to: "src/ordering/application/get-order-summary.ts", kind: "type", line: 3, external: false },
      { to: "src/ordering/application/place-order.ts", kind: "type", line: 4, external: false },
      { to: "src/ordering/interface/place-order-request.ts", kind: "runtime", line: 5, external: false },
    ],
  });
});

test("contexts as mermaid: counts on the arrows, violating ones marked", () => {
  const { stdout } = archlint(["graph", "contexts"], { cwd: ORDERS });
  expect(stdout).toMatchInlineSnapshot(`
    "flowchart LR

    0["billing (9)"]
    1["ordering (18)"]
    2["shared (5)"]
    0-->|"4 da/context-boundary"|1
    0-->|"6"|2
    1-->|"11"|2
    linkStyle 0 stroke:red
    "
  `);
});

test("layers as json say which rules an arrow breaks", () => {
  const { layers } = JSON.parse(archlint(["graph", "layers", "--format", "json"], { cwd: ORDERS }).stdout) as {
    layers: { name: string; imports: { to: string; count: number; rules: string[]; severity: string | null }[] }[];
  };
  const arrows = layers.flatMap(({ name, imports }) =>
    imports.filter((each) => each.rules.length > 0).map((each) => [name, each.to, each.severity]),
  );
  expect(arrows).toEqual([
    ["domain", "infrastructure", "error"],
    ["application", "infrastructure", "error"],
  ]);
});

test.each(["mermaid", "dot", "ddot", "archi", "d2", "html", "csv"])(
  "modules as %s: drawn by dependency-cruiser, the same each time",
  (format) => {
    const first = archlint(["graph", "modules", "--format", format], { cwd: ORDERS });
    expect(first.code).toBe(0);
    expect(first.stdout).toContain(format === "ddot" ? "src/ordering/domain" : format === "archi" ? "src" : "discount-policy.ts");
    expect(archlint(["graph", "modules", "--format", format], { cwd: ORDERS }).stdout).toBe(first.stdout);
  },
);

test("a program without layers has a note instead of a silent empty picture", () => {
  const cwd = folderWith({ "src/server.ts": "export const server = 1;\n" });
  const { code, stderr } = archlint(["graph", "layers"], { cwd });
  expect(stderr).toMatch(/^archlint: there are no layers to draw: [^\n]+\n$/);
  expect(code).toBe(0);
});

test("--output-file takes the picture", () => {
  const cwd = folderWith(TICKETS);
  expect(archlint(["graph", "layers", "--output-file", "layers.mmd"], { cwd })).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(readFileSync(join(cwd, "layers.mmd"), "utf8")).toContain("da/layer-dependency");
});

test("names that would steer the terminal are shown, not obeyed", () => {
  const cwd = folderWith({ ...TICKETS, "src/domain/\u001b[31mred.ts": "export const red = 1;\n" });
  for (const format of ["mermaid", "dot", "d2", "html", "csv", "json"]) {
    const { code, stdout } = archlint(["graph", "modules", "--format", format], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("red.ts");
    expect(stdout).not.toContain("\u001b");
  }
});

test("aggregates as json: nodes with their kind, and what stores them", () => {
  const { code, stdout } = archlint(["graph", "aggregates", "--format", "json"], { cwd: ORDERS });
  expect(code).toBe(0);
  const { aggregates } = JSON.parse(stdout) as { aggregates: { nodes: { id: string; kind: string }[]; edges: object[] } };
  expect(aggregates.nodes).toContainEqual(expect.objectContaining({ id: "Order", kind: "aggregate" }));
});

test("events as mermaid: who raises and who takes each", () => {
  const { stdout } = archlint(["graph", "events"], { cwd: ORDERS });
  expect(stdout).toContain('["Order.place"]');
  expect(stdout).toMatch(/n\d+ -->\|"raises"\| n\d+/);
});

test("contexts as svg: drawn by Graphviz, the same each time", () => {
  const [first, second] = [0, 1].map(() => archlint(["graph", "contexts", "--format", "svg"], { cwd: ORDERS }).stdout);
  expect(first).toContain("<svg");
  expect(first).toContain("<title>archlint</title>");
  expect(first).toContain("ordering (18)");
  expect(second).toBe(first);
});
