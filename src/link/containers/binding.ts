import type { DeclarationId, Evaluated, Location } from "../../model/index.js";
import type { Token } from "./containers.js";

/** What is bound to a token, found out when somebody asks for it. */
export type Source =
  /** A class that the container constructs. */
  | { readonly is: "class"; readonly value: () => Evaluated }
  /** A function that the container calls. */
  | { readonly is: "factory"; readonly value: () => Evaluated }
  | { readonly is: "value"; readonly value: () => Evaluated }
  /** What is bound to another token; null where that can't be told. */
  | { readonly is: "token"; readonly token: Token | null }
  | { readonly is: "list"; readonly items: readonly Source[] };

/** Something that is bound to a token. */
export interface Binding {
  readonly token: Token;
  readonly source: Source;
  readonly at: Location;
  /** How, for people, with a hole for the name of what is given: `bound to {}`, `{} given to new PlaceOrder`. */
  readonly how: string;
}

/** Notes what is bound while the program is read. */
export interface Bindings {
  add(binding: Binding): void;
  of(token: Token): readonly Binding[];
  /** The tokens that begin with a text. */
  startingWith(prefix: string): readonly Token[];
}

/** A class or function whose parameters are given. */
export type Target =
  | { readonly is: "class"; readonly file: string; readonly declaration: DeclarationId }
  | { readonly is: "function"; readonly file: string; readonly function: number };

/** Makes an empty table. */
export function bindings(): Bindings {
  const byToken = new Map<Token, Binding[]>();
  return {
    add(binding) {
      const list = byToken.get(binding.token);
      if (list === undefined) byToken.set(binding.token, [binding]);
      else list.push(binding);
    },
    of: (token) => byToken.get(token) ?? [],
    startingWith: (prefix) => [...byToken.keys()].filter((token) => token.startsWith(prefix)),
  };
}

/** The token of what is given to one parameter of a class or function by those who name it: constructions, and lists of dependencies. */
export function parameterToken(target: Target, index: number, key: string | null): Token {
  const of = target.is === "class" ? `new ${target.file}#${target.declaration}` : `call ${target.file}#${target.function}`;
  return `${of}:${index}${key === null ? "" : `.${key}`}`;
}

/** A class or function as a key. */
export function targetKey(target: Target): string {
  return target.is === "class" ? `${target.file}#${target.declaration}` : `${target.file}#f${target.function}`;
}

/** What is bound, and which classes and functions are made with it. */
export interface Collected {
  readonly bindings: Bindings;
  /** Classes that a container makes and gives by type. */
  readonly made: ReadonlySet<string>;
  /** Classes and functions that are given what is registered under the names that they use. */
  readonly named: ReadonlySet<string>;
}
