import type { ts } from "ts-morph";
import type {
  Binding,
  BindingId,
  Declaration,
  DeclarationId,
  ExportFact,
  FunctionFacts,
  FunctionId,
  ImportFact,
  ImportedName,
  ParameterFact,
  Place,
  PlaceId,
  Span,
  Step,
  TypeRef,
  Value,
} from "../model/index.js";
import type { Compiler } from "./compiler.js";
import { skipTrivia } from "./trivia.js";

/** A fact while it is being made. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** `Uses` while they are being collected. */
export interface UsesDraft {
  value: boolean;
  type: boolean;
  decorated: boolean;
  exported: boolean;
  readonly members: Set<string>;
  /** A namespace or default import: its members are told apart. */
  readonly hasMembers: boolean;
  whole: boolean;
}

/** An imported name whose uses are still open. */
export interface NameDraft extends Draft<Omit<ImportedName, "uses">> {
  uses: UsesDraft;
}

/** An import whose names are still open. */
export interface ImportDraft extends Draft<Omit<ImportFact, "names">> {
  names: NameDraft[];
}

/** One lexical scope. */
export interface Scope {
  readonly parent: Scope | null;
  readonly names: Map<string, BindingId>;
  /** Type parameters: they shadow types and have no binding. */
  types: Set<string> | null;
}

/** The body whose steps are being collected. */
export interface Body {
  readonly id: FunctionId;
  readonly facts: Draft<FunctionFacts>;
  readonly steps: Draft<Step>[];
  readonly places: Draft<Place>[];
  place: PlaceId;
  constructs: number;
}

/** How a piece of code can end: a set of these bits. */
export type Completion = number;
export const NORMAL = 1;
export const LEAVES = 2;
export const BREAKS = 4;
export const CONTINUES = 8;
export const JUMPS = 16;

/** What a function is to its surroundings. */
export interface FunctionRole {
  readonly kind: FunctionFacts["kind"];
  readonly name: string;
  readonly class: DeclarationId | null;
  readonly static: boolean;
}

/** A parameter list and return type, with the body's id where there is one. */
export interface Signature {
  readonly function: FunctionId | null;
  readonly parameters: readonly Draft<ParameterFact>[];
  readonly returnType: TypeRef | null;
}

/** The parts of the walk that lead to each other, so that their files need not import one another in a circle. */
export interface Visit {
  value(x: FileState, node: ts.Node, name: string): Value;
  /** An expression whose result is thrown away. */
  dropped(x: FileState, node: ts.Expression): void;
  type(x: FileState, node: ts.TypeNode): TypeRef;
  statements(x: FileState, nodes: readonly ts.Statement[]): Completion;
  functionLike(x: FileState, node: ts.SignatureDeclaration, role: FunctionRole): Signature;
  classLike(x: FileState, node: ts.ClassLikeDeclaration, id: DeclarationId, name: string): void;
  /** Binds the names of a pattern or identifier to parts of a value. */
  bind(x: FileState, name: ts.BindingName, value: Value): void;
}

/** Everything that is known about a file while it is walked. */
export interface FileState {
  readonly ts: Compiler;
  readonly path: string;
  readonly text: string;
  readonly declarationFile: boolean;
  readonly hasVar: boolean;
  readonly imports: ImportDraft[];
  readonly exports: Draft<ExportFact>[];
  readonly declarations: (Declaration | null)[];
  readonly declarationOf: Map<ts.Node, DeclarationId>;
  readonly bindings: Draft<Binding>[];
  /** Uses by binding, for imported names only. */
  readonly uses: (UsesDraft | null)[];
  readonly functions: Draft<FunctionFacts>[];
  /** Signatures of function expressions, for the variables that they initialise. */
  readonly signatures: Map<ts.Node, Signature>;
  /** Names that a statement gives to a `require` or `import()` in its initialiser. */
  readonly requireNames: Map<ts.Node, NameDraft[]>;
  /** Texts that are one word each. */
  readonly words: Set<string>;
  readonly visit: Visit;
  readonly limit: number;
  depth: number;
  scope: Scope;
  body: Body;
  /** Dotted name of the enclosing namespaces, with its dot. */
  prefix: string;
  ambient: boolean;
}

/** Offset of a node's first token. */
export function startOf(x: FileState, node: ts.Node): number {
  return skipTrivia(x.text, node.pos, node.end);
}

/** A node's span without leading comments. */
export function spanOf(x: FileState, node: ts.Node): Span {
  return [skipTrivia(x.text, node.pos, node.end), node.end];
}

/** A value that can't be told. */
export function unknownValue(because: string, span: Span): Value {
  return { is: "unknown", because, span };
}

/** Adds a step to the current body and returns its index. */
export function addStep(x: FileState, step: Step): number {
  return x.body.steps.push(step) - 1;
}

/** Opens a region of the current body; steps stand in it until `closePlace`. */
export function openPlace(x: FileState, place: Draft<Place>): PlaceId {
  const id = x.body.places.push(place) - 1;
  x.body.place = id;
  return id;
}

/** Leaves a region and says whether it always leaves the function. */
export function closePlace(x: FileState, id: PlaceId, completion: Completion): void {
  const place = x.body.places[id];
  if (place === undefined || place.is === "body") return;
  x.body.place = place.in;
  if (place.is !== "loop") place.exits = completion === LEAVES;
}

/** Leaves a region of an expression, and forgets it where nothing happened in it. */
export function closeExpressionPlace(x: FileState, id: PlaceId, stepsBefore: number): void {
  closePlace(x, id, NORMAL);
  if (x.body.steps.length === stepsBefore && x.body.places.length === id + 1) x.body.places.pop();
}

/** The number of the next `if`, `switch`, `?:`, logical operator or `try` of the current body. */
export function nextConstruct(x: FileState): number {
  return x.body.constructs++;
}
