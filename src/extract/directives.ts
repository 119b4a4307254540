import type { ts } from "ts-morph";
import type { Directive } from "../model/index.js";
import type { Compiler } from "./compiler.js";
import { commentEnd, skipTrivia } from "./trivia.js";

const MARK = "archlint-";
const KINDS = ["disable-next-line", "disable-line", "disable", "enable", "disable-file"] as const;

/** The comments that speak to archlint, in the order of the text. */
export function directivesOf(ts: Compiler, source: ts.SourceFile, text: string): Directive[] {
  const found: Directive[] = [];
  for (let at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + MARK.length)) {
    const start = commentStart(text, at);
    if (start < 0 || !isComment(ts, source, text, start)) continue;
    found.push(directive(text, start, at));
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
  let node: ts.Node = source;
  let from = 0;
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
