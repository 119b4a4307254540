import { createHash } from "node:crypto";

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
  return createHash("sha256")
    .update(JSON.stringify([rule, messageId, file, symbol, subject]))
    .digest("hex")
    .slice(0, 16);
}
