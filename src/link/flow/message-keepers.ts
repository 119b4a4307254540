import type { FunctionFacts, FunctionRef, Step, Value } from "../../model/index.js";
import { calledName } from "../../model/index.js";
import type { LinkedModules } from "../linked-modules.js";
import { namesIn } from "../operations/call-index.js";
import { isBusName } from "./bus-names.js";

/** Whether a body only keeps what it is given, for another to hand over: `raise(event) { this.events.push(event); }`. */
export function keepsMessages(linked: LinkedModules, { file, function: id }: FunctionRef): boolean {
  const facts = linked.bodies(file).functions[id];
  if (facts === undefined) return false;
  const nameOf = namesIn(linked, file);
  const isHandedOn = facts.steps.some(
    (step) => step.is === "call" && (step.callee.is === "element" || isBusName(calledName(step.callee, nameOf))),
  );
  return !isHandedOn && facts.steps.some((step) => keeps(facts, step));
}

function keeps(facts: FunctionFacts, step: Step): boolean {
  if (step.is === "call")
    return (
      step.callee.is === "member" &&
      /^(push|unshift|add|set)$/.test(step.callee.name) &&
      step.args.some(({ value }) => isParameter(facts, value))
    );
  // `this.events = [...this.events, event]`
  return step.is === "assign" && step.value?.is === "array" && step.value.items.some(({ value }) => isParameter(facts, value));
}

function isParameter(facts: FunctionFacts, value: Value): boolean {
  return value.is === "binding" && facts.parameters.some(({ binding }) => binding === value.binding);
}
