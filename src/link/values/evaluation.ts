import type { CatalogLookup } from "../../catalog/lookup.js";
import type { CallSite, DeclarationId, Evaluated, FunctionId, Location, Step, StepId, TypeRef, Value } from "../../model/index.js";
import type { Containers } from "../containers/containers.js";
import type { ExportTrails } from "../export-trail.js";
import type { LinkedModules } from "../linked-modules.js";
import type { Activation, BoundArguments } from "./activation.js";
import type { FileIndex } from "./file-index.js";
import type { ClassRef, Owner } from "./instance-runs.js";
import type { Table } from "./tabling.js";

/** A call as evaluation sees it. */
export type CallStep = Extract<Step, { readonly is: "call" }>;

/** What the parts of evaluation share: the program, and each other by what they answer. */
export interface Evaluation {
  readonly linked: LinkedModules;
  readonly trails: ExportTrails;
  readonly catalog: CatalogLookup;
  /** Where answers are remembered. */
  readonly table: Table;
  containers(): Containers;
  index(file: string): FileIndex;
  /** The run of a body that no followed call led to. */
  root(file: string, body: FunctionId): Activation;
  /** The run that is evaluated; null between questions. */
  current(): Activation | null;
  /** Finds an answer in a run: what it stands on is asked from there. */
  inRun<T>(run: Activation, find: () => T): T;
  /** What an expression is in a run. */
  evaluate(run: Activation, value: Value): Evaluated;
  /** What a call gives. */
  result(run: Activation, step: StepId): Evaluated;
  /** The arguments of a call, spreads spread out. */
  argumentsOf(run: Activation, call: CallStep): BoundArguments;
  /** What a type that stands in a file says of its values. */
  ofType(file: string, type: TypeRef | null, at: Location): Evaluated;
  /** A member of a value. */
  member(of: Evaluated, name: string, at: Location): Evaluated;
  /** What a module offers by that name. */
  exported(file: string, name: string, at: Location): Evaluated;
  /** What a value's class or interface has by that name, itself or inherited, looked for from a base of it where one is given; null where it has none. */
  classMember(of: Owner, name: string, at: Location, from?: ClassRef): Evaluated | null;
  /** What a function of the program returns when it is called so; `from` is the run that calls it, null for the one that is evaluated. */
  returned(
    callee: Extract<Evaluated, { readonly is: "function" }>,
    args: (() => BoundArguments) | null,
    site: CallSite | null,
    from: Activation | null,
  ): Evaluated;
  /** Notes that a value is what only a name says. */
  guessed(value: Evaluated): Evaluated;
  /** Whether a value, or what it was taken from, is what only a name says. */
  isGuess(value: Evaluated): boolean;
}

/** A call without arguments. */
export const NO_ARGUMENTS: BoundArguments = { items: [], rest: null };

/** An argument by position; negative counts from the end. */
export function argumentAt(args: BoundArguments, position: number): Evaluated | null {
  if (position >= 0) return args.nth?.(position) ?? args.items[position] ?? args.rest;
  return args.rest ?? args.items[args.items.length + position] ?? null;
}

/** Where a value of a file stands. */
export function at(file: string, value: { readonly span: Location["span"] }): Location {
  return { file, span: value.span };
}

/** An instance of a class of the program that nobody is known to have made. */
export function instanceOf(file: string, declaration: DeclarationId, place: Location): Extract<Evaluated, { readonly is: "instance" }> {
  return { is: "instance", file, declaration, typeArgs: [], made: null, at: place };
}
