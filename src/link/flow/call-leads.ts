import type { Evaluated, StepId } from "../../model/index.js";
import { armsOf } from "../../model/index.js";
import type { CallResolver, Target } from "../calls/call-targets.js";
import type { ClassRef } from "../calls/implementations.js";
import { namesIn } from "../operations/call-index.js";
import { type CallStep, type Evaluation, instanceOf } from "../values/evaluation.js";
import { pathOf } from "../values/object-changes.js";
import { functionsHeld, mayHoldFunction } from "./given-functions.js";
import type { NamedBody, NameGraph } from "./name-graph.js";
import { wholesOf } from "./names-used.js";

/** What a call may lead to, whoever calls its body and with what. */
export interface CallLeads {
  readonly bodies: readonly NamedBody[];
  /** What is called depends on what the body is given, or can't be told. */
  readonly open: boolean;
  /** What it is called on is given by whoever calls the body. */
  readonly isGiven: boolean;
  /** It passes on what may be a function, and which depends on what the body is given. */
  readonly passes: boolean;
}

/** What leads are found by. */
export interface LeadsInput {
  readonly x: Evaluation;
  readonly resolver: CallResolver;
  readonly graph: () => NameGraph;
  readonly implementationsOf: (file: string, declaration: number) => readonly ClassRef[];
}

/** Makes the question; each answer is found once. */
export function callLeads({ x, resolver, graph, implementationsOf }: LeadsInput): (body: NamedBody, step: StepId) => CallLeads {
  const known = new Map<NamedBody, Map<StepId, CallLeads>>();

  function leadsOf(body: NamedBody, id: StepId): CallLeads {
    const step = body.facts.steps[id];
    if (step?.is !== "call") return { bodies: [], open: false, isGiven: false, passes: false };
    const run = x.root(body.ref.file, body.ref.function);
    const targets = resolver.resolve(run, id).alternatives.flat();
    const callee = step.form === "super" ? [] : armsOf(x.evaluate(run, step.callee));
    const refs = [...targets.flatMap(withOverrides), ...functionsGiven(body, step)];
    return {
      bodies: [...refs.flatMap((ref) => graph().body(ref) ?? []), ...callee.flatMap(extensionsOf)],
      open: callee.some((arm) => arm.is === "unknown" || arm.is === "method"),
      isGiven: isOnParameter(body, step),
      passes: step.args.some(({ value }) => mayHoldFunction(value) && armsOf(x.evaluate(run, value)).some((arm) => arm.is === "unknown")),
    };
  }

  function isOnParameter({ ref }: NamedBody, { callee }: CallStep): boolean {
    const { root } = pathOf(callee);
    return root.is === "binding" && x.linked.binding(ref.file, root.binding)?.kind === "parameter";
  }

  /** A method, and those of the subclasses that its object may be of. */
  function withOverrides({ to, self }: Target): readonly Target["to"][] {
    const name = x.linked.bodies(to.file).functions[to.function]?.name ?? "";
    if (self?.is !== "instance" || self.made !== null || name === "") return [to];
    const own = implementationsOf(self.file, self.declaration).flatMap(({ file, declaration }) => {
      const found = x.classMember(instanceOf(file, declaration, self.at), name, self.at);
      return found?.is === "function" ? [{ file: found.file, function: found.function }] : [];
    });
    return [to, ...own];
  }

  function functionsGiven({ ref, facts }: NamedBody, { args }: CallStep): readonly Target["to"][] {
    const nameOf = namesIn(x.linked, ref.file);
    const run = x.root(ref.file, ref.function);
    return args.flatMap(({ value }) => {
      const { functions } = wholesOf(value, facts.steps, nameOf);
      const written = functions.map((id) => ({ file: ref.file, function: id }));
      if (!mayHoldFunction(value)) return written;
      return [...written, ...functionsHeld(resolver, x.evaluate(run, value)).map(({ target }) => target.to)];
    });
  }

  /** A member of an outside type may be that of a class of the program that extends it. */
  function extensionsOf(callee: Evaluated): readonly NamedBody[] {
    return callee.is === "symbol" && callee.of !== null
      ? (extensions().get(callee.symbol.slice(callee.symbol.lastIndexOf(".") + 1)) ?? [])
      : [];
  }

  let byName: ReadonlyMap<string, readonly NamedBody[]> | null = null;
  function extensions(): ReadonlyMap<string, readonly NamedBody[]> {
    if (byName !== null) return byName;
    const found = new Map<string, NamedBody[]>();
    for (const body of graph().bodies) {
      const { class: owner, name } = body.facts;
      if (owner !== null && hasOutsideBase(body.ref.file, owner)) found.set(name, [...(found.get(name) ?? []), body]);
    }
    byName = found;
    return found;
  }

  function hasOutsideBase(file: string, declaration: number): boolean {
    return x.linked.ancestorsOf(file, declaration).some(({ target }) => target.is === "outside");
  }

  return (body, step) => {
    const ofBody = known.get(body) ?? new Map<StepId, CallLeads>();
    known.set(body, ofBody);
    const found = ofBody.get(step) ?? leadsOf(body, step);
    ofBody.set(step, found);
    return found;
  };
}
