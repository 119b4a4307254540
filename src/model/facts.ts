import type { Span } from "./location.js";
import type { TypeMember, TypeRef } from "./type-ref.js";
import type { Argument, BindingId, DeclarationId, FunctionId, Value } from "./value.js";

/** Raised with every change of the shapes in this file, `value.ts` or `type-ref.ts`; part of the cache key. */
export const FACTS_SCHEMA = 5;

/**
 * What one file says: plain data, a pure function of its path and text.
 * The outline is what the import graph, roles and layers need; the bodies are what functions do.
 * They are apart so that a run that asks for no body reads none.
 */
export interface FileFacts {
  readonly outline: FileOutline;
  readonly bodies: FileBodies;
}

/** Imports, exports, declarations and comments of one file. */
export interface FileOutline {
  readonly path: string;
  readonly language: "ts" | "tsx" | "js" | "jsx" | "dts";
  /** Offset at which each line begins. */
  readonly lineStarts: readonly number[];
  readonly syntaxErrors: readonly SyntaxErrorFact[];
  /** A header comment says that a tool wrote this file. */
  readonly generated: boolean;
  /** The words at its head that speak to a compiler: `use server`, `use client`, `use strict`. */
  readonly prologue: readonly string[];
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  readonly declarations: readonly Declaration[];
  /** Bindings of the module's own scope; a `BindingId` below this array's length is an index into it, the rest are `FileBodies.locals`. */
  readonly bindings: readonly Binding[];
  readonly directives: readonly Directive[];
  /** The names that its bodies call by – the last of a chain, `[computed]` for a computed one –, sorted: who looks for calls need not read the bodies of others. */
  readonly called: readonly string[];
  /** Of these, the names of calls whose results are thrown away, as `forEach` throws away those of the async functions that it is given, sorted. */
  readonly dropped: readonly string[];
  /** The names of its functions that give promises, or may, sorted. */
  readonly promising: readonly string[];
  /** Every name that stands in its text, every text of one word, and every table that a statement puts rows into, between line breaks: `\nsave\norder\n`. */
  readonly words: string;
}

/** A place where the text is not TypeScript. */
export interface SyntaxErrorFact {
  readonly message: string;
  readonly span: Span;
}

/**
 * One statement or expression that leads to another module.
 * `import x = require("m")` is `import-equals`, `import("m")` is `dynamic`, `typeof import("m")` and `import("m").T` are `type-query`.
 */
export interface ImportFact {
  readonly kind: "import" | "export" | "require" | "dynamic" | "import-equals" | "type-query" | "reference";
  /** The specifier as written; null where it is computed. */
  readonly specifier: string | null;
  /** `import type …`, `export type … from`: nothing of it exists at run time. */
  readonly typeOnly: boolean;
  /** The whole statement or expression. */
  readonly span: Span;
  readonly specifierSpan: Span;
  /** The body that it stands in: 0 for the module's own. */
  readonly function: FunctionId;
  /** Empty for a side-effect import. */
  readonly names: readonly ImportedName[];
}

/** One name that an import statement brings or passes on. */
export interface ImportedName {
  /** Name in the other module: `default`, `*` for the namespace, or an export's name. */
  readonly imported: string;
  /** Name here; for a re-export the exported name; null for `export * from` and for a `require` or `import()` whose result has no name. */
  readonly local: string | null;
  /** `import { type X }`. */
  readonly typeOnly: boolean;
  readonly binding: BindingId | null;
  readonly uses: Uses;
  readonly span: Span;
}

/** How a file uses a name: link decides with the tsconfig which of these exist at run time. */
export interface Uses {
  /** In an expression, `extends`, or as a decorator. */
  readonly value: boolean;
  /** In a type position. */
  readonly type: boolean;
  /** As the whole type of a parameter, property or return in a decorated class, where `emitDecoratorMetadata` makes it a value. */
  readonly decorated: boolean;
  /** Exported again by `export { x }` or `export default x`. */
  readonly exported: boolean;
  /** Members taken from a namespace or default import (`ns.Thing`), sorted; empty where it is used whole or not at all. */
  readonly members: readonly string[];
  /** The namespace or default object is also used whole (passed on, indexed, spread). */
  readonly whole: boolean;
}

/** One exported name. `star` is `export * from`, with name `*`. */
export interface ExportFact {
  readonly kind: "local" | "reexport" | "star" | "default" | "assignment" | "commonjs";
  /** Exported name: `default` for a default export, `*` for `export * from`, `export=` for `export =` and `module.exports =`. */
  readonly name: string;
  readonly typeOnly: boolean;
  /** The module-scope binding that is exported; null for an expression or a re-export. */
  readonly binding: BindingId | null;
  /** The declaration behind it where it stands in this file. */
  readonly declaration: DeclarationId | null;
  /** Index into `imports` for a re-export. */
  readonly from: number | null;
  /** Name in the other module for a re-export. */
  readonly imported: string | null;
  readonly span: Span;
}

/** A class, interface, type alias, enum, namespace, function or variable that the module (or a namespace or function in it) declares. */
export type Declaration =
  | ClassDeclaration
  | InterfaceDeclaration
  | TypeAliasDeclaration
  | EnumDeclaration
  | NamespaceDeclaration
  | FunctionDeclaration
  | VariableDeclaration;

interface DeclarationBase {
  /** Empty for an anonymous default export or class expression that no variable names. */
  readonly name: string;
  readonly span: Span;
  /** The name, or the keyword where there is none. */
  readonly nameSpan: Span;
  /** The doc comment's text without its stars, or null. */
  readonly doc: string | null;
  readonly exported: boolean;
  /** `declare`, or in a `.d.ts`. */
  readonly ambient: boolean;
  readonly binding: BindingId | null;
  /** The body that it is declared in: 0 for the module's own. */
  readonly function: FunctionId;
}

/** A class, declared or as an expression. */
export interface ClassDeclaration extends DeclarationBase {
  readonly is: "class";
  readonly abstract: boolean;
  readonly typeParameters: readonly string[];
  readonly extends: Heritage | null;
  readonly implements: readonly Heritage[];
  readonly decorators: readonly Decorator[];
  readonly members: readonly ClassMember[];
}

/** A base class or interface with its type arguments. For a base that is no plain name (a mixin call) `name` is the text and `value` the expression. */
export interface Heritage {
  readonly name: string;
  readonly binding: BindingId | null;
  readonly value: Value | null;
  readonly args: readonly TypeRef[];
  readonly span: Span;
}

/** A decorator. Results in its arguments are steps of the body that encloses the class. */
export interface Decorator {
  /** As written without arguments: `Controller`, `ns.Entity`. */
  readonly name: string;
  readonly binding: BindingId | null;
  readonly called: boolean;
  readonly args: readonly Argument[];
  readonly span: Span;
}

/** A member of a class; a parameter property is a field with `parameterProperty`. */
export interface ClassMember {
  readonly is: "field" | "method" | "getter" | "setter" | "constructor" | "index" | "static-block";
  /** Empty for a constructor, index signature or static block; `[computed]` for a computed name that is no literal. */
  readonly name: string;
  readonly access: "public" | "protected" | "private" | "hard-private";
  readonly static: boolean;
  readonly readonly: boolean;
  readonly abstract: boolean;
  readonly optional: boolean;
  readonly declare: boolean;
  readonly override: boolean;
  readonly async: boolean;
  readonly accessor: boolean;
  readonly parameterProperty: boolean;
  readonly initialized: boolean;
  /** A field's or getter's type, a method's return type, a setter's parameter type. */
  readonly type: TypeRef | null;
  readonly parameters: readonly ParameterFact[];
  readonly decorators: readonly Decorator[];
  /** The body; null for an overload, an abstract member or a field. */
  readonly function: FunctionId | null;
  readonly doc: string | null;
  readonly span: Span;
  readonly nameSpan: Span;
}

/** A parameter with a written signature. */
export interface ParameterFact {
  /** Empty for a destructuring pattern. */
  readonly name: string;
  readonly type: TypeRef | null;
  readonly optional: boolean;
  readonly rest: boolean;
  readonly decorators: readonly Decorator[];
  readonly span: Span;
}

/** An interface. */
export interface InterfaceDeclaration extends DeclarationBase {
  readonly is: "interface";
  readonly typeParameters: readonly string[];
  readonly extends: readonly Heritage[];
  readonly members: readonly TypeMember[];
}

/** A type alias. */
export interface TypeAliasDeclaration extends DeclarationBase {
  readonly is: "type";
  readonly typeParameters: readonly string[];
  readonly type: TypeRef;
}

/** An enum; a member's value is null where it is computed. */
export interface EnumDeclaration extends DeclarationBase {
  readonly is: "enum";
  readonly const: boolean;
  readonly members: readonly { readonly name: string; readonly value: string | number | null; readonly span: Span }[];
}

/** A namespace or `declare module "m"`; what stands in it is declared beside it with a dotted name. */
export interface NamespaceDeclaration extends DeclarationBase {
  readonly is: "namespace";
  /** `declare module "m"` or `declare global`. */
  readonly augmentation: boolean;
  /** Holds nothing but types. */
  readonly typeOnly: boolean;
}

/** A function declaration, or a variable that is initialised with a function. */
export interface FunctionDeclaration extends DeclarationBase {
  readonly is: "function";
  readonly async: boolean;
  readonly parameters: readonly ParameterFact[];
  readonly returnType: TypeRef | null;
  /** The body; null for an overload or an ambient function. */
  readonly body: FunctionId | null;
}

/** A module-scope variable that is no function. */
export interface VariableDeclaration extends DeclarationBase {
  readonly is: "variable";
  readonly const: boolean;
  readonly type: TypeRef | null;
}

/** A name and what it stands for in its scope. */
export interface Binding {
  readonly name: string;
  readonly kind:
    "import" | "const" | "let" | "var" | "using" | "parameter" | "function" | "class" | "enum" | "namespace" | "type" | "catch";
  /** The body whose scope owns it: 0 for the module's own. */
  readonly function: FunctionId;
  readonly declaration: DeclarationId | null;
  /** Index into `imports` and into its `names`. */
  readonly imported: readonly [statement: number, name: number] | null;
  readonly type: TypeRef | null;
  /** Written to after its declaration. */
  readonly reassigned: boolean;
  readonly span: Span;
}

/** A comment that speaks to archlint. */
export interface Directive {
  readonly kind: "disable-next-line" | "disable-line" | "disable" | "enable" | "disable-file" | "unknown";
  /** Rule ids as written; empty means all. */
  readonly rules: readonly string[];
  /** The text after `--`; null where there is none. */
  readonly reason: string | null;
  /** The word after `archlint-`, for the message about an unknown one. */
  readonly word: string;
  readonly span: Span;
}

/** The name under which the call of a computed member is found. */
export const COMPUTED_MEMBER = "[computed]";

/** The name that a call is made by, as `FileOutline.called` has it; empty where it has none. */
export function calledName(callee: Value, nameOf: (binding: BindingId) => string): string {
  switch (callee.is) {
    case "member":
    case "global":
      return callee.name;
    case "binding":
      return nameOf(callee.binding);
    case "element":
      return COMPUTED_MEMBER;
    default:
      return "";
  }
}

/** What the functions of one file do. */
export interface FileBodies {
  readonly functions: readonly FunctionFacts[];
  /** Bindings of inner scopes; `locals[i]` has the id `outline.bindings.length + i`. */
  readonly locals: readonly Binding[];
}

/** Index into `FunctionFacts.places`. */
export type PlaceId = number;

/** One body as steps over resolved bindings. */
export interface FunctionFacts {
  /** The function's own name, the member's, or the variable's or property's that it is assigned to; empty where it has none. */
  readonly name: string;
  readonly kind: "module" | "function" | "arrow" | "method" | "constructor" | "getter" | "setter" | "initializer" | "static-initializer";
  /** The enclosing body; null for the module's own. */
  readonly parent: FunctionId | null;
  /** The class that it is a member of. */
  readonly class: DeclarationId | null;
  readonly static: boolean;
  readonly async: boolean;
  readonly generator: boolean;
  readonly parameters: readonly BodyParameter[];
  readonly returnType: TypeRef | null;
  /** The call of the enclosing body that takes this function as an argument. */
  readonly argumentOf: { readonly step: number; readonly index: number } | null;
  /** Regions of the body; 0 is the body itself. */
  readonly places: readonly Place[];
  /** In the order of evaluation. */
  readonly steps: readonly Step[];
  readonly span: Span;
}

/** A parameter as the body sees it; a pattern has no binding of its own; `properties` says what it binds. */
export interface BodyParameter {
  readonly binding: BindingId | null;
  readonly rest: boolean;
  readonly default: Value | null;
  readonly properties: readonly PatternProperty[];
}

/** One name that a destructured parameter binds: `{ a: { b } }` binds `b` by the path `["a", "b"]`; a numeric key is an index; `...` is the rest. */
export interface PatternProperty {
  readonly path: readonly string[];
  readonly binding: BindingId;
  readonly default: Value | null;
}

/** Where a step stands inside its body. Arms of one `if`, `switch` or `?:` share a `construct`, so two steps in different arms of one construct never meet. */
export type Place =
  | { readonly is: "body"; readonly span: Span }
  | {
      readonly is: "branch";
      readonly in: PlaceId;
      readonly construct: number;
      readonly form: "if" | "switch" | "conditional" | "logical";
      readonly arm: number;
      readonly test: Value | null;
      /** The arm always leaves the function. */ readonly exits: boolean;
      readonly span: Span;
    }
  | {
      readonly is: "loop";
      readonly in: PlaceId;
      readonly form: "for" | "for-of" | "for-in" | "while" | "do";
      readonly over: Value | null;
      readonly awaits: boolean;
      readonly span: Span;
    }
  | {
      readonly is: "try" | "catch" | "finally";
      readonly in: PlaceId;
      readonly construct: number;
      readonly exits: boolean;
      readonly empty: boolean;
      readonly span: Span;
    };

/** One thing that a body does. */
export type Step =
  | {
      readonly is: "call";
      readonly form: "call" | "new" | "tagged" | "super";
      readonly callee: Value;
      readonly args: readonly Argument[];
      readonly typeArgs: readonly TypeRef[];
      readonly optional: boolean;
      /** The result is thrown away (an expression statement or `void`). */ readonly dropped: boolean;
      readonly at: PlaceId;
      readonly span: Span;
    }
  | { readonly is: "await"; readonly value: Value; readonly at: PlaceId; readonly span: Span }
  | { readonly is: "bind"; readonly binding: BindingId; readonly value: Value; readonly at: PlaceId; readonly span: Span }
  | {
      readonly is: "assign";
      readonly target: Value;
      readonly operator: string;
      readonly value: Value | null;
      readonly at: PlaceId;
      readonly span: Span;
    }
  | { readonly is: "return"; readonly value: Value | null; readonly at: PlaceId; readonly span: Span }
  | { readonly is: "throw"; readonly value: Value; readonly at: PlaceId; readonly span: Span }
  | { readonly is: "yield"; readonly value: Value | null; readonly delegate: boolean; readonly at: PlaceId; readonly span: Span }
  | { readonly is: "export"; readonly name: string; readonly value: Value; readonly at: PlaceId; readonly span: Span };

/** Facts as JSON in UTF-8: how they are stored. */
export interface EncodedFacts {
  readonly outline: Uint8Array;
  readonly bodies: Uint8Array;
}

/** Facts that were just made: encoded to be stored, and as they are. */
export interface FreshFacts extends EncodedFacts {
  readonly live: FileFacts;
}

/** The facts of one file as link takes them: the outline at hand, the bodies read when a question needs them. */
export interface FactSource {
  readonly outline: FileOutline;
  bodies(): FileBodies;
}
