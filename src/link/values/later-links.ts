import type { CallSite, Value } from "../../model/index.js";
import { type Activation, siteIn } from "./activation.js";
import type { CallStep } from "./evaluation.js";

/** Links of a chain beyond this are not looked at. */
const LONGEST = 24;

/** The calls that are made on the result of a call: `find().session(s).limit(3)`, or on the name that it is given, first to last. */
export function laterLinks(run: Activation, call: CallStep): readonly CallSite[] {
  const { steps } = run.facts;
  const start = steps.indexOf(call);
  if (start === -1) return [];
  const held = new Set<number>([start]);
  const names = new Set<number>();
  const links: CallSite[] = [];
  for (let index = start + 1; index < steps.length && links.length < LONGEST; index++) {
    const step = steps[index];
    if (step?.is === "bind" && isHeld(step.value, held, names)) names.add(step.binding);
    if (step?.is !== "call" || step.callee.is !== "member" || !isHeld(step.callee.of, held, names)) continue;
    held.add(index);
    links.push(siteIn(run, index));
  }
  return links;
}

function isHeld(value: Value, held: ReadonlySet<number>, names: ReadonlySet<number>): boolean {
  return (value.is === "result" && held.has(value.step)) || (value.is === "binding" && names.has(value.binding));
}

/** The calls of a method that stand before a call in its body and are made on the same name, or the same field of `this`. */
export function earlierCalls(run: Activation, call: CallStep, method: string): readonly CallSite[] {
  const { steps } = run.facts;
  const receiver = call.callee.is === "member" ? call.callee.of : null;
  if (receiver === null) return [];
  return steps.slice(0, Math.max(steps.indexOf(call), 0)).flatMap((step, index) => {
    if (step.is !== "call" || step.callee.is !== "member" || step.callee.name !== method) return [];
    return isSameName(step.callee.of, receiver) ? [siteIn(run, index)] : [];
  });
}

function isSameName(a: Value, b: Value): boolean {
  if (a.is === "binding") return b.is === "binding" && a.binding === b.binding;
  return a.is === "member" && b.is === "member" && a.name === b.name && a.of.is === "this" && b.of.is === "this";
}
