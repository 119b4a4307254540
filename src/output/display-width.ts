import stringWidth from "string-width";

/** How many columns of a terminal a text takes, wide characters counting two. */
export function displayWidth(text: string): number {
  return /^[\x20-\x7e]*$/.test(text) ? text.length : stringWidth(text);
}

/** Breaks a text into lines of at most that many columns, between words; a word that is longer than a line is broken where the line ends. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").filter((each) => each !== "")) {
    if (line !== "" && displayWidth(line) + 1 + displayWidth(word) <= width) line += ` ${word}`;
    else {
      if (line !== "") lines.push(line);
      const pieces = breakWord(word, width);
      lines.push(...pieces.slice(0, -1));
      line = pieces.at(-1) ?? "";
    }
  }
  return line === "" && lines.length > 0 ? lines : [...lines, line];
}

function breakWord(word: string, width: number): readonly string[] {
  if (displayWidth(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = "";
  for (const character of graphemes(word)) {
    if (piece !== "" && displayWidth(piece) + displayWidth(character) > width) {
      // A path reads better when it is broken after a slash.
      const end = piece.lastIndexOf("/") + 1 || piece.length;
      pieces.push(piece.slice(0, end));
      piece = piece.slice(end);
    }
    piece += character;
  }
  return [...pieces, piece];
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** What a reader sees as single characters: an accent stays with its letter, an emoji is one. */
export function graphemes(text: string): readonly string[] {
  return /^[\x20-\x7e]*$/.test(text) ? text.split("") : Array.from(segmenter.segment(text), (each) => each.segment);
}
