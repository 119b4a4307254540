import { createHash } from "node:crypto";
import type { FindingKey } from "../model/index.js";

/** What makes a finding the same one tomorrow: no line, no column. */
export interface FingerprintParts {
  readonly rule: string;
  readonly messageId: string;
  readonly file: string;
  readonly symbol: string | null;
  readonly subject: string;
}

/** A short stable hash of a finding's identity; twins in one symbol share it. */
export function fingerprintOf({ rule, messageId, file, symbol, subject }: FingerprintParts): string {
  return digest([rule, messageId, file, symbol, subject]);
}

/** What a baseline knows a finding by. Parts belong to no file and to no message: a dependency inside a cycle is the same wherever the cycle is shown. */
export function keysOf(identity: FingerprintParts, parts: readonly string[] = []): readonly FindingKey[] {
  const { rule, messageId, symbol, subject } = identity;
  if (parts.length === 0)
    return [{ strong: fingerprintOf(identity), weak: digest([rule, messageId, symbol, withoutPaths(subject)]), part: null }];
  return parts.map((part) => ({ strong: digest([rule, part]), weak: digest([rule, "", withoutPaths(part)]), part }));
}

/** A subject that survives a rename of the files that it names: names alone where there are some, else the files' own names without folders. */
function withoutPaths(subject: string): string {
  const words = subject.split(" ");
  const names = words.filter((word) => !isPath(word));
  return names.length > 0 ? names.join(" ") : words.map((word) => word.replace(/[^\s>]*\//g, "")).join(" ");
}

function isPath(word: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(word);
}

function digest(parts: readonly (string | null)[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}
