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
  return ts.preProcessFile(text.slice(0, endOfImports(text)), true, true).importedFiles.flatMap(({ fileName, pos, end }) => {
    if (fileName === "") return [];
    // The scanner counts the opening quote in `pos`, and no quote in the length.
    const specifierSpan: Span = [pos, Math.min(end + 2, text.length)];
    const opening = [...text.slice(from, pos).matchAll(OPENING)].at(-1);
    const start = opening === undefined ? pos : from + opening.index;
    from = specifierSpan[1];
    const fact: ImportFact = {
      kind: kindOf(opening?.[1], opening?.[3] !== undefined),
      specifier: fileName,
      typeOnly: opening?.[2] !== undefined,
      span: [start, specifierSpan[1]],
      specifierSpan,
      function: 0,
      names: [],
    };
    return [fact];
  });
}

/** The end of the line that holds the first quote after the last word which could begin an import: no specifier stands behind it. */
function endOfImports(text: string): number {
  const last = Math.max(text.lastIndexOf("import"), text.lastIndexOf("export"), text.lastIndexOf("require"));
  if (last < 0) return 0;
  const quote = /["'`]/.exec(text.slice(last));
  if (quote === null) return last;
  const line = text.indexOf("\n", last + quote.index);
  return line < 0 ? text.length : line;
}

function kindOf(word: string | undefined, called: boolean): ImportFact["kind"] {
  if (word === "require") return "require";
  if (word === "export") return "export";
  return called ? "dynamic" : "import";
}
