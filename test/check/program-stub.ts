import {
  positionAt,
  type Coverage,
  type Directive,
  type FileOutline,
  type Module,
  type Program,
  type RegisteredRule,
  type Rule,
  type Severity,
} from "../../src/model/index.js";
import { defineRule, z } from "../../src/model/index.js";

const NO_COVERAGE: Coverage = { files: 0, skipped: [], unresolved: [], emptySelectors: [], noLayer: [] };

/** A program of files that nothing is known of but their text and the comments in it. */
export function programOf(files: Readonly<Record<string, string>>, coverage: Partial<Coverage> = {}): Program {
  const modules = Object.entries(files).map(([path, text]) => moduleOf(path, text));
  const module = (path: string): Module | null => modules.find((each) => each.path === path) ?? null;
  return {
    modules,
    packages: [],
    architecture: {
      patterns: [],
      layers: [],
      noLayersBecause: "the test has none",
      contexts: [],
      layerOf: () => null,
      contextOf: () => null,
      publicationOf: () => ({ public: true, why: "" }),
    },
    coverage: { ...NO_COVERAGE, files: modules.length, ...coverage },
    module,
    bodies: () => ({ functions: [], locals: [] }),
    importsOf: () => [],
    importersOf: () => [],
    dependenciesOf: () => [],
    cycles: () => [],
    elements: () => [],
    elementsOf: () => [],
    declaration: () => null,
    binding: () => null,
    resolve: () => ({ is: "unknown", because: "stub" }),
    resolveName: () => ({ is: "unknown", because: "stub" }),
    ancestorsOf: () => [],
    purposeOf: () => null,
    capabilitiesOf: () => [],
    dataAccessOf: () => null,
    evaluate: ({ file }, value) => ({ is: "unknown", because: "stub", at: { file, span: value.span } }),
    operations: () => [],
    targetsOf: () => ({ targets: [], outside: null, complete: false, because: "stub" }),
    handlersOf: () => [],
    entries: () => [],
    flowsTo: () => [],
    leadingTo: () => new Set(),
    callersOf: () => [],
    droppingFunctions: () => [],
    reaches: () => false,
    trace: (entry) => ({ entry, steps: [], cuts: [] }),
    symbolAt: () => "Session.open",
    position: ({ file, span }) => {
      const starts = module(file)?.outline.lineStarts ?? [0];
      return { start: positionAt(starts, span[0]), end: positionAt(starts, span[1]) };
    },
  };
}

function moduleOf(path: string, text: string): Module {
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
  const outline: FileOutline = {
    path,
    language: "ts",
    lineStarts,
    syntaxErrors: text.includes("SYNTAX") ? [{ message: "';' expected", span: [text.indexOf("SYNTAX"), text.length] }] : [],
    generated: false,
    prologue: [],
    called: [],
    dropped: [],
    promising: [],
    words: "",
    imports: [],
    exports: [],
    declarations: [],
    bindings: [],
    directives: [...text.matchAll(/\/\/ archlint-([a-z-]+)([^\n]*)/g)].map(directiveOf),
  };
  const flags = { emitDecoratorMetadata: false, experimentalDecorators: false, verbatimModuleSyntax: false, preservesImports: false };
  return { path, outline, subject: "source", subjectWhy: "", package: null, flags };
}

const KINDS: readonly Directive["kind"][] = ["disable-next-line", "disable-line", "disable", "enable", "disable-file"];

function directiveOf(match: RegExpMatchArray): Directive {
  const [whole, word = "", rest = ""] = match;
  const [names = "", reason = null] = rest.split(" -- ");
  const rules = names
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const start = match.index ?? 0;
  return { kind: KINDS.find((kind) => kind === word) ?? "unknown", rules, reason, word, span: [start, start + whole.length] };
}

/** A rule that finds the word COOKIE (message `weak`) and the word TOKEN (message `stale`) in the files whose text the test gives. */
export function wordRule(
  id: string,
  texts: Readonly<Record<string, string>>,
  severities: { weak: Severity; stale: Severity },
): RegisteredRule {
  const rule: Rule = defineRule({
    meta: {
      leaf: "SC-01/session-security",
      since: "0.1.0",
      summary: "a word stands in a file",
      why: "",
      fix: "remove {{word}}",
      limits: "",
      references: [],
      options: z.object({ ignore: z.string().default("") }),
      messages: {
        weak: { severity: severities.weak, text: "{{word}} is weak" },
        stale: { severity: severities.stale, text: "{{word}} is stale", fix: "renew {{word}}" },
      },
    },
    *check(_program, { finding, evidence, options }) {
      for (const [file, text] of Object.entries(texts)) {
        const words = [...text.matchAll(/COOKIE|TOKEN/g)].filter((match) => match[0] !== options.ignore);
        if (words.length === 0) yield evidence(`${file} has no such word`);
        for (const { 0: word, index } of words) {
          const at = { file, span: [index, index + word.length] as const };
          yield finding(word === "COOKIE" ? "weak" : "stale", { at, data: { word }, subject: word });
        }
      }
    },
  });
  return { id, rule };
}

/** A rule that only misses something. */
export function missingRule(id: string): RegisteredRule {
  const rule = defineRule({
    meta: {
      leaf: "SP-01/validation",
      since: "0.1.0",
      summary: "there is no load test",
      why: "",
      fix: "write one",
      limits: "",
      references: [],
      options: z.object({}),
      messages: { none: { severity: "info", text: "no load test" } },
    },
    *check(_program, { missing }) {
      yield missing("no load test", "load tests");
    },
  });
  return { id, rule };
}
