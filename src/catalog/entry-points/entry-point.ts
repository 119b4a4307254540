import type { EntryKind } from "../../model/index.js";

/** A decorator that hands a function to a framework: the method that it stands on, or `method` of the class that it stands on. */
export interface EntryDecorator {
  /** `package#export`. */
  readonly symbol: string;
  readonly kind: EntryKind;
  /** Null where it stands on the method itself. */
  readonly method: string | null;
  /** What stands before the name in a list of entries: `POST`, `cron`; null where the name says all. */
  readonly verb: string | null;
}

/** A decorator whose first argument is the path of all routes of a class. */
export type ControllerDecorator = string;

/** A base class whose heir has a method that a framework calls. */
export interface EntryBase {
  readonly symbol: string;
  readonly method: string;
  readonly kind: EntryKind;
}

/** A call that takes functions which run later, when something outside starts them. */
export interface EntryCall {
  /** Canonical name of what is called; `**` stands for any text. */
  readonly symbol: string;
  readonly kind: EntryKind;
  /** Where the functions stand: an argument by position (negative counts from the end), dotted into objects, `*` for every key: `0.resolvers.*.*`. */
  readonly functions: string;
  /** Where the entry's name stands in the same notation; null where the keys or the place name it. */
  readonly name: string | null;
  readonly verb: string | null;
}

/** Exports that a framework finds by the place of their file. */
export interface EntryFile {
  /** One of these is among the package's dependencies. */
  readonly packages: readonly string[];
  /** A regular expression for the path; its first group is the address. Null where the file's head decides. */
  readonly path: string | null;
  /** The word at the file's head that makes it one. */
  readonly prologue: string | null;
  /** The word at the file's head that makes it none. */
  readonly unless: string | null;
  /** A regular expression for the names of exports. */
  readonly exports: string;
  readonly kind: EntryKind;
  /** Whether the export's name is the verb: `POST`. */
  readonly verb: boolean;
}

/** Types of exported functions, or of what they take first, that a platform calls. */
export interface EntryType {
  readonly symbol: string;
  readonly kind: EntryKind;
}
