import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const PROJECT = join(import.meta.dirname, "..", "..");

/** A fenced block of a page. */
export interface Snippet {
  /** The page, relative to the project. */
  readonly page: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
  /** First word of the info string; empty for a block without. */
  readonly language: string;
  /** Further words of the info string. */
  readonly marks: readonly string[];
  readonly text: string;
}

/** README.md and the pages of docs; those of docs/rules are made of fixtures, which have tests of their own. */
export function pages(): readonly string[] {
  const docs = readdirSync(join(PROJECT, "docs")).filter((name) => name.endsWith(".md"));
  return ["README.md", ...docs.sort().map((name) => `docs/${name}`)];
}

export function snippetsOf(page: string): readonly Snippet[] {
  const snippets: Snippet[] = [];
  let open: { readonly fence: string; readonly line: number; readonly info: string; readonly lines: string[] } | null = null;
  readFileSync(join(PROJECT, page), "utf8")
    .split("\n")
    .forEach((text, index) => {
      const [, fence = "", info = ""] = /^ {0,3}(`{3,})(.*)$/.exec(text) ?? [];
      if (open === null) {
        if (fence !== "") open = { fence, line: index + 1, info, lines: [] };
      } else if (fence.startsWith(open.fence) && info.trim() === "") {
        const [language = "", ...marks] = open.info.trim().split(/\s+/);
        snippets.push({ page, line: open.line, language, marks, text: open.lines.join("\n") });
        open = null;
      } else open.lines.push(text);
    });
  return snippets;
}

/** `docs/ci.md:12`, for failures. */
export function placeOf({ page, line }: Snippet): string {
  return `${page}:${line}`;
}
