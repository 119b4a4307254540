import type { Location } from "../location.js";
import type { Program } from "../program.js";
import { contextCouplingsOf, ownContextOf } from "./context-couplings.js";

/** How easily a context can change, after Robert C. Martin: `instability` is outgoing / (incoming + outgoing), 0 for what others stand on. */
export interface Stability {
  readonly context: string;
  /** Files of other contexts that import one of its files. */
  readonly incoming: number;
  /** Its files that import one of another context. */
  readonly outgoing: number;
  /** Null where it stands alone. */
  readonly instability: number | null;
  readonly at: Location;
}

/** The contexts by their couplings, sorted by name: the kernel and wiring apart. */
export function stabilitiesOf(program: Program): readonly Stability[] {
  const incoming = new Map<string, Set<string>>();
  const outgoing = new Map<string, Set<string>>();
  for (const { from, to, file } of contextCouplingsOf(program)) {
    outgoing.set(from, (outgoing.get(from) ?? new Set()).add(file));
    incoming.set(to, (incoming.get(to) ?? new Set()).add(file));
  }
  const firsts = new Map<string, string>();
  for (const { path, subject } of program.modules) {
    const context = subject === "source" ? ownContextOf(program, path) : null;
    if (context !== null && !firsts.has(context)) firsts.set(context, path);
  }
  return [...firsts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([context, file]) => {
      const [ca, ce] = [incoming.get(context)?.size ?? 0, outgoing.get(context)?.size ?? 0];
      return { context, incoming: ca, outgoing: ce, instability: ca + ce === 0 ? null : ce / (ca + ce), at: { file, span: [0, 0] } };
    });
}
