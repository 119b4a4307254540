import { ArchlintError } from "../model/error.js";
import type { Position } from "../model/location.js";

/** A key path in a configuration: `["rules", "da/outbox"]`. */
export type KeyPath = readonly (string | number)[];

/** A place in a configuration file. */
export interface ConfigurationPosition extends Position {
  /** As the user would name it: relative to the working folder where it lies inside. */
  readonly file: string;
}

/** A configuration as read, before its grammar is checked, and where its parts stand. */
export interface ConfigurationSource {
  /** What messages call it: a path, or the argument's name where it came from code. */
  readonly name: string;
  /** Absolute path; null where it came from code. */
  readonly path: string | null;
  readonly data: unknown;
  /** What its positions depend on; null where it came from code. */
  readonly text: string | null;
  /** Where a key or its value begins; of a key that isn't there, its nearest parent. Null where there is no text. */
  locate(path: KeyPath, part: "key" | "value"): Position | null;
}

/** One thing that is wrong with a configuration. */
export interface Problem {
  readonly path: KeyPath;
  readonly part: "key" | "value";
  readonly message: string;
}

const MAX_PROBLEMS = 20;

/** All problems of a configuration as one error: a line each, `file:line:column: message`, in the order of the text. */
export function problemsError(source: ConfigurationSource, problems: readonly Problem[]): ArchlintError {
  const placed = problems.map((problem) => ({ problem, position: source.locate(problem.path, problem.part) }));
  placed.sort((a, b) => (a.position?.line ?? 0) - (b.position?.line ?? 0) || (a.position?.column ?? 0) - (b.position?.column ?? 0));
  const lines = placed.slice(0, MAX_PROBLEMS).map(({ problem, position }) => {
    const where = position === null ? source.name : `${source.name}:${position.line}:${position.column}`;
    return `${where}: ${problem.message}`;
  });
  if (placed.length > MAX_PROBLEMS) lines.push(`${source.name}: and ${placed.length - MAX_PROBLEMS} more problems`);
  return new ArchlintError(lines.join("\n"));
}

/** A configuration that was given as an object: it has no positions, so messages name its keys. */
export function sourceOfObject(name: string, data: unknown): ConfigurationSource {
  return { name, path: null, data, text: null, locate: () => null };
}

/** `architecture.layers.domain`, for messages. */
export function keyName(path: KeyPath): string {
  return path.reduce<string>((name, part) => (typeof part === "number" ? `${name}[${part}]` : name === "" ? part : `${name}.${part}`), "");
}
