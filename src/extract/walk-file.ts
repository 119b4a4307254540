import type { ts } from "ts-morph";
import type { Declaration, FileBodies, FileOutline, FunctionFacts, ImportFact, Uses } from "../model/index.js";
import type { Compiler } from "./compiler.js";
import { hoistBlock, hoistVars } from "./hoist.js";
import { addImport } from "./import-facts.js";
import type { Body, Draft, FileState, ImportDraft, UsesDraft, Visit } from "./state.js";

type Walked = Pick<FileOutline, "imports" | "exports" | "declarations" | "bindings">;

/** Walks a parsed file once. */
export function walkFile(
  ts: Compiler,
  visit: Visit,
  source: ts.SourceFile,
  path: string,
  text: string,
  limit: number,
): { readonly outline: Walked; readonly bodies: FileBodies; readonly words: ReadonlySet<string> } {
  const x = freshState(ts, visit, path, text, limit);
  for (const reference of source.referencedFiles) {
    const span = [reference.pos, reference.end] as const;
    addImport(x, { kind: "reference", specifier: reference.fileName, typeOnly: true, span, specifierSpan: span }, []);
  }
  hoistBlock(x, source.statements, true);
  hoistVars(x, source.statements, true);
  const own = x.bindings.length;
  x.visit.statements(x, source.statements);
  const imports = inTextOrder(x);
  // An `export` that stands in a block parses, and exports nothing.
  const exports = x.exports.filter(({ binding }) => binding === null || binding < own);
  const exported = new Set(exports.map((fact) => fact.declaration));
  const declarations = x.declarations.map((declaration, id) => finished(declaration, exported.has(id)));
  return {
    outline: { imports, exports, declarations, bindings: x.bindings.slice(0, own) },
    bodies: { functions: x.functions, locals: x.bindings.slice(own) },
    words: x.words,
  };
}

function freshState(ts: Compiler, visit: Visit, path: string, text: string, limit: number): FileState {
  const declarationFile = /\.d\.[cm]?ts$/.test(path);
  const { facts, steps, places } = moduleBody(text);
  return {
    ts,
    path,
    text,
    declarationFile,
    hasVar: /\bvar\s/.test(text),
    imports: [],
    exports: [],
    declarations: [],
    declarationOf: new Map(),
    bindings: [],
    uses: [],
    functions: [facts],
    signatures: new Map(),
    requireNames: new Map(),
    words: new Set(),
    visit,
    limit,
    depth: 0,
    scope: { parent: null, names: new Map(), types: null },
    body: { id: 0, facts, steps, places, place: 0, constructs: 0 },
    prefix: "",
    ambient: declarationFile,
  };
}

/** Import statements are noted before the `require`s and types between them; the outline has them as the text does. */
function inTextOrder(x: FileState): ImportFact[] {
  const order = x.imports.map((draft, index) => ({ draft, index })).sort((a, b) => a.draft.span[0] - b.draft.span[0] || a.index - b.index);
  const position = new Map(order.map(({ index }, at) => [index, at]));
  const moved = (index: number): number => position.get(index) ?? index;
  for (const binding of x.bindings) if (binding.imported !== null) binding.imported = [moved(binding.imported[0]), binding.imported[1]];
  for (const fact of x.exports) if (fact.from !== null) fact.from = moved(fact.from);
  return order.map(({ draft }) => finishedImport(draft));
}

function finishedImport(draft: ImportDraft): ImportFact {
  return { ...draft, names: draft.names.map((name) => ({ ...name, uses: finishedUses(name.uses) })) };
}

function finishedUses(uses: UsesDraft): Uses {
  return {
    value: uses.value,
    type: uses.type,
    decorated: uses.decorated,
    exported: uses.exported,
    members: [...uses.members].sort(),
    whole: uses.whole,
  };
}

function finished(declaration: Declaration | null, exported: boolean): Declaration {
  if (declaration === null) throw new TypeError("a declaration was announced and not read");
  return exported && !declaration.exported ? { ...declaration, exported } : declaration;
}

/** The module's own body before anything is known of it. */
export function moduleBody(text: string): {
  readonly facts: Draft<FunctionFacts>;
  readonly steps: Body["steps"];
  readonly places: Body["places"];
} {
  const span = [0, text.length] as const;
  const steps: Body["steps"] = [];
  const places: Body["places"] = [{ is: "body", span }];
  const facts: Draft<FunctionFacts> = {
    name: "",
    kind: "module",
    parent: null,
    class: null,
    static: false,
    async: false,
    generator: false,
    parameters: [],
    returnType: null,
    argumentOf: null,
    places,
    steps,
    span,
  };
  return { facts, steps, places };
}
