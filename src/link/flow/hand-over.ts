import type { BranchArm, Evaluated } from "../../model/index.js";
import { armsOf, calledName, canMeet } from "../../model/index.js";
import type { BusHandler, Buses } from "../buses/buses.js";
import { namesIn } from "../operations/call-index.js";
import type { Activation } from "../values/activation.js";
import type { CallStep, Evaluation } from "../values/evaluation.js";
import { isBusName } from "./bus-names.js";
import type { FlowCall } from "./promises.js";

interface Place {
  readonly branches: readonly BranchArm[];
}

/** The messages that a flow makes on its way, until a bus takes them. */
export interface RaisedMessages {
  /** Notes what a construction makes, where somebody handles it. */
  note(run: Activation, step: CallStep, at: Place): void;
  /** What was made before on this way and not taken yet. */
  take(at: Place): readonly Evaluated[];
}

/** Makes the state of one flow. */
export function raisedMessages(x: Evaluation, buses: () => Buses): RaisedMessages {
  const raised: { readonly message: Evaluated; readonly from: Place; readonly taken: Place[] }[] = [];
  return {
    note(run, step, at) {
      if (step.form !== "new") return;
      for (const arm of armsOf(x.evaluate(run, step.callee))) {
        // Who makes a command or query hands it on himself; events are collected, and published by another.
        const handlers = arm.is === "class" ? buses().handlersOf(arm) : [];
        if (handlers.some(({ kind }) => kind === "event")) raised.push({ message: arm, from: at, taken: [] });
      }
    },
    take(at) {
      const here = raised.filter(({ from, taken }) => canMeet(from, at) && !taken.some((each) => canMeet(each, at)));
      for (const each of here) each.taken.push(at);
      return here.map(({ message }) => message);
    },
  };
}

/** The handlers that a call may run by handing over a message. */
export interface HandOver {
  /** Those of the messages that it is given. */
  readonly given: readonly BusHandler[];
  /** It hands over what was raised before. */
  readonly takesRaised: boolean;
}

const NOTHING: HandOver = { given: [], takesRaised: false };

/** What a call hands to a bus of this process. */
export function handOverOf(x: Evaluation, buses: Buses, { run, step, operation }: FlowCall): HandOver {
  const isBus = operation?.kind === "event.publish" || operation?.kind === "command.dispatch";
  const name = calledName(step.callee, namesIn(x.linked, run.file));
  if (!isBus && (!isBusName(name) || operation !== null)) return NOTHING;
  const slot = operation?.slot(operation.kind === "event.publish" ? "event" : "message");
  const messages = (slot?.is === "known" ? [slot.value] : x.argumentsOf(run, step).items).flatMap((value) => messagesIn(value));
  const isOpen = messages.every((message) => isAnyOfType(x, message));
  const takesRaised = isOpen && operation?.kind !== "command.dispatch" && (isBus || isEventBus(name));
  return { given: handlersOfAll(buses, messages), takesRaised };
}

/** The handlers of several messages, each once. */
export function handlersOfAll(buses: Buses, messages: readonly Evaluated[]): readonly BusHandler[] {
  const found = messages.flatMap((message) => buses.handlersOf(message));
  return [...new Map(found.map((handler) => [keyOfHandler(handler), handler])).values()];
}

/** Only what all events have in common is known of it: an interface, or an abstract class. */
function isAnyOfType(x: Evaluation, message: Evaluated): boolean {
  if (message.is !== "instance") return false;
  const declaration = x.linked.declaration(message.file, message.declaration);
  return declaration?.is === "interface" || declaration?.is === "type" || (declaration?.is === "class" && declaration.abstract);
}

function isEventBus(name: string): boolean {
  return /publish|emit|dispatch|commit|raise|notify/i.test(name);
}

function keyOfHandler({ file, function: id, self }: BusHandler): string {
  return `${file}\0${id}\0${self?.is === "instance" ? `${self.file}\0${self.declaration}` : ""}`;
}

function messagesIn(value: Evaluated): readonly Evaluated[] {
  return armsOf(value).flatMap((arm): readonly Evaluated[] => {
    if (arm.is === "array") return [...arm.items, ...(arm.rest === null ? [] : [arm.rest])].flatMap(messagesIn);
    return arm.is === "instance" || arm.is === "class" || (arm.is === "constant" && typeof arm.value === "string") ? [arm] : [];
  });
}
