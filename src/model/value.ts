import type { Span } from "./location.js";

/** Index of a binding in `FileBodies.bindings`. */
export type BindingId = number;
/** Index of a function in `FileBodies.functions`; 0 is the module's own body. */
export type FunctionId = number;
/** Index of a step in `FunctionFacts.steps`. */
export type StepId = number;
/** Index of a declaration in `FileOutline.declarations`. */
export type DeclarationId = number;

/**
 * An expression as data. Calls, constructions and awaits are steps of the body that they stand in,
 * in the order of evaluation; an expression refers to their result, so nothing is stored twice.
 */
export type Value =
  | { readonly is: "constant"; readonly value: string | number | boolean | null; readonly span: Span }
  | { readonly is: "undefined"; readonly span: Span }
  | { readonly is: "bigint"; readonly text: string; readonly span: Span }
  | { readonly is: "regex"; readonly source: string; readonly flags: string; readonly span: Span }
  | { readonly is: "template"; readonly parts: readonly (string | Value)[]; readonly span: Span }
  | { readonly is: "object"; readonly properties: readonly ObjectProperty[]; readonly span: Span }
  | { readonly is: "array"; readonly items: readonly Argument[]; readonly span: Span }
  | { readonly is: "binding"; readonly binding: BindingId; readonly span: Span }
  | { readonly is: "global"; readonly name: string; readonly span: Span }
  | { readonly is: "member"; readonly of: Value; readonly name: string; readonly optional: boolean; readonly span: Span }
  | { readonly is: "element"; readonly of: Value; readonly key: Value; readonly optional: boolean; readonly span: Span }
  | { readonly is: "result"; readonly step: StepId; readonly span: Span }
  | { readonly is: "function"; readonly function: FunctionId; readonly span: Span }
  | { readonly is: "class"; readonly declaration: DeclarationId; readonly span: Span }
  | { readonly is: "this"; readonly span: Span }
  | { readonly is: "super"; readonly span: Span }
  | { readonly is: "environment"; readonly name: string; readonly span: Span }
  | { readonly is: "conditional"; readonly test: Value; readonly then: Value; readonly else: Value; readonly span: Span }
  | { readonly is: "logical"; readonly operator: "&&" | "||" | "??"; readonly left: Value; readonly right: Value; readonly span: Span }
  | { readonly is: "unary"; readonly operator: string; readonly operand: Value; readonly span: Span }
  | { readonly is: "binary"; readonly operator: string; readonly left: Value; readonly right: Value; readonly span: Span }
  | { readonly is: "unknown"; readonly because: string; readonly span: Span };

/** One entry of an object literal; a spread has no key. */
export type ObjectProperty =
  | { readonly is: "property"; readonly key: string; readonly keySpan: Span; readonly value: Value }
  | { readonly is: "computed"; readonly key: Value; readonly value: Value }
  | { readonly is: "spread"; readonly value: Value };

/** An argument of a call or an item of an array. */
export interface Argument {
  readonly value: Value;
  readonly spread: boolean;
}
