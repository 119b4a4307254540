import type { Element, Program } from "../model/index.js";

/** The part of the program that depends on neither roles nor architecture: what their detection stands on. */
export type LinkedModules = Omit<
  Program,
  | "architecture"
  | "coverage"
  | "elements"
  | "elementsOf"
  | "purposeOf"
  | "capabilitiesOf"
  | "dataAccessOf"
  | "evaluate"
  | "operations"
  | "targetsOf"
  | "handlersOf"
  | "entries"
  | "flowsTo"
  | "leadingTo"
  | "callersOf"
  | "droppingFunctions"
  | "reaches"
  | "trace"
>;

/** The roles of all declarations. */
export interface RoleTable {
  /** Sorted by file, then by position. */
  readonly elements: readonly Element[];
  /** The roles of one file's declarations, sorted by position. */
  of(path: string): readonly Element[];
}
