import type { ts } from "ts-morph";
import type { Compiler } from "./compiler.js";
import type { FileState } from "./state.js";

/**
 * What to do with a node of one kind; `name` is the variable or property that the node's value goes to.
 * A method's type, so that a handler of call expressions fits the slot of that kind: `on` proves that it does.
 */
export type Handler<R> = { handle(x: FileState, node: ts.Node, name: string): R }["handle"];

/** Handlers by syntax kind: one array access per node in place of a chain of tests. */
export interface SyntaxTable<R> {
  readonly handlers: (Handler<R> | undefined)[];
  on<T extends ts.Node>(
    is: (node: ts.Node) => node is T,
    kinds: readonly ts.SyntaxKind[],
    handle: (x: FileState, node: T, name: string) => R,
  ): void;
}

/** An empty table. */
export function syntaxTable<R>(ts: Compiler): SyntaxTable<R> {
  const handlers: (Handler<R> | undefined)[] = [];
  const anyNode = ts.createSourceFile("probe.ts", "", ts.ScriptTarget.Latest);
  return {
    handlers,
    on(is, kinds, handle) {
      for (const kind of kinds) {
        // The compiler's tests look at the kind alone: what holds for one node of the kind holds for all.
        if (!is({ ...anyNode, kind })) throw new TypeError("a handler takes no node of its kind");
        handlers[kind] = handle;
      }
    },
  };
}
