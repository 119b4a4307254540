import fc from "fast-check";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import type { CompilerFlags } from "../../src/model/index.js";
import { programOf, type Texts } from "./program-of.js";

const DECLARED = `export class Order {}
export interface View { total: number }
export type Id = string;
export enum Status { Open }
export const limit = 3;
export function place(): void {}
export const Port = Symbol();
export interface Port { find(): void }
export namespace Shapes { export interface Shape { size: number } }
export default class Basket {}
`;

const NAMES = ["Order", "View", "Id", "Status", "limit", "place", "Port", "Shapes"] as const;

/** Names that can't stand in a position are left out of it, as nobody writes a program that doesn't compile. */
const AS_VALUE: ReadonlySet<string> = new Set(["Order", "Status", "limit", "place", "Port"]);
const AS_TYPE: ReadonlySet<string> = new Set(["Order", "View", "Id", "Status", "Port"]);

const USES = ["none", "value", "type", "typeof", "decorated", "extends", "exported", "implements"] as const;

type Use = (typeof USES)[number];

describe("the run-time dependencies of a file are those that the compiler writes", () => {
  it("for any mix of imports, uses and flags", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("./declared", "./star", "./named", "./typed", "./passed", "./default"),
        fc.array(fc.record({ name: fc.constantFrom(...NAMES), use: fc.constantFrom(...USES), typeOnly: fc.boolean() }), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.constantFrom("named", "namespace", "reexport"),
        fc.record({ emitDecoratorMetadata: fc.boolean(), verbatimModuleSyntax: fc.boolean() }),
        (specifier, taken, form, flags) => {
          const texts = {
            "declared.ts": DECLARED,
            "star.ts": `export * from "./declared";`,
            "named.ts": `export { Order, Status, limit, place, Port, Shapes, type View, type Id } from "./declared";`,
            "typed.ts": `export type * from "./declared";`,
            "passed.ts": `import { Order, Status, limit, place, Port, type View, type Id, type Shapes } from "./declared";\nexport { Order, Status, limit, place, Port, type View, type Id, type Shapes };`,
            "default.ts": `export { default as Order, View, Id, Status, limit, place, Port, Shapes } from "./declared";`,
            "use.ts": useText(specifier, taken, form),
          };
          expect(linked(texts, flags), texts["use.ts"]).toEqual(emitted(texts, flags));
        },
      ),
      { numRuns: 150, seed: 20 },
    );
  });
});

interface Taken {
  readonly name: string;
  readonly use: Use;
  readonly typeOnly: boolean;
}

function useText(specifier: string, all: readonly Taken[], form: string): string {
  const taken = all.filter((each, index) => all.findIndex((other) => other.name === each.name) === index);
  if (form === "reexport")
    return `export { ${taken.map(({ name, typeOnly }) => `${typeOnly ? "type " : ""}${name}`).join(", ")} } from "${specifier}";`;
  const head =
    form === "namespace"
      ? `import * as m from "${specifier}";`
      : `import { ${taken.map(({ name, typeOnly }) => `${typeOnly ? "type " : ""}${name}`).join(", ")} } from "${specifier}";`;
  return [
    head,
    "declare const dec: any;",
    ...taken.map((each, index) => useOf(each, index, form === "namespace" ? `m.${each.name}` : each.name, form)),
  ].join("\n");
}

function useOf({ name, use, typeOnly }: Taken, index: number, written: string, form: string): string {
  const value = AS_VALUE.has(name) && !(typeOnly && form === "named");
  const type = AS_TYPE.has(name);
  if (use === "value" && value) return `console.log(${written});`;
  if (use === "typeof" && AS_VALUE.has(name)) return `export let t${index}: typeof ${written};`;
  if (use === "extends" && name === "Order" && value) return `export class E${index} extends ${written} {}`;
  if (use === "type" && type) return `export let v${index}: ${written} | null;`;
  if (use === "implements" && (name === "View" || name === "Port"))
    return `export abstract class I${index} implements ${written} { total = 0; find(): void {} }`;
  if (use === "decorated" && type) return `@dec\nexport class D${index} { constructor(private readonly it: ${written}) {} }`;
  if (use === "exported" && form === "named") return `export { ${typeOnly || !value ? "type " : ""}${name} as e${index} };`;
  return "";
}

function linked(texts: Texts, flags: Partial<CompilerFlags>): Readonly<Record<string, readonly string[]>> {
  const program = programOf(texts, { flags: { ...flags, experimentalDecorators: true } });
  return Object.fromEntries(
    Object.keys(texts).map((path) => [path, program.dependenciesOf(path).flatMap((each) => (each.kind === "runtime" ? [each.to] : []))]),
  );
}

function emitted(texts: Texts, flags: Partial<CompilerFlags>): Readonly<Record<string, readonly string[]>> {
  const options: ts.CompilerOptions = {
    ...flags,
    experimentalDecorators: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    noLib: true,
    types: [],
  };
  const host: ts.CompilerHost = {
    fileExists: (path) => Object.hasOwn(texts, path.slice(1)),
    readFile: (path) => texts[path.slice(1)],
    getSourceFile: (path, target) =>
      Object.hasOwn(texts, path.slice(1)) ? ts.createSourceFile(path, texts[path.slice(1)] ?? "", target) : undefined,
    getDefaultLibFileName: () => "/lib.d.ts",
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile: (path, text) => written.set(path.slice(1).replace(/\.js$/, ".ts"), text),
  };
  const written = new Map<string, string>();
  ts.createProgram(
    Object.keys(texts).map((path) => `/${path}`),
    options,
    host,
  ).emit();
  return Object.fromEntries(
    Object.keys(texts).map((path) => {
      const loads = [...(written.get(path) ?? "").matchAll(/^(?:import|export)\b.*?"\.\/([\w-]+)";/gm)].map(
        (match) => `${match[1] ?? ""}.ts`,
      );
      return [path, [...new Set(loads)].sort()];
    }),
  );
}
