import type { ts } from "ts-morph";
import type { Compiler } from "./compiler.js";
import type { FileState } from "./state.js";

/** What to do with a node of one kind; `name` is the variable or property that the node's value goes to. */
export type Handler<R> = (x: FileState, node: ts.Node, name: string) => R;

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
  return {
    handlers,
    on(is, kinds, handle) {
      for (const kind of kinds) {
        handlers[kind] = (x, node, name) => {
          if (!is(node)) throw new TypeError(`a node of kind ${ts.SyntaxKind[kind]} is not what its handler takes`);
          return handle(x, node, name);
        };
      }
    },
  };
}
