import { link } from "../../../src/link/link.js";
import {
  canMeet,
  DEFAULT_SETTINGS,
  type FunctionRef,
  type Location,
  type OperationKind,
  type Program,
  type Trace,
  type TraceStep,
} from "../../../src/model/index.js";
import { manifest } from "../hand-made.js";
import { factsOf, type Texts } from "../program-of.js";

/** What most flows are asked for. */
const EFFECTS: readonly OperationKind[] = ["database.write", "database.flush", "remote.call"];

/** A small program that can be asked what its functions do. */
export interface SmallProgram {
  readonly program: Program;
  /** One line a step: its kind and text, then all that holds of it. */
  flow(start: string, ...kinds: readonly OperationKind[]): readonly string[];
  /** One line a cut: what is called, and why it can't be followed. */
  cuts(start: string, ...kinds: readonly OperationKind[]): readonly string[];
  /** One letter a step: the same one for those of one transaction, `-` for those of none. */
  transactions(start: string, ...kinds: readonly OperationKind[]): string;
  /** The pairs of steps that never meet. */
  apart(start: string, ...kinds: readonly OperationKind[]): readonly string[];
  /** Where flows to these kinds begin, by name. */
  begins(...kinds: readonly OperationKind[]): readonly string[];
}

/** Links texts, or one, with a manifest that names the packages that they import. */
export function small(given: Texts | string): SmallProgram {
  const texts = typeof given === "string" ? { "src/orders.ts": given } : given;
  const facts = factsOf(texts, { packages: [manifest("", packagesIn(texts))] });
  const program = link({ ...facts, settings: DEFAULT_SETTINGS });
  const traced = (start: string, kinds: readonly OperationKind[]): Trace =>
    program.trace(bodyNamed(program, start), ...(kinds.length === 0 ? EFFECTS : kinds));
  const show = shownIn(texts);
  return {
    program,
    flow: (start, ...kinds) => traced(start, kinds).steps.map(show),
    cuts: (start, ...kinds) => traced(start, kinds).cuts.map(({ callee, because }) => `${callee}: ${because}`),
    transactions: (start, ...kinds) => {
      const ids: string[] = [];
      const letterOf = (id: string): string => {
        if (!ids.includes(id)) ids.push(id);
        return "abcdefgh".charAt(ids.indexOf(id));
      };
      return traced(start, kinds)
        .steps.map(({ transaction }) => (transaction === null ? "-" : letterOf(transaction.id)))
        .join("");
    },
    apart: (start, ...kinds) => {
      const { steps } = traced(start, kinds);
      return steps.flatMap((one, at) =>
        steps.slice(at + 1).flatMap((other) => (canMeet(one, other) ? [] : [`${textOf(texts, one.at)} | ${textOf(texts, other.at)}`])),
      );
    },
    begins: (...kinds) => program.flowsTo(...(kinds.length === 0 ? EFFECTS : kinds)).map((body) => nameOf(program, body)),
  };
}

function shownIn(texts: Texts): (step: TraceStep) => string {
  // `getManager().transaction` of `getManager().transaction(…)`
  const heading = (at: Location): string => /^(?:[^()]|\(\)\.)*/.exec(textOf(texts, at))?.[0] ?? "";
  return (step) => {
    const { transaction, open, unawaited, chain } = step;
    return [
      `${step.operation.kind} ${textOf(texts, step.at)}`,
      transaction === null ? [] : `in ${heading(transaction.at)}`,
      open === null || open.id === transaction?.id ? [] : `${transaction === null ? "beside" : "while"} ${heading(open.at)}`,
      step.loop === null ? [] : "in a loop",
      step.handler === null ? [] : "in a handler",
      step.deferred ? "deferred" : [],
      unawaited === null ? [] : `${unawaited.form} ${heading(unawaited.at)}`,
      step.uncertain === null ? [] : `uncertain: ${step.uncertain}`,
      chain.length === 0 ? [] : `via ${chain.map(heading).join(" > ")}`,
    ]
      .flat()
      .join(", ");
  };
}

function textOf(texts: Texts, { file, span }: Location): string {
  return (texts[file] ?? "").slice(...span).replace(/\s+/g, " ");
}

function packagesIn(texts: Texts): readonly string[] {
  const specifiers = Object.values(texts).flatMap((text) =>
    [...text.matchAll(/(?:from|require\() ?"([^".][^"]*)"/g)].map(([, name]) => name),
  );
  return specifiers.flatMap((name) =>
    name === undefined
      ? []
      : [
          name
            .split("/")
            .slice(0, name.startsWith("@") ? 2 : 1)
            .join("/"),
        ],
  );
}

function nameOf(program: Program, { file, function: id }: FunctionRef): string {
  const facts = program.bodies(file).functions[id];
  const owner = facts?.class == null ? null : program.declaration(file, facts.class);
  const name = facts === undefined || facts.name === "" ? (facts?.kind ?? "") : facts.name;
  return owner === null ? name : `${owner.name}.${name}`;
}

function bodyNamed(program: Program, name: string): FunctionRef {
  for (const { path } of program.modules) {
    const id = program.bodies(path).functions.findIndex((_, each) => nameOf(program, { file: path, function: each }) === name);
    if (id !== -1) return { file: path, function: id };
  }
  throw new Error(`no function is named ${name}`);
}
