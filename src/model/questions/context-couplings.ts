import type { Program } from "../program.js";

/** A file of one context that depends on a file of another. */
export interface ContextCoupling {
  readonly from: string;
  readonly to: string;
  readonly file: string;
}

/** The dependencies between contexts, by file: the kernel is everybody's, and wiring brings all together and says nothing. */
export function contextCouplingsOf(program: Program): readonly ContextCoupling[] {
  return program.modules.flatMap(({ path, subject }) => {
    const from = subject === "source" ? ownContextOf(program, path) : null;
    if (from === null || program.architecture.layerOf(path)?.layer.role === "composition") return [];
    return program.dependenciesOf(path).flatMap((dependency): readonly ContextCoupling[] => {
      const to = ownContextOf(program, dependency.to);
      return to === null || to === from ? [] : [{ from, to, file: path }];
    });
  });
}

/** The name of the context that a file belongs to; null in none, and in the kernel. */
export function ownContextOf({ architecture }: Program, path: string): string | null {
  const context = architecture.contextOf(path)?.context;
  return context === undefined || context.kind === "kernel" ? null : context.name;
}
