import type { ImportFact, Span } from "../model/index.js";
import type { Compiler } from "./compiler.js";

/** The word that begins the statement or expression which a specifier ends. */
const OPENING = /\b(import|export|require)\b(\s+type\b(?!\s*(?:from\b|,)))?(\s*\()?/g;

/**
 * The imports of a file by the compiler's scanner alone, at a fraction of a parse: where they lead, not what they take.
 * Enough for a test, which no rule judges.
 */
export function scanImports(ts: Compiler, text: string): readonly ImportFact[] {
  let from = 0;
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName, pos, end }) => {
    const specifierSpan: Span = [pos, Math.min(end, text.length)];
    const opening = [...text.slice(from, pos).matchAll(OPENING)].at(-1);
    const start = opening === undefined ? pos : from + opening.index;
    from = specifierSpan[1];
    return {
      kind: kindOf(opening?.[1], opening?.[3] !== undefined),
      specifier: fileName,
      typeOnly: opening?.[2] !== undefined,
      span: [start, specifierSpan[1]],
      specifierSpan,
      function: 0,
      names: [],
    };
  });
}

function kindOf(word: string | undefined, called: boolean): ImportFact["kind"] {
  if (word === "require") return "require";
  if (word === "export") return "export";
  return called ? "dynamic" : "import";
}
