import type { ts } from "ts-morph";
import type { Directive } from "../model/index.js";
import type { Compiler } from "./compiler.js";
import { commentEnd, skipTrivia } from "./trivia.js";

const MARK = "archlint-";
const KINDS = ["disable-next-line", "disable-line", "disable", "enable", "disable-file"] as const;

/** The comments that speak to archlint, in the order of the text. */
export function directivesOf(ts: Compiler, source: ts.SourceFile, text: string): Directive[] {
  const found: Directive[] = [];
  let lastEnd = -1;
  for (let at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + MARK.length)) {
    const start = commentStart(text, at);
    if (start < 0) continue;
    // Where only blanks and comments stand since the last one, no syntax can have come between.
    const follows = lastEnd >= 0 && start >= lastEnd && skipTrivia(text, lastEnd, start) === start;
    if (!follows && !isComment(ts, source, text, start)) continue;
    const next = directive(text, start, at);
    lastEnd = next.span[1];
    found.push(next);
  }
  return found;
}

/** Where the comment begins whose first word stands at `at`; -1 where something else comes before it. */
function commentStart(text: string, at: number): number {
  let before = at - 1;
  while (before >= 0 && isBlank(text.charCodeAt(before))) before--;
  if (text.charCodeAt(before) === 47 && text.charCodeAt(before - 1) === 47) {
    while (text.charCodeAt(before - 1) === 47) before--;
    return text.slice(before, at).includes("\n") ? -1 : before;
  }
  while (before >= 0 && (text.charCodeAt(before) === 42 || isBlank(text.charCodeAt(before)))) before--;
  return text.charCodeAt(before) === 47 && text.charCodeAt(before + 1) === 42 ? before : -1;
}

function directive(text: string, start: number, mark: number): Directive {
  const end = commentEnd(text, start);
  const isBlock = text.charCodeAt(start + 1) === 42;
  const body = text.slice(mark + MARK.length, isBlock ? end - 2 : end);
  const word = /^[\w-]*/.exec(body)?.[0] ?? "";
  const rest = body.slice(word.length);
  const dashes = /(?:^|\s)--(?:\s|$)/.exec(rest);
  const rules = (dashes === null ? rest : rest.slice(0, dashes.index)).split(/[\s,*]+/).filter((rule) => rule !== "");
  const reason =
    dashes === null
      ? ""
      : rest
          .slice(dashes.index + dashes[0].length)
          .replace(/\s*\n\s*\*?\s*/g, " ")
          .trim();
  return { kind: KINDS.find((kind) => kind === word) ?? "unknown", rules, reason: reason === "" ? null : reason, word, span: [start, end] };
}

/** Whether a comment really begins at `at`: not inside a string, template, regular expression or JSX text. */
function isComment(ts: Compiler, source: ts.SourceFile, text: string, at: number): boolean {
  const statement = statementAt(source.statements, at);
  let node: ts.Node = statement ?? source;
  let from = node.pos;
  for (;;) {
    const inner: { child: ts.Node | null; before: number; leaf: boolean } = { child: null, before: from, leaf: true };
    ts.forEachChild(node, (child) => {
      inner.leaf = false;
      if (child.end <= at) inner.before = Math.max(inner.before, child.end);
      else if (child.pos <= at) inner.child ??= child;
      return inner.child ?? undefined;
    });
    if (inner.child === null) {
      if (ts.isJsxText(node)) return false;
      if (inner.leaf && ts.isToken(node)) return at < skipTrivia(text, node.pos, node.end);
      return commentBeginsAt(text, inner.leaf ? node.pos : inner.before, at);
    }
    node = inner.child;
    from = node.pos;
  }
}

/** The statement that an offset lies in, its leading comments included; null after the last. */
function statementAt(statements: readonly ts.Statement[], at: number): ts.Statement | null {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((statements[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const found = statements[low];
  return found !== undefined && found.pos <= at ? found : null;
}

/** Between two nodes stand only punctuation, keywords and comments. */
function commentBeginsAt(text: string, from: number, at: number): boolean {
  let position = from;
  while (position < at) {
    const after = text.charCodeAt(position) === 47 ? commentEnd(text, position) : position;
    position = after === position ? position + 1 : after;
  }
  return position === at;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}
