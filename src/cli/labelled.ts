import { wrap } from "../output/display-width.js";

/** A labelled paragraph, its further lines under the first: `why   Because …`. */
export function labelled(label: string, text: string, width: number, margin = 12): string {
  return wrap(text, Math.max(width - margin, 30))
    .map((line, index) => `${index === 0 ? `  ${label}`.padEnd(margin) : " ".repeat(margin)}${line}`)
    .join("\n");
}
