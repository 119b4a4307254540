import type { EncodedFacts } from "../model/index.js";
import { extractFile } from "./extract-file.js";

const encoder = new TextEncoder();

/** Extracts one file and encodes its facts. */
export function encodeFacts(path: string, text: string): EncodedFacts {
  const { outline, bodies } = extractFile(path, text);
  return { outline: encoder.encode(JSON.stringify(outline)), bodies: encoder.encode(JSON.stringify(bodies)) };
}
