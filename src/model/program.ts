import type { Architecture, Element, ElementRole, Subject } from "./architecture.js";
import type { Capability } from "./capability.js";
import type { DataAccess } from "./data-access.js";
import type { CallSite, Evaluated, FunctionRef } from "./evaluated.js";
import type { Binding, Declaration, FileBodies, FileOutline } from "./facts.js";
import type { Location, Position, Span } from "./location.js";
import type { Operation, OperationKind } from "./operation.js";
import type { Purpose } from "./purpose.js";
import type { CallTargets, Entry, MessageHandler, Trace } from "./trace.js";
import type { BindingId, DeclarationId, Value } from "./value.js";
import type { CompilerFlags, PackageFacts, Resolution, SkippedFile, UnresolvedCause } from "./workspace.js";

/** A source file as the program knows it. */
export interface Module {
  readonly path: string;
  readonly outline: FileOutline;
  readonly subject: Subject;
  readonly subjectWhy: string;
  readonly package: PackageFacts | null;
  readonly flags: CompilerFlags;
}

/** When an import exists: at run time on load, only for the compiler, or at run time on demand. */
export type ImportKind = "runtime" | "type" | "dynamic";

/** One symbol that one module takes from another, followed through barrels to where it is declared. */
export interface ImportEdge {
  readonly from: string;
  /** Index into the importing file's `outline.imports`. */
  readonly statement: number;
  /** Name in the module that the specifier leads to; `*` for a whole namespace, empty for a side-effect import. */
  readonly imported: string;
  readonly local: string | null;
  readonly kind: ImportKind;
  /** A re-export (`export … from`) rather than an import. */
  readonly reexport: boolean;
  /** The module that the specifier leads to. */
  readonly direct: Resolution;
  /** The module that declares the symbol; equals `direct` where it can't be followed further. */
  readonly target: Resolution;
  /** Name in `target`; null for a namespace or side-effect import, or where the trail ends. */
  readonly symbol: string | null;
  /** Its declaration, where the target is a source file that declares it. */
  readonly declaration: DeclarationId | null;
  /** The barrels between `direct` and `target`, `direct` first where it is one. */
  readonly through: readonly string[];
  /** The whole import statement. */
  readonly span: Span;
}

/** A dependency between two source files: the strongest kind of their imports. */
export interface ModuleDependency {
  readonly from: string;
  readonly to: string;
  readonly kind: ImportKind;
  /** The first import statement of that kind. */
  readonly span: Span;
}

/** A strongly connected component of modules at run time. */
export interface Cycle {
  /** Sorted. */
  readonly files: readonly string[];
  /** A shortest cycle in it: each dependency leads to the next one's `from`, the last to the first. */
  readonly witness: readonly ModuleDependency[];
  /** All dependencies inside the component, sorted by `from`, then `to`. */
  readonly dependencies: readonly ModuleDependency[];
}

/** What a name means. */
export type SymbolTarget =
  | { readonly is: "declared"; readonly file: string; readonly name: string; readonly declaration: DeclarationId }
  /** A namespace: the whole of a module. */
  | { readonly is: "module"; readonly file: string }
  /** Of an outside package; `member` is `*` for the namespace, or dotted (`default.Router`). */
  | { readonly is: "outside"; readonly package: string; readonly subpath: string; readonly member: string }
  /** A local binding that is no import and no declaration. */
  | { readonly is: "local"; readonly file: string; readonly binding: BindingId }
  | { readonly is: "unknown"; readonly because: string };

/** A base class or interface as resolved, nearest first. */
export interface Ancestor {
  readonly relation: "extends" | "implements";
  /** The name as written where it is inherited. */
  readonly name: string;
  readonly target: SymbolTarget;
  /** 1 for a direct base. */
  readonly depth: number;
}

/** One cause for imports that lead nowhere, with the places where it shows. */
export interface UnresolvedImports {
  readonly cause: UnresolvedCause;
  readonly at: readonly Location[];
  readonly specifiers: readonly string[];
  /** No import by this alias resolves. */
  readonly whole: boolean;
}

/** What was looked at and what could not be. */
export interface Coverage {
  readonly files: number;
  readonly skipped: readonly SkippedFile[];
  readonly unresolved: readonly UnresolvedImports[];
  /** Configured selectors that match no file: path of the key in the configuration, and the pattern. */
  readonly emptySelectors: readonly EmptySelector[];
  /** Source files in no layer, sorted; empty where the program has no layers. */
  readonly noLayer: readonly string[];
}

/** A configured pattern that matches nothing. */
export interface EmptySelector {
  /** Path in the configuration, dotted: `architecture.layers.domain.match`. */
  readonly key: string;
  readonly pattern: string;
  /** The folder that the configuration is for, relative to the root, and empty for the root itself. */
  readonly folder: string;
}

/**
 * The whole program as one value that rules put questions to. It knows no file system; every answer is
 * in a stable order (paths by code unit), and every question records what it read.
 */
export interface Program {
  /** All modules, sorted by path. */
  readonly modules: readonly Module[];
  readonly packages: readonly PackageFacts[];
  readonly architecture: Architecture;
  readonly coverage: Coverage;
  module(path: string): Module | null;
  /** The bodies of one file's functions; empty for a path that is no module. */
  bodies(path: string): FileBodies;
  /** What one file imports and re-exports, in the order of its text. */
  importsOf(path: string): readonly ImportEdge[];
  /** The imports that lead to a file as `target` or `direct`, sorted by importing file. */
  importersOf(path: string): readonly ImportEdge[];
  /** The files that one file depends on, one entry a file, sorted. */
  dependenciesOf(path: string): readonly ModuleDependency[];
  /** Run-time cycles among source files, sorted by their first file. */
  cycles(): readonly Cycle[];
  /** Declarations with that role, sorted by file and position. */
  elements(role?: ElementRole): readonly Element[];
  /** Roles of one file's declarations. */
  elementsOf(path: string): readonly Element[];
  declaration(file: string, id: DeclarationId): Declaration | null;
  binding(file: string, id: BindingId): Binding | null;
  /** What a binding means, through imports, re-exports and namespaces. */
  resolve(file: string, id: BindingId): SymbolTarget;
  /** What a dotted name means in a file's module scope: `Entity`, `ns.Entity`. */
  resolveName(file: string, name: string): SymbolTarget;
  /** Base classes and interfaces of a class or interface, nearest first, to where the trail leaves the program. */
  ancestorsOf(file: string, id: DeclarationId): readonly Ancestor[];
  /** What an outside symbol is for, by its package (`node:fs` for a module of Node) or as a member of `GLOBALS`; null where the catalog doesn't know. */
  purposeOf(source: string, member: string): Purpose | null;
  /** What an export of an outside package is taken into a backend for; empty where the catalog doesn't know. */
  capabilitiesOf(source: string, member: string): readonly Capability[];
  /** How a symbol gives access to a database, of itself, by what it extends or by what it was made with; null where it gives none or that can't be told. */
  dataAccessOf(target: SymbolTarget): DataAccess | null;
  /** What an expression of a body is at run time, whoever calls the body: its parameters are what their types and all their callers say. */
  evaluate(body: FunctionRef, value: Value): Evaluated;
  /** The calls of these kinds in source files, sorted by file and position. A call is several operations where its callers bind its parts to different things. */
  operations(...kinds: readonly OperationKind[]): readonly Operation[];
  /** What a call may run. */
  targetsOf(site: CallSite): CallTargets;
  /** The handlers that the buses of this process run for a message: an instance or class of the program, or the constant name of an event. */
  handlersOf(message: Evaluated): readonly MessageHandler[];
  /** The functions that the outside starts, sorted by file and position. */
  entries(): readonly Entry[];
  /** Where flows begin that may reach operations of one of these kinds: entries, and functions that nobody in the program calls. */
  flowsTo(...kinds: readonly OperationKind[]): readonly FunctionRef[];
  /** The functions that lead to some others by calls that can be seen, and these themselves, by `functionKey`. */
  leadingTo(functions: readonly FunctionRef[]): ReadonlySet<string>;
  /** The functions that call one, or give it to be called, each once. */
  callersOf(ref: FunctionRef): readonly FunctionRef[];
  /** The functions in which a promise of an operation of these kinds, or of what leads to one, seems to be dropped: a flow tells whether it is. */
  droppingFunctions(...kinds: readonly OperationKind[]): readonly FunctionRef[];
  /** Whether a function leads to an operation of one of these kinds, by calls that can be seen. */
  reaches(ref: FunctionRef, ...kinds: readonly OperationKind[]): boolean;
  /** The operations of these kinds that a function performs, itself and through what it calls, in order. */
  trace(entry: FunctionRef, ...kinds: readonly OperationKind[]): Trace;
  /** The enclosing declaration and member of a place (`Order.confirm`), or null at the module's top level. */
  symbolAt(location: Location): string | null;
  position(location: Location): { readonly start: Position; readonly end: Position };
}

/** One thing that a question read: the file whose facts it looked at, or `*` for the whole program. */
export interface Read {
  readonly question: keyof Program;
  readonly file: string;
}
