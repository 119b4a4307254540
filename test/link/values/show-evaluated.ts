import { link } from "../../../src/link/link.js";
import type { CallSite, Evaluated, Known, Operation, OperationKind, Program } from "../../../src/model/index.js";
import { DEFAULT_SETTINGS } from "../../../src/model/index.js";
import { manifest } from "../hand-made.js";
import { factsOf, type Texts } from "../program-of.js";

/** Texts as a whole program, whose package depends on `dependencies` by version range. */
export function wholeProgram(texts: Texts, dependencies: Readonly<Record<string, string>> = {}): Program {
  return link({ ...factsOf(texts, { packages: [{ ...manifest(""), dependencies }] }), settings: DEFAULT_SETTINGS });
}

/** What each `ask(…)` of the program is given, in the order of files and text: its first argument as one line. */
export function askedIn(program: Program): readonly string[] {
  return questionsIn(program).map(({ ask }) => ask());
}

/** What the `ask(…)` calls of one file, or of files by path, are given. */
export function asked(texts: Texts | string, dependencies?: Readonly<Record<string, string>>): readonly string[] {
  return askedIn(wholeProgram(typeof texts === "string" ? { "src/app.ts": texts } : texts, dependencies));
}

/** What the only `ask(…)` is given. */
export function answer(texts: Texts | string, dependencies?: Readonly<Record<string, string>>): string {
  const answers = asked(texts, dependencies);
  if (answers.length !== 1) throw new Error(`one question expected: ${answers.join("; ")}`);
  return answers[0] ?? "";
}

/** The questions that `ask(…)` calls put, by where they stand, each to be asked at any time. */
export function questionsIn(program: Program): readonly { readonly at: number; readonly ask: () => string }[] {
  const found = program.modules.flatMap(({ path }) =>
    program.bodies(path).functions.flatMap((facts, body) =>
      facts.steps.flatMap((step) => {
        if (step.is !== "call" || step.callee.is !== "global" || step.callee.name !== "ask") return [];
        const value = step.args[0]?.value;
        if (value === undefined) return [];
        return [{ path, at: step.span[0], ask: () => show(program, program.evaluate({ file: path, function: body }, value)) }];
      }),
    ),
  );
  return found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.at - b.at));
}

/** Operations of a kind, one line each: `jsonwebtoken#sign key="x" expiry=- via start`. */
export function operationsIn(
  texts: Texts | string,
  kind: OperationKind,
  slots: readonly string[],
  dependencies?: Readonly<Record<string, string>>,
): readonly string[] {
  const program = wholeProgram(typeof texts === "string" ? { "src/app.ts": texts } : texts, dependencies);
  return program.operations(kind).map((operation) => showOperation(program, operation, slots));
}

function showOperation(program: Program, operation: Operation, slots: readonly string[]): string {
  const parts = slots.map((name) => ` ${name}=${showKnown(program, operation.slot(name))}`);
  const via = operation.via.length === 0 ? "" : ` via ${operation.via.map((site) => bodyName(program, site)).join(" > ")}`;
  return `${operation.symbol}${parts.join("")}${operation.certain ? "" : " guessed"}${operation.developmentOnly ? " in development" : ""}${via}`;
}

function bodyName(program: Program, { file, function: body }: CallSite): string {
  const facts = program.bodies(file).functions[body];
  return facts?.kind === "module" ? file : facts?.name || "(anonymous)";
}

function showKnown(program: Program, value: Known<Evaluated>): string {
  if (value.is === "known") return show(program, value.value);
  return value.is === "absent" ? "-" : `?${value.because}`;
}

/** A value as one would write it; `?` stands before what can't be told. */
export function show(program: Program, value: Evaluated): string {
  const shown = (inner: Evaluated): string => show(program, inner);
  switch (value.is) {
    case "constant":
      return JSON.stringify(value.value);
    case "undefined":
      return "undefined";
    case "text":
      return `\`${value.parts.map((part) => (typeof part === "string" ? part : `\${${shown(part)}}`)).join("")}\``;
    case "regex":
      return `/${value.source}/${value.flags}`;
    case "object": {
      const keys = [...value.members.keys].map(([key, held]) => `${key}: ${showKnown(program, held)}`);
      const rest = value.members.rest.is === "unknown" ? [`...?${value.members.rest.because}`] : [];
      return `{${[...keys, ...rest].join(", ")}}`;
    }
    case "array":
      return `[${[...value.items.map(shown), ...(value.rest === null ? [] : [`...${shown(value.rest)}`])].join(", ")}]`;
    case "function":
      return `function ${program.bodies(value.file).functions[value.function]?.name ?? "?"}`;
    case "class":
      return `class ${program.declaration(value.file, value.declaration)?.name ?? "?"}`;
    case "module":
      return `module ${value.file}`;
    case "instance":
      return `a ${program.declaration(value.file, value.declaration)?.name ?? "?"}${typeArguments(value.typeArgs, shown)}`;
    case "method":
      return `method ${value.name} of ${shown(value.of)}`;
    case "symbol":
      return value.symbol;
    case "product":
      return `<${value.symbol}>${typeArguments(value.typeArgs, shown)}`;
    case "environment":
      return `env ${value.name}`;
    case "choice":
      return value.arms.map(shown).join(" | ");
    case "unknown":
      return `?${value.because}`;
  }
}

function typeArguments(args: readonly Evaluated[], shown: (value: Evaluated) => string): string {
  return args.length === 0 ? "" : `<${args.map(shown).join(", ")}>`;
}
