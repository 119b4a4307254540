import type { Operation } from "../operation.js";
import type { Program } from "../program.js";
import type { RelatedLocation } from "../result.js";
import { isSite } from "../trace.js";

/** One call with its operations: several where its callers bind its parts to different things. */
export interface CallOnce {
  readonly first: Operation;
  readonly operations: readonly Operation[];
}

/** Operations by the call that they stand in, in their order. */
export function callsOnce(operations: readonly Operation[]): readonly CallOnce[] {
  const calls: { first: Operation; operations: Operation[] }[] = [];
  for (const operation of operations) {
    const last = calls.findLast(({ first }) => isSite(first.site, operation.site));
    if (last === undefined) calls.push({ first: operation, operations: [operation] });
    else last.operations.push(operation);
  }
  return calls;
}

/** The outermost calls that led to operations, each once: where a wrapper is called that does what is told of. */
export function callersOf(program: Pick<Program, "bodies">, operations: readonly Operation[]): readonly RelatedLocation[] {
  const places = new Map<string, RelatedLocation>();
  for (const { via } of operations) {
    const [site] = via;
    const step = site === undefined ? undefined : program.bodies(site.file).functions[site.function]?.steps[site.step];
    if (site === undefined || step === undefined) continue;
    places.set(`${site.file} ${step.span.join()}`, { at: { file: site.file, span: step.span }, message: "called from here" });
  }
  return [...places.values()];
}
