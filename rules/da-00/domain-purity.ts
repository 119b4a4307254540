import type { GlobalUse, ImportEdge, Location, Module, OutsideImport, Program, Purpose, Span } from "../../src/model/index.js";
import {
  book,
  crossingsOf,
  defineRule,
  globalUses,
  GLOBALS,
  namesOf,
  outsideDecorators,
  outsideImportsOf,
  page,
  passedOnBy,
  z,
} from "../../src/model/index.js";

export default defineRule({
  meta: {
    leaf: "DA-00/architecture-pattern",
    since: "0.1.0",
    summary: "the domain reaches a framework, a driver, the network, the environment or a log",
    why: "The domain says what the business decides. Where it also says with which database, framework or cloud, it can only be understood, tested and changed together with them, and it changes when they do. A read of the environment or the clock is the same dependency out of sight: no signature shows it.",
    fix: "let the domain take plain values or a port of its own, and reach out in an adapter",
    limits:
      "Only files of the domain layer are judged; what they import from other layers is left to `da/layer-dependency`. Libraries that only compute (validation schemas, identifiers, dates, functional types, decimals, hashing) and the base classes and marker interfaces of a CQRS framework are accepted. A package that the catalog doesn't know is a gap, never a finding: name it in `allow` or `forbid`. Decorators of validation libraries are accepted, those on parameters count as imports. The clock behind a date library is not seen, and a clock or a source of chance that only stands in for what the caller leaves out is not hidden.",
    references: [
      book("Eric Evans", "Domain-Driven Design (2003)", "chapter 4, Isolating the Domain"),
      book("Robert C. Martin", "Clean Architecture (2017)", "chapter 22, The Clean Architecture"),
      page("Alistair Cockburn, Hexagonal architecture (2005)", "https://alistair.cockburn.us/hexagonal-architecture/"),
    ],
    options: z.object({
      types: z.enum(["forbid", "allow"]).default("forbid").describe("whether imports that exist only for the compiler count"),
      allow: z
        .array(z.string())
        .default([])
        .describe("packages that the domain may use: `name`, `@scope/*`, or one export as `name#export`; wins over `forbid`"),
      forbid: z
        .array(z.string())
        .default([])
        .describe("packages that the domain may not use, in the same form: your own ones that reach out"),
    }),
    messages: {
      import: { severity: "error", text: "{{from}} imports {{names}} from {{to}} ({{purpose}})" },
      decorators: {
        severity: "warn",
        text: "{{name}} carries decorators of {{packages}}",
        fix: "map, serialize and document with a class or schema of the adapter",
      },
      environment: { severity: "error", text: "{{from}} reads {{name}}", fix: "pass the setting in as a value" },
      network: { severity: "error", text: "{{from}} uses {{name}} (network)" },
      process: { severity: "error", text: "{{from}} uses {{name}} (process)" },
      console: {
        severity: "error",
        text: "{{from}} uses {{name}} (logging)",
        fix: "raise a domain event or return a result, and log where it is handled",
      },
      clock: { severity: "info", text: "{{from}} reads a hidden clock: {{name}}", fix: "pass the time in" },
      random: { severity: "info", text: "{{from}} depends on hidden chance: {{name}}", fix: "pass the chosen value in" },
    },
  },
  *check(program, { finding, evidence, gap, missing, options }) {
    const modules = program.modules.filter((module) => module.subject === "source" && isDomain(program, module.path));
    if (modules.length === 0) {
      yield missing("no domain layer", "a layer of the role domain");
      return;
    }
    const judge = judgeOf(program, options);
    const unknown = new Set<string>();
    let clean = true;
    for (const module of modules) {
      const from = program.architecture.layerOf(module.path)?.layer.name ?? "domain";
      const mapped = mappedClasses(program, module, judge);
      for (const { name, sources, at } of mapped) {
        const packages = sources.join(", ");
        yield finding("decorators", { at, data: { name, packages }, subject: `${name} ${packages}` });
      }
      const decorating = new Set(mapped.flatMap(({ symbols }) => symbols));
      const imports = outsideImportsOf(program, module).filter((outside) => !isJudgedElsewhere(program, module, outside));
      for (const outside of imports) {
        const edges = outside.edges.filter((edge) => edge.kind !== "type" || options.types === "forbid");
        const reaching = edges.filter((edge) => isReaching(judge, outside, edge) && !decorating.has(symbolOf(outside.source, edge)));
        if (reaching.length > 0) {
          const taken = namesOf(reaching);
          const data = { from, names: taken, to: outside.source, purpose: wordOf(judge, outside, reaching) };
          yield finding("import", { at: outside.at, data, related: passedOnBy(program, outside), subject: `${outside.source} ${taken}` });
        } else if (edges.some((edge) => judge(outside.source, nameOf(edge)) === null) && !unknown.has(outside.source)) {
          unknown.add(outside.source);
          yield gap(`what ${outside.source} is for is not known: name it in allow or forbid`, outside.at);
        }
        clean &&= reaching.length === 0;
      }
      const uses = globalUses(program, module).flatMap((use) => judgedUse(program, use));
      for (const { messageId, name, span } of uses)
        yield finding(messageId, { at: { file: module.path, span }, data: { from, name }, subject: name });
      clean &&= mapped.length === 0 && uses.every(({ messageId }) => messageId === "clock" || messageId === "random");
    }
    if (clean && unknown.size === 0)
      yield evidence(`${modules.length} files of the domain use no framework, driver, network, environment or log themselves`);
  },
});

/** `forbidden` by the configuration, or null where nobody knows what the symbol is for. */
type Judge = (source: string, member: string) => Purpose | "forbidden" | null;

/** What no domain may take, in the words of the message. */
const REACHING: ReadonlyMap<Purpose | "forbidden" | null, string> = new Map([
  ["forbidden", "forbidden by the configuration"],
  ["framework", "framework"],
  ["container", "dependency injection"],
  ["http-server", "HTTP"],
  ["api-documentation", "API documentation"],
  ["persistence", "database"],
  ["broker", "message broker"],
  ["network", "network"],
  ["remote-service", "remote service"],
  ["mail", "mail"],
  ["payment", "payment"],
  ["file-system", "file system"],
  ["process", "process"],
  ["environment", "environment"],
  ["logging", "logging"],
  ["telemetry", "telemetry"],
]);

/** Purposes whose decorators on a class describe it to a library that reads them. */
const MAPPING: ReadonlySet<Purpose | "forbidden" | null> = new Set(["persistence", "serialization", "api-documentation"]);

type GlobalMessage = "environment" | "network" | "process" | "console" | "clock" | "random";

const MESSAGES: ReadonlyMap<Purpose | null, GlobalMessage> = new Map([
  ["environment", "environment"],
  ["network", "network"],
  ["process", "process"],
  ["logging", "console"],
  ["clock", "clock"],
  ["random", "random"],
]);

function isDomain(program: Program, path: string): boolean {
  return program.architecture.layerOf(path)?.layer.role === "domain";
}

function judgeOf(program: Program, { allow, forbid }: { readonly allow: readonly string[]; readonly forbid: readonly string[] }): Judge {
  return (source, member) => {
    const scope = `${source.split("/", 1)[0] ?? source}/*`;
    const isNamedIn = (list: readonly string[]): boolean =>
      list.some((name) => name === source || name === scope || name === `${source}#${member}` || `node:${name}` === source);
    if (isNamedIn(allow)) return "pure";
    return isNamedIn(forbid) ? "forbidden" : program.purposeOf(source, member);
  };
}

function nameOf(edge: ImportEdge): string {
  return edge.symbol ?? edge.imported;
}

function symbolOf(source: string, edge: ImportEdge): string {
  return `${source}#${nameOf(edge)}`;
}

function isReaching(judge: Judge, { source }: OutsideImport, edge: ImportEdge): boolean {
  return REACHING.has(judge(source, nameOf(edge)));
}

function wordOf(judge: Judge, { source }: OutsideImport, edges: readonly ImportEdge[]): string {
  const words = edges.map((edge) => REACHING.get(judge(source, nameOf(edge))) ?? "");
  return [...new Set(words)].join(", ");
}

/** What a file of the domain passes on is judged there; what stands in a statement that crosses into an outer layer, by `da/layer-dependency`. */
function isJudgedElsewhere(program: Program, module: Module, { edges }: OutsideImport): boolean {
  const first = edges[0];
  if (first?.direct.is !== "file") return false;
  if (edges.every((edge) => edge.through.some((path) => isDomain(program, path)))) return true;
  return crossingsOf(program, module).some((crossing) => {
    const role = program.architecture.layerOf(crossing.to.path)?.layer.role ?? "domain";
    return role !== "domain" && role !== "shared" && crossing.edges[0]?.statement === first.statement;
  });
}

interface MappedClass {
  readonly name: string;
  readonly sources: readonly string[];
  readonly symbols: readonly string[];
  readonly at: Location;
}

/** The classes that an ORM, a serializer or an API documentation reads, each at its first decorator. */
function mappedClasses(program: Program, { path, outline }: Module, judge: Judge): readonly MappedClass[] {
  return outline.declarations.flatMap((declaration): readonly MappedClass[] => {
    if (declaration.is !== "class") return [];
    const mapping = outsideDecorators(program, path, declaration).filter(({ source, member }) => MAPPING.has(judge(source, member)));
    const first = mapping[0];
    if (first === undefined) return [];
    const sources = [...new Set(mapping.map(({ source }) => source))].sort();
    return [
      { name: declaration.name || "class", sources, symbols: mapping.map(({ source, member }) => `${source}#${member}`), at: first.at },
    ];
  });
}

interface JudgedUse {
  readonly messageId: GlobalMessage;
  readonly name: string;
  readonly span: Span;
}

function judgedUse(program: Program, { name, replaceable, span }: GlobalUse): readonly JudgedUse[] {
  const messageId = MESSAGES.get(program.purposeOf(GLOBALS, name));
  return messageId === undefined || replaceable ? [] : [{ messageId, name, span }];
}
