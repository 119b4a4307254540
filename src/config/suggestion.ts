import { closest, distance } from "fastest-levenshtein";

/** `; did you mean "x"?`, where one of the valid words is close enough to what was written; otherwise nothing. */
export function suggestion(written: string, valid: readonly string[]): string {
  const near = nearest(written, valid);
  return near === null ? "" : `; did you mean "${near}"?`;
}

/** The valid word that was probably meant, or null. */
export function nearest(written: string, valid: readonly string[]): string | null {
  if (valid.length === 0) return null;
  const lower = written.toLowerCase();
  const sameLastPart = valid.filter((word) => word.includes("/") && word.slice(word.indexOf("/") + 1) === lower);
  if (sameLastPart.length === 1) return sameLastPart[0] ?? null;
  const near = closest(lower, [...valid]);
  const allowed = Math.max(2, Math.floor(Math.max(written.length, near.length) / 3));
  return distance(lower, near.toLowerCase()) <= allowed ? near : null;
}

/** `a, b or c`. */
export function oneOf(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}
