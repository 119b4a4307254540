import type { Entry, FunctionRef, OperationKind } from "../../model/index.js";
import { functionKey } from "../../model/index.js";
import type { Evaluation } from "../values/evaluation.js";
import type { Body } from "./call-leads.js";
import type { Callers } from "./callers.js";
import type { Leading } from "./leading.js";

/** What starts are found by. */
export interface FlowsInput {
  readonly x: Evaluation;
  readonly leading: Leading;
  readonly callers: Callers;
  readonly entries: () => readonly Entry[];
}

/** Where flows begin that may reach operations of one of these kinds: entries, and functions that nobody calls, in the order of files and text. */
export function flowsTo({ x, leading, callers, entries }: FlowsInput, kinds: readonly OperationKind[]): readonly FunctionRef[] {
  const bodies = new Set(kinds.flatMap((kind) => [...leading.toKind(kind)]));
  if (bodies.size === 0) return [];
  const found = new Map<string, FunctionRef>();
  for (const entry of entries()) if (bodies.has(x.root(entry.file, entry.function))) found.set(functionKey(entry), entry);
  for (const body of bodies) {
    const key = functionKey(body);
    if (!found.has(key) && isOutermost(body) && !isCalled(callers, body)) found.set(key, { file: body.file, function: body.function });
  }
  return [...found.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.function - b.function));
}

function isOutermost({ facts }: Body): boolean {
  return facts.parent === null || facts.parent === 0 || facts.class !== null;
}

/** Whether something of the program runs a body, or may: then a flow through it begins elsewhere. */
function isCalled(callers: Callers, body: Body): boolean {
  return callers.of(body).some((caller) => !isWithin(caller.body, body)) || callers.mayBeCalled(body);
}

function isWithin(from: Body, body: Body): boolean {
  for (let at: Body | null = from; at !== null; at = at.outer) if (at === body) return true;
  return false;
}
