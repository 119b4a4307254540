import type { Location } from "../location.js";
import type { Program } from "../program.js";

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
  const { contextOf, layerOf } = program.architecture;
  const incoming = new Map<string, Set<string>>();
  const outgoing = new Map<string, Set<string>>();
  const firsts = new Map<string, string>();
  for (const { path, subject } of program.modules) {
    const from = contextOf(path)?.context;
    if (subject !== "source" || from === undefined || from.kind === "kernel") continue;
    if (!firsts.has(from.name)) firsts.set(from.name, path);
    if (layerOf(path)?.layer.role === "composition") continue;
    for (const { to } of program.dependenciesOf(path)) {
      const target = contextOf(to)?.context;
      if (target === undefined || target.kind === "kernel" || target.name === from.name) continue;
      outgoing.set(from.name, (outgoing.get(from.name) ?? new Set()).add(path));
      incoming.set(target.name, (incoming.get(target.name) ?? new Set()).add(path));
    }
  }
  return [...firsts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([context, file]) => {
      const [ca, ce] = [incoming.get(context)?.size ?? 0, outgoing.get(context)?.size ?? 0];
      return { context, incoming: ca, outgoing: ce, instability: ca + ce === 0 ? null : ce / (ca + ce), at: { file, span: [0, 0] } };
    });
}
