const FIRST = "# >>> archlint: judges what is staged; archlint hook uninstall removes these lines";
const FIRST_OF_OWN_FILE = "# >>> archlint: judges what is staged; archlint hook uninstall removes this file";
const LAST = "# <<< archlint";
const MARKED = /^[ \t]*# >>> archlint:[^\n]*\n[\s\S]*?^[ \t]*# <<< archlint[^\n]*(?:\n|$)/m;

/** Lines between archlint's two marks; shells and YAML read the marks as comments. */
export function marked(lines: readonly string[], indent = "", ownFile = false): string {
  const all = [ownFile ? FIRST_OF_OWN_FILE : FIRST, ...lines, LAST];
  return all.map((line) => (line === "" ? "\n" : `${indent}${line}\n`)).join("");
}

/** The text without archlint's lines, every other byte as it was; null where there are none. */
export function withoutMarked(text: string): string | null {
  return MARKED.test(text) ? text.replace(MARKED, "") : null;
}

/** Whether archlint made the file, which then holds nothing of others unless they wrote into it. */
export function isOwnFile(text: string): boolean {
  return text.includes(FIRST_OF_OWN_FILE) && /^(?:#!\/bin\/sh\n)?$/.test(withoutMarked(text) ?? text);
}

/** Someone has cut one of the two marks away, so that nobody knows where archlint's lines end. */
export function isHalfMarked(text: string): boolean {
  return !MARKED.test(text) && /^[ \t]*# (?:>>> archlint:|<<< archlint)/m.test(text);
}
