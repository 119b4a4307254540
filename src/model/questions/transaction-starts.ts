import type { FunctionRef } from "../evaluated.js";
import { functionKey } from "../evaluated.js";
import type { FunctionFacts } from "../facts.js";
import type { Operation } from "../operation.js";
import type { Program } from "../program.js";
import type { FunctionId, Value } from "../value.js";

/** Callers of callers beyond this are not asked. */
const FARTHEST = 6;

/**
 * The functions in which transactions begin and end: that of the call which opens one, or, where what runs in it is given by whoever calls that
 * function, or it is ended elsewhere, those that call it.
 */
export function transactionStarts(program: Program, openers: readonly Operation[]): readonly FunctionRef[] {
  const found = new Map<string, FunctionRef>();
  const seen = new Set<string>();
  const climb = ({ file, function: id }: FunctionRef, isBegun: boolean, left: number): void => {
    const ref = { file, function: id };
    const key = `${functionKey(ref)} ${String(isBegun)}`;
    if (seen.has(key)) return;
    seen.add(key);
    found.set(functionKey(ref), ref);
    const isOpen = isBegun && !program.reaches(ref, "transaction.commit", "transaction.rollback");
    if (left === 0 || !(isOpen || runsWhatItIsGiven(program, ref))) return;
    for (const caller of program.callersOf(ref)) climb(caller, isOpen, left - 1);
  };
  for (const { kind, site } of openers) climb(site, kind === "transaction.begin", FARTHEST);
  return [...found.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.function - b.function));
}

/** Whether a function, or one in it, calls what it is given, hands it on to be called, or calls one of several that its object may hold. */
function runsWhatItIsGiven(program: Program, { file, function: outer }: FunctionRef): boolean {
  const { functions } = program.bodies(file);
  return functions.some(({ steps }, id) => {
    if (!isWithin(functions, id, outer)) return false;
    return steps.some((step, at) => {
      if (step.is !== "call") return false;
      if (step.args.some(({ value }) => isGivenFunction(program, file, value))) return true;
      const root = rootOf(step.callee);
      if (root.is !== "this" && !isParameter(program, file, root)) return false;
      const { targets, outside, complete } = program.targetsOf({ file, function: id, step: at });
      return targets.length > 1 || (outside === null && !complete && root.is !== "this");
    });
  });
}

function isWithin(functions: readonly FunctionFacts[], from: FunctionId, outer: FunctionId): boolean {
  for (let at: FunctionId | null = from; at !== null; at = functions[at]?.parent ?? null) if (at === outer) return true;
  return false;
}

function rootOf(value: Value): Value {
  return value.is === "member" || value.is === "element" ? rootOf(value.of) : value;
}

function isParameter(program: Program, file: string, value: Value): value is Extract<Value, { readonly is: "binding" }> {
  return value.is === "binding" && program.binding(file, value.binding)?.kind === "parameter";
}

/** A parameter that is a function, or may be one as far as anybody says. */
function isGivenFunction(program: Program, file: string, value: Value): boolean {
  if (!isParameter(program, file, value)) return false;
  const type = program.binding(file, value.binding)?.type ?? null;
  if (type?.is !== "reference") return type === null || type.is === "function";
  const target = program.resolveName(file, type.name);
  const declaration = target.is === "declared" ? program.declaration(target.file, target.declaration) : null;
  return declaration?.is === "type" && declaration.type.is === "function";
}
