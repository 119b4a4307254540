import type { DeclarationId, Evaluated, FunctionId, Location } from "../../model/index.js";

/**
 * What a container is asked for, so that equal tokens are equal texts: `class src/a.ts#3` for a class or abstract class,
 * `text ORDERS` for a string or `Symbol.for("ORDERS")`, `symbol src/tokens.ts#0.7` for another symbol by the call that makes it,
 * `outside typeorm#DataSource` for one of a package, `new src/a.ts#3:0` for what constructions give to a parameter.
 */
export type Token = string;

/** What a container gives for a token. */
export interface Provision {
  readonly token: Token;
  /** An instance, a product, a constant, or unknown with the reason. */
  readonly gives: Evaluated;
  readonly at: Location;
  /** A clause for people: `bound to KafkaPublisher in src/app.module.ts`. */
  readonly why: string;
}

/** A position among parameters, with the key where it is destructured. */
export interface ParameterPoint {
  readonly parameter: number;
  readonly key: string | null;
}

/** What one class is given by, or a function that a container calls. */
export type InjectionPoint =
  /** A parameter of the constructor, or a field's name. */
  | { readonly file: string; readonly class: DeclarationId; readonly into: ParameterPoint | { readonly field: string } }
  | { readonly file: string; readonly function: FunctionId; readonly into: ParameterPoint };

/** The dependency-injection containers of the program, hand-made ones included. */
export interface Containers {
  /** Everything that is bound to a token, in the order of files; empty where nothing is. */
  provisions(token: Token): readonly Provision[];
  /** The token that is asked for at a point; null where no container fills it or that can't be told. */
  tokenAt(point: InjectionPoint): Token | null;
  /** The token that a value is, as a container takes it: a class, a text, a symbol; null where it is none. */
  tokenOf(value: Evaluated): Token | null;
}
