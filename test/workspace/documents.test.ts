import { describe, expect, it } from "vitest";
import { entryOf, textOf } from "../../src/model/index.js";
import { parseDocument } from "../../src/artifacts/parse-document.js";
import { open, repository, write } from "./temporary-repository.js";

const SERVICES = `services:\n  Orders: { class: ./orders }\n`;

describe("documents of the repository", () => {
  it("are read where a package reads services from them, and nowhere else", () => {
    const files = {
      "src/a.ts": "export {};",
      "config/services.yaml": SERVICES,
      "config/services.json": { services: {} },
      "package-lock.json": {},
    };
    const reading = repository({ ...files, "package.json": { dependencies: { "node-dependency-injection": "^3.0.0" } } });
    expect(open(reading).documents.map(({ path }) => path)).toEqual(["config/services.json", "config/services.yaml"]);
    const other = repository({ ...files, "package.json": { dependencies: { awilix: "^10.0.0" } } });
    expect(open(other).documents).toEqual([]);
  });

  it("leave out what is larger than anybody writes, and what speaks of no services", () => {
    const root = repository({
      "src/a.ts": "export {};",
      "package.json": { dependencies: { "node-dependency-injection": "^3.0.0" } },
      "data.yaml": `services:\n${"  - x\n".repeat(100_000)}`,
      "messages.yaml": "hello: hallo",
    });
    expect(open(root).documents).toEqual([]);
  });

  it("are part of what a result depends on", () => {
    const root = repository({
      "src/a.ts": "export {};",
      "package.json": { dependencies: { "node-dependency-injection": "^3.0.0" } },
      "services.yaml": SERVICES,
    });
    const before = open(root).inputsDigest;
    expect(open(root).inputsDigest).toBe(before);
    write(root, { "services.yaml": SERVICES.replace("./orders", "./other-orders") });
    expect(open(root).inputsDigest).not.toBe(before);
  });
});

describe("a document as data", () => {
  it("has its places, its aliases followed, and tags as part of the text", () => {
    const text = `base: &base\n  class: ./orders\nservices:\n  Orders: *base\n  All: !tagged handler\n`;
    const { content, lineStarts } = parseDocument("services.yaml", text);
    const orders = entryOf(entryOf(content, "services"), "Orders");
    const path = entryOf(orders, "class");
    expect(textOf(path)).toBe("./orders");
    expect(text.slice(...(path?.span ?? [0, 0]))).toBe("./orders");
    expect(textOf(entryOf(entryOf(content, "services"), "All"))).toBe("!tagged handler");
    expect(lineStarts.slice(0, 2)).toEqual([0, 12]);
  });

  it("may be JSON", () => {
    expect(textOf(entryOf(parseDocument("a.json", `{ "class": "./orders" }`).content, "class"))).toBe("./orders");
  });

  it.each([
    ["broken", "a: [\n\t: }"],
    ["empty", ""],
    ["aliases that multiply", `a: &a [x]\n${Array.from({ length: 30 }, (_, i) => `b${i}: &b${i} [${"*a, ".repeat(9)}]`).join("\n")}`],
    ["an alias of itself", "a: &a [*a]"],
    ["no end of brackets", "[".repeat(20_000)],
  ])("is none where the text is %s", (_, text) => {
    expect(parseDocument("services.yaml", text).content).toBeNull();
  });
});
