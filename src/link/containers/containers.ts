import type { DeclarationId, Evaluated, Location } from "../../model/index.js";

/**
 * What a container is asked for, so that equal tokens are equal texts: `class src/a.ts#3` for a class or abstract class,
 * `text ORDERS` for a string or `Symbol.for("ORDERS")`, `symbol src/tokens.ts#7` for another symbol or object by its binding,
 * `outside typeorm#DataSource` for one of a package.
 */
export type Token = string;

/** What a container gives for a token. */
export interface Provision {
  readonly token: Token;
  /** An instance, a product, a constant, or unknown with the reason. */
  readonly gives: Evaluated;
  readonly at: Location;
  /** A clause for people: `bound to KafkaPublisher in app.module.ts`. */
  readonly why: string;
}

/** What one class is given by. */
export interface InjectionPoint {
  readonly file: string;
  readonly class: DeclarationId;
  /** A position among the constructor's parameters, with the key where it is destructured; or a field's name. */
  readonly into: { readonly parameter: number; readonly key: string | null } | { readonly field: string };
}

/** The dependency-injection containers of the program, hand-made ones included. */
export interface Containers {
  /** Everything that is bound to a token, in the order of files; empty where nothing is. */
  provisions(token: Token): readonly Provision[];
  /** The token that a class asks for at a parameter or field; null where no container fills it or that can't be told. */
  tokenAt(point: InjectionPoint): Token | null;
}
