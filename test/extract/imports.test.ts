import { describe, expect, test } from "vitest";
import { factsOf, importsOf } from "./show-facts.js";

describe("imports of modules", () => {
  test("carry default, namespace, renamed and type names", () => {
    const facts = factsOf(`
      import "reflect-metadata";
      import express from "express";
      import * as orders from "./orders";
      import config, { Order as Entity, type Money } from "./order";
      import type { Clock } from "./clock";
      import data from "./data.json" with { type: "json" };
    `);
    expect(importsOf(facts)).toEqual([
      "import reflect-metadata:",
      "import express: default>express",
      "import ./orders: *>orders",
      "import ./order: default>config, Order>Entity, type Money",
      "type import ./clock: Clock",
      "import ./data.json: default>data",
    ]);
  });

  test("have the span of the statement, the specifier with its quotes, and each name", () => {
    const text = `// orders\nimport { Order as Entity } from "./order";\n`;
    const [fact] = factsOf(text).outline.imports;
    expect(text.slice(...(fact?.span ?? [0, 0]))).toBe(`import { Order as Entity } from "./order";`);
    expect(text.slice(...(fact?.specifierSpan ?? [0, 0]))).toBe(`"./order"`);
    expect(text.slice(...(fact?.names[0]?.span ?? [0, 0]))).toBe("Order as Entity");
  });

  test("lead from a binding to the statement and the name in the order of the text", () => {
    const { outline } = factsOf(
      `const legacy = require("./legacy");\nimport { Order } from "./order";\nimport("./lazy");\nimport { Line } from "./line";`,
    );
    expect(outline.imports.map((fact) => fact.specifier)).toEqual(["./legacy", "./order", "./lazy", "./line"]);
    for (const name of ["legacy", "Order", "Line"]) {
      const binding = outline.bindings.find((candidate) => candidate.name === name);
      const [statement, position] = binding?.imported ?? [-1, -1];
      expect(outline.imports[statement]?.names[position]?.local).toBe(name);
    }
  });

  test("of `import x = require()` are told from namespace aliases", () => {
    const facts = factsOf(
      `import amqp = require("amqplib");\nimport type pg = require("pg");\nimport Image = Electron.NativeImage;\namqp.connect();`,
    );
    expect(importsOf(facts)).toEqual(["import-equals amqplib: *>amqp value .connect", "type import-equals pg: *>pg"]);
    expect(facts.outline.bindings.find((binding) => binding.name === "Image")?.imported).toBeNull();
  });

  test("of a reference path and of types by import() exist for the compiler alone", () => {
    const facts = factsOf(
      `/// <reference path="./globals.d.ts" />\nexport type Row = import("./row").Row<string>;\nlet rows: typeof import("./rows");`,
    );
    expect(importsOf(facts)).toEqual([
      "type reference ./globals.d.ts:",
      "type type-query ./row: type Row>- type",
      "type type-query ./rows: type *>- type whole",
    ]);
  });
});

describe("re-exports", () => {
  test("are imports of kind export, one name each", () => {
    const facts = factsOf(
      `export { Order, Line as OrderLine } from "./order";\nexport * from "./events";\nexport * as errors from "./errors";\nexport type { Id } from "./id";`,
    );
    expect(importsOf(facts)).toEqual([
      "export ./order: Order exported, Line>OrderLine exported",
      "export ./events: *>- exported",
      "export ./errors: *>errors exported",
      "type export ./id: Id exported",
    ]);
  });
});

describe("require", () => {
  test("is found anywhere, with the names that are taken from it", () => {
    const facts = factsOf(
      `const express = require("express");
       const { Order, Line: OrderLine } = require("./order");
       const sign = require("jsonwebtoken").sign;
       require("./side-effect");
       function load() { return require("./late").orders(); }
       use(require("./whole"), require(name));
       sign(OrderLine, express.Router());`,
      "src/app.js",
    );
    expect(importsOf(facts)).toEqual([
      "require express: *>express value .Router",
      "require ./order: Order, Line>OrderLine value",
      "require jsonwebtoken: sign value",
      "require ./side-effect:",
      "require ./late: orders>- value",
      "require ./whole: *>- value whole",
      "require ?: *>- value whole",
    ]);
    expect(facts.outline.imports.map((fact) => fact.function)).toEqual([0, 0, 0, 0, 1, 0, 0]);
  });

  test("is seen as used where the use stands before it", () => {
    const facts = factsOf(`function pay() { return stripe.charge(); }\nconst stripe = require("stripe");`, "src/pay.js");
    expect(importsOf(facts)).toEqual(["require stripe: *>stripe value .charge"]);
  });

  test("of an own function or a parameter is no import; one of createRequire is", () => {
    expect(importsOf(factsOf(`define((require) => require("./amd"));\nfunction a() { function require() {} require("./b"); }`))).toEqual(
      [],
    );
    const made = factsOf(
      `import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);\nconst pg = require("pg");`,
    );
    expect(importsOf(made)[1]).toBe("require pg: *>pg");
    expect(importsOf(factsOf(`window.require("electron");\nrequire.resolve("./x");`))).toEqual([]);
  });
});

describe("dynamic import", () => {
  test("brings the names that are destructured, taken by a property or by then", () => {
    const facts = factsOf(`
      async function load() {
        const { OrderModule } = await import("./order.module");
        const pricing = await import("./pricing");
        const tax = (await import("./tax")).rate;
        await import("./warm-up");
        lazy(() => import("./admin").then((m) => m.AdminModule));
        import("./both").then(({ A, B }) => [A, B]);
        return import(\`./locale/\${name}\`);
      }
    `);
    expect(importsOf(facts)).toEqual([
      "dynamic ./order.module: OrderModule",
      "dynamic ./pricing: *>pricing",
      "dynamic ./tax: rate>tax",
      "dynamic ./warm-up:",
      "dynamic ./admin: AdminModule>- value",
      "dynamic ./both: A>- value, B>- value",
      "dynamic ?: *>- value whole",
    ]);
  });
});

test("text that only looks like an import is none", () => {
  const facts = factsOf(`const text = 'import a from "a"'; // import b from "b"\nconst t = \`require("c")\`; /* export * from "d" */`);
  expect(importsOf(facts)).toEqual([]);
});
