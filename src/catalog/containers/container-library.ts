/** Where the token stands to which something is bound. */
export type TokenPlace =
  /** An argument of the same call: `container.registerSingleton(TOKEN, Orders)`. */
  | { readonly argument: number }
  /** The first argument of a call earlier in the chain: `container.bind(TOKEN).to(Orders)`. */
  | { readonly calledBefore: readonly string[] };

/** What a call binds to a token: the argument that holds it, and what the container does with that. */
export interface BoundArgument {
  /** `itself` is the token, a class. */
  readonly argument: number | "itself";
  /**
   * A `class` is constructed, a `factory` is called, a `value` is handed out, a `token` is another name;
   * an `object` says by its keys which of these; `any` is a class that is constructed or a token.
   */
  readonly as: "class" | "factory" | "value" | "token" | "object" | "any";
  /** The argument with the tokens of what the class or factory takes, in their order or by the keys of one object. */
  readonly dependencies?: number;
}

/** A method of a container that binds something to a token. */
export interface BindingCall {
  readonly method: string;
  readonly token: TokenPlace;
  /** Of several the first whose argument is given. */
  readonly binds: readonly BoundArgument[];
}

/** The keys of an object that says what is bound. */
export interface ProviderKeys {
  /** Null where the token stands beside the object. */
  readonly token: string | null;
  readonly class: string | null;
  readonly factory: string;
  readonly value: string;
  /** Another token. */
  readonly existing: string | null;
  /** The tokens of what the factory takes. */
  readonly dependencies: string | null;
}

/** A decorator of a parameter or field by which a class asks for a token; without an argument it asks for its type. */
export interface AskingDecorator {
  readonly decorator: string;
  /** Asks for everything that is bound to the token, as a list. */
  readonly all?: true;
}

/** How a container is told what to give, and how classes ask it. Symbols are canonical: `package#export`. */
export interface ContainerLibrary {
  readonly library: string;
  /** The documentation that it was read from. */
  readonly documentation: string;
  /** Exports without which a file binds nothing; files that import none of them are not read. `*` is any. */
  readonly binders: readonly string[];
  /** Decorators of classes that the container makes; what their parameters don't name is given by type. */
  readonly makes: readonly string[];
  readonly asks: readonly AskingDecorator[];
  readonly calls: readonly BindingCall[];
  readonly provider: ProviderKeys | null;
  /** Decorators whose first argument lists such objects. */
  readonly registries: readonly string[];
  /** Decorators that bind their class to the token that is their argument, or stands there under a key. */
  readonly bindsItsClass: readonly { readonly decorator: string; readonly key: string | null }[];
  /** Calls and constructions that make a token of their own. */
  readonly makesToken: readonly string[];
  /** Wrappers of a function that gives the token, or what is bound, later. */
  readonly later: readonly string[];
  /** The construction that names a token among the dependencies, where all else there is a value; null where all are tokens. */
  readonly reference: string | null;
}

/** What a decorator asks for that its library binds itself: `@InjectRepository(User)`. */
export interface LibraryProduct {
  readonly decorator: string;
  /** The function that makes the same token: `getRepositoryToken(User)`. */
  readonly token: string | null;
  /** The type of what is given; `itself` is what the argument is. */
  readonly gives: string;
  /** The first argument, a class or its name, is the type's argument. */
  readonly of?: true;
}
