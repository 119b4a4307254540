import type { FunctionRef, OperationKind, Trace } from "../../model/index.js";
import { traceOf, type TraceInput } from "./trace.js";

/** Follows each flow once for all who ask for the same kinds of it. */
export function keptTraces(input: TraceInput): (entry: FunctionRef, kinds: readonly OperationKind[]) => Trace {
  const kept = new Map<string, Trace>();
  return ({ file, function: body }, kinds) => {
    const key = `${file}\0${body}\0${kinds.join()}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const trace = traceOf(input, { file, function: body }, kinds);
    kept.set(key, trace);
    return trace;
  };
}
