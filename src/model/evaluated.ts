import type { KnownObject } from "./known.js";
import type { Location } from "./location.js";
import type { DeclarationId, FunctionId, StepId } from "./value.js";

/** A body of the program. */
export interface FunctionRef {
  readonly file: string;
  readonly function: FunctionId;
}

/** One call, construction or tagged template: a `call` step of a body. */
export interface CallSite extends FunctionRef {
  readonly step: StepId;
}

/** A body as a text: equal texts are the same body. */
export function functionKey({ file, function: id }: FunctionRef): string {
  return `${file}\0${id}`;
}

/** A call as a text: equal texts are the same call. */
export function siteKey(site: CallSite): string {
  return `${functionKey(site)}\0${site.step}`;
}

/** The run of a body that a function was made in, with what evaluation knows of its parameters; only link looks inside. */
export interface Closure extends FunctionRef {
  /** Calls from a body that nobody's call was followed to. */
  readonly depth: number;
}

/**
 * What an expression is at run time, in production, as far as the program shows. `at` is where the value was written.
 *
 * The name of a thing from outside is canonical, so that the ways to import it don't matter: `express` is the package's default export
 * or its namespace, `express#Router` an export or a member of the default, `express#Application.get` a member of that type,
 * `pg#Pool.connect()` what a call returns that the catalog gives no type. Globals are `global#console.log`. A subpath belongs to the package: `drizzle-orm/pg-core#pgTable`.
 */
export type Evaluated =
  | { readonly is: "constant"; readonly value: string | number | boolean | null; readonly at: Location }
  | { readonly is: "undefined"; readonly at: Location }
  /** A text of which not all parts are constant. */
  | { readonly is: "text"; readonly parts: readonly (string | Evaluated)[]; readonly at: Location }
  | { readonly is: "regex"; readonly source: string; readonly flags: string; readonly at: Location }
  | { readonly is: "object"; readonly members: KnownObject<Evaluated>; readonly at: Location }
  /** `rest` is what further items are, null where there are none. */
  | { readonly is: "array"; readonly items: readonly Evaluated[]; readonly rest: Evaluated | null; readonly at: Location }
  /** A function of the program; `self` is what `this` is in it. */
  | {
      readonly is: "function";
      readonly file: string;
      readonly function: FunctionId;
      readonly self: Evaluated | null;
      readonly closure: Closure | null;
      readonly at: Location;
    }
  | { readonly is: "class"; readonly file: string; readonly declaration: DeclarationId; readonly at: Location }
  /** The whole of a module of the program. */
  | { readonly is: "module"; readonly file: string; readonly at: Location }
  /** A value of a class or interface of the program; `made` is the construction where it is known. */
  | {
      readonly is: "instance";
      readonly file: string;
      readonly declaration: DeclarationId;
      readonly typeArgs: readonly Evaluated[];
      readonly made: CallSite | null;
      readonly at: Location;
    }
  /** A member without a body here: of an interface, or abstract. The calls say what implements it. */
  | { readonly is: "method"; readonly of: Evaluated; readonly name: string; readonly at: Location }
  /** A function, class, namespace or member from outside; `of` is the value whose member it is. */
  | { readonly is: "symbol"; readonly symbol: string; readonly of: Evaluated | null; readonly at: Location }
  /** A value of an outside type; `calls` made and configured it, first to last: `new SignJWT(…)`, `.setIssuedAt()`. */
  | {
      readonly is: "product";
      readonly symbol: string;
      readonly typeArgs: readonly Evaluated[];
      readonly calls: readonly CallSite[];
      /** The value whose method made it. */
      readonly of: Evaluated | null;
      readonly at: Location;
    }
  /** An environment variable or a key of the deployment's configuration. */
  | { readonly is: "environment"; readonly name: string; readonly at: Location }
  /** Each arm can be taken. */
  | { readonly is: "choice"; readonly arms: readonly Evaluated[]; readonly at: Location }
  | { readonly is: "unknown"; readonly because: string; readonly at: Location };

/** The values that an expression can have: the arms of a choice, nested ones too. */
export function armsOf(value: Evaluated): readonly Evaluated[] {
  return value.is === "choice" ? value.arms.flatMap(armsOf) : [value];
}
