import type { FreshFacts } from "../model/index.js";
import { extractFile } from "./extract-file.js";

const encoder = new TextEncoder();

/** Extracts one file and encodes its facts: as text, bodies that nobody asks for take a fraction of their memory. */
export function encodeFacts(path: string, text: string): FreshFacts {
  const live = extractFile(path, text);
  return { live, outline: encoder.encode(JSON.stringify(live.outline)), bodies: encoder.encode(JSON.stringify(live.bodies)) };
}
