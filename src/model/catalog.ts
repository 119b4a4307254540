import type { OperationKind } from "./operation.js";

/** Versions of a package by major: `since` inclusive, `before` exclusive. */
export interface VersionRange {
  readonly since?: number;
  readonly before?: number;
}

/**
 * Where a named part of a call stands; of several sources the first that is present wins.
 * `path` is dotted, into the value: `cookie.secure`; a step with `()` is what a function there returns: `useFactory().secret`. A range limits a source to versions of the package; an unknown version counts as the newest.
 */
export type SlotSource = VersionRange &
  /** An argument by position (negative counts from the end), or a key in it; with `made`, in that argument of the construction that stands there: `send(new PutCommand({ TableName }))`. */
  (
    | { readonly argument: number; readonly made?: number; readonly path?: string }
    /** All arguments from this one on, as an array. */
    | { readonly argumentsFrom: number }
    /** An argument of a further method called on the same object before, or on the result: `.setExpirationTime("2h")`. Without `argument`: true when the method was called. Of several calls the last one speaks, with `each` every one: `.subscribe({ topic })`, as statements before it too. */
    | { readonly chained: string; readonly argument?: number; readonly path?: string; readonly each?: true }
    /** An argument of the construction or call that made the receiver. */
    | { readonly made: number; readonly path?: string }
    /** A type argument of the receiver: the model of `Repository<User>`. */
    | { readonly typeArgument: number }
    /** The n-th `*` of the symbol: the model of `PrismaClient.*.create`. */
    | { readonly wildcard: number }
    /** The receiver itself. */
    | { readonly receiver: true }
    /** The same slot of the operations of that kind in the program: the module's defaults. */
    | { readonly configured: OperationKind; readonly slot: string }
    /** The library's default. */
    | { readonly value: string | number | boolean | null | readonly string[] }
    /** A slot of a `Set-Cookie` header's text, or of a list of them: `name`, `value`, `secure`, `httpOnly`, `sameSite`, `expires`. */
    | { readonly setCookie: string; readonly argument: number; readonly path?: string }
  );

/** What a call returns. */
export type Returned =
  /** A value of that type, or a list of them; its type arguments stand there: `createQueryBuilder()` of a `Repository<User>` gives a builder of `User`. */
  | { readonly type: string; readonly typeArguments?: readonly (SlotSource | readonly SlotSource[])[]; readonly list?: true }
  /** A value of the class that stands there, or a list of them: `find()` of a `Repository<User>` gives users. */
  | { readonly instanceOf: SlotSource | readonly SlotSource[]; readonly list?: true }
  /** The argument itself or a key in it, or something that stands for it: `promisify(f)`, `createSecretKey(k)`. */
  | { readonly argument: number; readonly path?: string }
  /** The receiver, so that a chain keeps its calls. */
  | { readonly self: true }
  /** Of the receiver's items one, or a list of some in any order: `find()`, `filter()`. */
  | { readonly items: "one" | "some" }
  /** What stands there, or something that stands for it: the data of `createHash("sha256").update(data).digest()`. */
  | { readonly standsFor: SlotSource | readonly SlotSource[] }
  /** A key of the deployment's configuration, named by the argument or by what stands there; `fallback` is what is given where the key isn't set. */
  | { readonly environment: number | SlotSource; readonly fallback?: number | SlotSource }
  /** A key of the environment by name. */
  | { readonly environmentName: string }
  /** What containers are told to give for the argument, or all of it as a list. */
  | { readonly provided: number; readonly list?: true };

/** How a library calls a function that it is given. */
export interface CallbackEntry {
  /**
   * Which argument, or the dotted key in an options object: `0`, `1.handler`; negative counts from the end. `*` is every function among the arguments,
   * `@` the method that the decorator stands on, `@.process` that method of the class that it stands on.
   */
  readonly argument: number | string;
  /** Types of its parameters; null for one that isn't known. `self` is the receiver's own type. */
  readonly parameters?: readonly (string | null)[];
  /**
   * `now` during the call (`map`, `then`), `transaction` inside it as a transaction, `later` after it (timers),
   * `request` when a request comes, `message` when a message comes, `event` when an in-process event comes.
   */
  readonly runs: "now" | "transaction" | "later" | "request" | "message" | "event";
  /** It runs once for each item of a list; what it returns is kept for the caller, or lost: a promise is then nobody's. */
  readonly each?: "kept" | "lost";
  /** It runs as a `catch` or `finally` does. */
  readonly handles?: true;
}

/** What the catalog knows of one symbol, or of several that mean the same. A `*` in it stands for one member name. Of several entries for one symbol the first whose conditions hold speaks. */
export interface SymbolEntry {
  readonly symbol: string | readonly string[];
  readonly operation?: OperationKind;
  readonly slots?: Readonly<Record<string, SlotSource | readonly SlotSource[]>>;
  readonly returns?: Returned;
  readonly callbacks?: readonly CallbackEntry[];
  /** The call gives a promise. */
  readonly asynchronous?: boolean;
  /** Speaks only where this many arguments are given: setters that are getters with fewer. */
  readonly arguments?: { readonly atLeast?: number; readonly atMost?: number };
  /**
   * Speaks only where one of these constants stands there, compared without case (`res.setHeader("Set-Cookie", …)`),
   * or one of these symbols, by canonical name (`server.register(require("@hapi/yar"))`); without `equals`, where anything does.
   */
  readonly when?: { readonly argument: number; readonly path?: string; readonly equals?: readonly string[] };
  readonly versions?: VersionRange;
}

/** All that is known of one library: data that survives JSON. */
export interface LibraryEntry {
  /** The package's name. */
  readonly library: string;
  /** The documentation that it was read from. */
  readonly documentation: string;
  /** The library whose transactions its statements take part in, where that is another: a mapper over a driver. */
  readonly over?: string;
  /** Other names of a type or function: `"express()": "express#Application"`. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Types of properties: `"express#Request.res": "express#Response"`. */
  readonly properties?: Readonly<Record<string, string>>;
  /** Types that inherit another's members: `"fastify#FastifyReply": "…"`. */
  readonly extends?: Readonly<Record<string, string>>;
  /** Types of functions, and of their parameters: `const show: RequestHandler = (req, res) => …`; null for one that isn't known. */
  readonly functions?: Readonly<Record<string, readonly (string | null)[]>>;
  /** Members that stand for a constant: `"jose#JWK.None": "none"`. */
  readonly constants?: Readonly<Record<string, string>>;
  /** What an undeclared variable or untyped parameter of that name is taken for where the file imports the library; what is found so isn't certain. */
  readonly guesses?: Readonly<Record<string, string>>;
  readonly symbols: readonly SymbolEntry[];
}
