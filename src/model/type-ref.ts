import type { Span } from "./location.js";
import type { BindingId } from "./value.js";

/** A type annotation as written, light enough to compare and to follow to its declaration. */
export type TypeRef =
  | {
      readonly is: "reference";
      readonly name: string;
      readonly binding: BindingId | null;
      readonly args: readonly TypeRef[];
      readonly span: Span;
    }
  | { readonly is: "query"; readonly name: string; readonly binding: BindingId | null; readonly span: Span }
  | {
      readonly is: "import";
      readonly specifier: string;
      readonly name: string | null;
      readonly args: readonly TypeRef[];
      readonly span: Span;
    }
  | { readonly is: "keyword"; readonly name: string; readonly span: Span }
  | { readonly is: "literal"; readonly value: string | number | boolean | null; readonly span: Span }
  | { readonly is: "array"; readonly of: TypeRef; readonly readonly: boolean; readonly span: Span }
  | { readonly is: "tuple"; readonly items: readonly TypeRef[]; readonly readonly: boolean; readonly span: Span }
  | { readonly is: "union"; readonly items: readonly TypeRef[]; readonly span: Span }
  | { readonly is: "intersection"; readonly items: readonly TypeRef[]; readonly span: Span }
  | { readonly is: "object"; readonly members: readonly TypeMember[]; readonly span: Span }
  | { readonly is: "function"; readonly parameters: readonly TypeRef[]; readonly returns: TypeRef | null; readonly span: Span }
  | { readonly is: "other"; readonly text: string; readonly refs: readonly TypeRef[]; readonly span: Span };

/** A property or method of an interface or an object type. */
export interface TypeMember {
  readonly name: string;
  readonly kind: "property" | "method" | "call" | "construct" | "index";
  readonly optional: boolean;
  readonly readonly: boolean;
  /** The property's type, or for a method its return type. */
  readonly type: TypeRef | null;
  readonly parameters: readonly TypeParameterFact[];
  readonly span: Span;
}

/** A parameter of a method that has no body. */
export interface TypeParameterFact {
  readonly name: string;
  readonly type: TypeRef | null;
}
