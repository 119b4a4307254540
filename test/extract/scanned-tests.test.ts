import { describe, expect, test } from "vitest";
import { extractFile } from "../../src/extract/extract-file.js";

function importsOf(path: string, text: string): readonly string[] {
  return extractFile(path, text).outline.imports.map((fact) => `${fact.kind}${fact.typeOnly ? " type" : ""} ${fact.specifier ?? ""}`);
}

const SPEC = `
import { describe, it } from "vitest";
import type { Order } from "../src/order";
import type, { other } from "./type";
import {
  place,
  cancel,
} from '../src/place';
export * from "./shared";
const express = require("express");
describe("orders", () => {
  it("are imported on demand", async () => {
    const { pay } = await import("../src/pay");
    expect("import { nothing } from 'nowhere'").toBe(pay);
  });
});
`;

describe("a test file", () => {
  test("is read for where its imports lead", () => {
    expect(importsOf("test/orders.spec.ts", SPEC)).toEqual([
      "import vitest",
      "import type ../src/order",
      "import ./type",
      "import ../src/place",
      "export ./shared",
      "require express",
      "dynamic ../src/pay",
    ]);
  });

  test("has spans that hold its statements' beginning and specifier", () => {
    const [, order] = extractFile("test/orders.spec.ts", SPEC).outline.imports;
    expect(SPEC.slice(...(order?.span ?? [0, 0]))).toMatch(/^import type \{ Order \} from "\.\.\/src\/order/);
    expect(SPEC.slice(...(order?.specifierSpan ?? [0, 0]))).toContain("../src/order");
  });

  test("has no declarations and no bodies, whatever its folder says so too", () => {
    for (const path of ["orders.e2e-spec.ts", "src/__tests__/orders.ts", "e2e/place.ts"]) {
      const facts = extractFile(path, "export class Order { total = 1; }\n");
      expect(facts.outline.declarations).toEqual([]);
      expect(facts.bodies.functions).toEqual([]);
    }
  });

  test("is told from a file whose name only ends alike", () => {
    expect(extractFile("src/latest.ts", "export class Latest {}\n").outline.declarations).toHaveLength(1);
    expect(extractFile("src/e2e.ts", "export class Chain {}\n").outline.declarations).toHaveLength(1);
  });

  test("may be empty, or end in the middle of an import", () => {
    expect(importsOf("a.spec.ts", "")).toEqual([]);
    expect(importsOf("a.spec.ts", "import")).toEqual([]);
    expect(importsOf("a.spec.ts", 'import { x } from "')).toEqual([]);
  });
});

test("numbers in types that JSON can't hold are kept as text", () => {
  const facts = extractFile("a.ts", "type Far = 1e999; type Nothing = -0; type Cold = -4;\n");
  expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
});
