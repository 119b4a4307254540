import type { ts } from "ts-morph";
import type { FileBodies, FileFacts, FileOutline, SyntaxErrorFact } from "../model/index.js";
import { calledName, givesPromise, takesPromises } from "../model/index.js";
import { classLike } from "./classes.js";
import type { Compiler } from "./compiler.js";
import { compiler } from "./compiler.js";
import { directivesOf } from "./directives.js";
import { dropped } from "./dropped.js";
import { functionLike } from "./functions.js";
import { isGenerated } from "./generated.js";
import { bindPattern } from "./patterns.js";
import { scanImports } from "./scan-imports.js";
import type { Visit } from "./state.js";
import { statementWalker } from "./statements.js";
import { lineStartsOf } from "./trivia.js";
import { typeReader } from "./types.js";
import { valueReader } from "./values.js";
import { moduleBody, walkFile } from "./walk-file.js";

/** How deep expressions, types and blocks are followed; a second and third try where the stack was short already. */
const DEPTH_LIMITS = [400, 100, 20];

/** No rule judges a test: where its imports lead is all that is asked of it. */
const TEST_PATH = /[._-](?:spec|test|e2e-spec|e2e-test|int-spec|int-test|cy)\.[cm]?[jt]sx?$|(?:^|\/)(?:__tests__|__mocks__|e2e|cypress)\//;
const NO_BODIES: FileBodies = { functions: [], locals: [] };
const NOTHING: Omit<FileOutline, keyof Head> = {
  prologue: [],
  imports: [],
  exports: [],
  declarations: [],
  bindings: [],
  directives: [],
  called: [],
  dropped: [],
  promising: [],
  words: "",
};

let visitor: { readonly ts: Compiler; readonly visit: Visit } | null = null;

/**
 * The facts of one file: a function of its path and text alone. Never throws: what can't be parsed is a
 * syntax error with the facts of the rest, what can't be followed an unknown value with its reason.
 */
export function extractFile(path: string, text: string): FileFacts {
  const { ts, visit } = (visitor ??= makeVisitor());
  if (TEST_PATH.test(path)) return scannedFacts(ts, path, text);
  const source = parse(ts, path, text);
  if (source === null) return emptyFacts(path, text, "nested too deeply to be parsed");
  const errors = syntaxErrors(ts, source, text);
  const directives = text.includes("archlint-") ? directivesOf(ts, source, text) : [];
  for (const limit of DEPTH_LIMITS) {
    try {
      const { outline, bodies, words } = walkFile(ts, visit, source, path, text, limit);
      const names = { ...namesIn(outline.bindings, bodies), words: wordsOf(source, text, words) };
      return { outline: { ...head(path, text, errors), prologue: prologueOf(ts, source), ...outline, directives, ...names }, bodies };
    } catch (error) {
      if (!(error instanceof RangeError))
        return emptyFacts(path, text, `could not be read: ${error instanceof Error ? error.message : "unknown error"}`);
    }
  }
  return emptyFacts(path, text, "nested too deeply to be read");
}

function scannedFacts(ts: Compiler, path: string, text: string): FileFacts {
  return { outline: { ...head(path, text, []), ...NOTHING, imports: scanImports(ts, text) }, bodies: NO_BODIES };
}

function makeVisitor(): { readonly ts: Compiler; readonly visit: Visit } {
  const ts = compiler();
  const visit: Visit = {
    value: valueReader(ts),
    dropped,
    type: typeReader(ts),
    statements: statementWalker(ts),
    functionLike,
    classLike,
    bind: bindPattern,
  };
  return { ts, visit };
}

function parse(ts: Compiler, path: string, text: string): ts.SourceFile | null {
  try {
    const options = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
    return ts.createSourceFile(path, text, options, false);
  } catch (error) {
    // The parser recurses: thousands of nested brackets exhaust the stack.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function namesIn(bindings: FileOutline["bindings"], bodies: FileBodies): Pick<FileOutline, "called" | "dropped" | "promising"> {
  const { functions, locals } = bodies;
  const called = new Set<string>();
  const dropped = new Set<string>();
  const promising = new Set<string>();
  const nameOf = (id: number): string => (bindings[id] ?? locals[id - bindings.length])?.name ?? "";
  for (const facts of functions) {
    if (givesPromise(facts)) promising.add(facts.name);
    for (const step of facts.steps) {
      if (step.is !== "call") continue;
      const name = calledName(step.callee, nameOf);
      called.add(name);
      if (step.dropped || (name === "forEach" && takesPromises(step, functions))) dropped.add(name);
    }
  }
  return { called: [...called].sort(), dropped: [...dropped].sort(), promising: [...promising].sort() };
}

/** The parser's own table of the names in a text, the texts of one word, and the tables that rows are put into by statements. */
function wordsOf(source: ts.SourceFile, text: string, texts: ReadonlySet<string>): string {
  const names: unknown = "identifiers" in source ? source.identifiers : null;
  const words = new Set<unknown>([...(names instanceof Map ? names.keys() : []), ...texts]);
  if (text.includes("INSERT INTO") || text.includes("insert into"))
    for (const [, table] of text.matchAll(/insert into\s+["'`]?([\w.]+)/gi)) words.add(table);
  return `\n${[...words].join("\n")}\n`;
}

type Head = Pick<FileOutline, "path" | "language" | "lineStarts" | "syntaxErrors" | "generated">;

function head(path: string, text: string, syntaxErrors: readonly SyntaxErrorFact[]): Head {
  return { path, language: languageOf(path), lineStarts: lineStartsOf(text), syntaxErrors, generated: isGenerated(text) };
}

function prologueOf(ts: Compiler, source: ts.SourceFile): readonly string[] {
  const words: string[] = [];
  for (const statement of source.statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isStringLiteralLike(statement.expression)) break;
    words.push(statement.expression.text);
  }
  return words;
}

function emptyFacts(path: string, text: string, message: string): FileFacts {
  const span: SyntaxErrorFact["span"] = [0, Math.min(text.length, 1)];
  return { outline: { ...head(path, text, [{ message, span }]), ...NOTHING }, bodies: { functions: [moduleBody(text).facts], locals: [] } };
}

function languageOf(path: string): FileOutline["language"] {
  if (/\.d\.[cm]?ts$/.test(path)) return "dts";
  if (/\.[cm]?ts$/.test(path)) return "ts";
  if (path.endsWith(".tsx")) return "tsx";
  return path.endsWith(".jsx") ? "jsx" : "js";
}

/** The compiler's "File appears to be binary": it met a character that stands for undecodable bytes. */
const BINARY = 1490;

function syntaxErrors(ts: Compiler, source: ts.SourceFile, text: string): SyntaxErrorFact[] {
  const diagnostics: unknown = "parseDiagnostics" in source ? source.parseDiagnostics : [];
  if (!Array.isArray(diagnostics)) return [];
  const errors: SyntaxErrorFact[] = [];
  for (const diagnostic of diagnostics) {
    if (!isDiagnostic(diagnostic)) continue;
    const start = Math.min(diagnostic.start, text.length);
    const message =
      diagnostic.code === BINARY ? "it is binary or not in UTF-8" : ts.flattenDiagnosticMessageText(diagnostic.messageText, " ");
    errors.push({ message, span: [start, Math.min(start + diagnostic.length, text.length)] });
  }
  return errors;
}

function isDiagnostic(value: unknown): value is ts.DiagnosticWithLocation {
  return (
    typeof value === "object" &&
    value !== null &&
    "start" in value &&
    typeof value.start === "number" &&
    "length" in value &&
    typeof value.length === "number"
  );
}
