import type { Evaluated, StepId, Value } from "../../model/index.js";
import { armsOf, lazily } from "../../model/index.js";
import type { CallResolver, Target } from "../calls/call-targets.js";
import type { ClassRef } from "../calls/implementations.js";
import { namesIn } from "../operations/call-index.js";
import type { Activation } from "../values/activation.js";
import { type CallStep, type Evaluation, instanceOf } from "../values/evaluation.js";
import { pathOf } from "../values/object-changes.js";
import { mayBeFunction } from "./callable-types.js";
import { functionsHeld, mayHoldFunction } from "./given-functions.js";
import { wholesOf } from "./names-used.js";

/** A body as it runs where no call was followed to it: there is one such run of each. */
export type Body = Activation;

/** What a call may lead to, whoever calls its body and with what. */
export interface CallLeads {
  readonly bodies: readonly Body[];
  /** What is called depends on what the body is given, or can't be told. */
  readonly open: boolean;
  /** What it is called on is given by whoever calls the body. */
  readonly isGiven: boolean;
  /** It passes on what may be a function, and which depends on what the body is given. */
  readonly passes: () => boolean;
}

/** What leads are found by. */
export interface LeadsInput {
  readonly x: Evaluation;
  readonly resolver: CallResolver;
  readonly implementationsOf: (file: string, declaration: number) => readonly ClassRef[];
}

/** Makes the question; each answer is found once. */
export function callLeads({ x, resolver, implementationsOf }: LeadsInput): (body: Body, step: StepId) => CallLeads {
  const known = new WeakMap<Body, Map<StepId, CallLeads>>();

  function leadsOf(body: Body, id: StepId): CallLeads {
    const step = body.facts.steps[id];
    if (step?.is !== "call") return { bodies: [], open: false, isGiven: false, passes: () => false };
    const targets = resolver.resolve(body, id).alternatives.flat();
    const callee = step.form === "super" ? [] : armsOf(x.evaluate(body, step.callee));
    const refs = [...targets.flatMap(withOverrides), ...functionsGiven(body, step)];
    return {
      bodies: [...new Set([...refs.map(({ file, function: to }) => x.root(file, to)), ...callee.flatMap(extensionsOf)])],
      open: callee.some(({ is }) => is === "unknown" || is === "method" || is === "instance"),
      isGiven: isOnParameter(body, step),
      passes: lazily(() =>
        step.args.some(({ value }) => mayPassFunction(body, value) && armsOf(x.evaluate(body, value)).some((arm) => arm.is === "unknown")),
      ),
    };
  }

  function isOnParameter({ file }: Body, { callee }: CallStep): boolean {
    const { root } = pathOf(callee);
    return root.is === "binding" && x.linked.binding(file, root.binding)?.kind === "parameter";
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

  function functionsGiven(body: Body, { args }: CallStep): readonly Target["to"][] {
    const { file, facts } = body;
    const nameOf = namesIn(x.linked, file);
    return args.flatMap(({ value }) => {
      const { functions } = wholesOf(value, facts.steps, nameOf);
      const written = functions.map((id) => ({ file, function: id }));
      if (!mayPassFunction(body, value)) return written;
      return [...written, ...functionsHeld(resolver, x.evaluate(body, value)).map(({ target }) => target.to)];
    });
  }

  /** Whether an argument may be or hold a function of the program: not what the types of parameters say is none, and not what was waited for. */
  function mayPassFunction(body: Body, value: Value): boolean {
    switch (value.is) {
      case "binding": {
        const binding = x.linked.binding(body.file, value.binding);
        return binding?.kind !== "parameter" || mayBeFunction(x.linked, body.file, binding.type);
      }
      case "member":
      case "element": {
        const { root } = pathOf(value);
        if (root.is !== "binding") return mayPassFunction(body, root);
        const binding = x.linked.binding(body.file, root.binding);
        return binding?.kind !== "parameter" || binding.type === null;
      }
      case "object":
        return value.properties.some((property) => mayPassFunction(body, property.value));
      case "array":
        return value.items.some((item) => mayPassFunction(body, item.value));
      case "conditional":
        return mayPassFunction(body, value.then) || mayPassFunction(body, value.else);
      case "logical":
        return mayPassFunction(body, value.left) || mayPassFunction(body, value.right);
      case "result":
        return body.facts.steps[value.step]?.is === "call";
      default:
        return mayHoldFunction(value);
    }
  }

  /** A member of an outside type may be that of a class of the program that extends it. */
  function extensionsOf(callee: Evaluated): readonly Body[] {
    if (callee.is !== "symbol" || callee.of === null) return [];
    const end = callee.symbol.lastIndexOf(".");
    const [owner, name] = [callee.symbol.slice(0, end), callee.symbol.slice(end + 1)];
    return (extensions().get(name) ?? []).flatMap(({ body, bases }) =>
      bases.some((base) => base === owner || x.catalog.isA(base, owner)) ? [body] : [],
    );
  }

  /** The methods of the classes that extend something from outside, by name. */
  const extensions = lazily((): ReadonlyMap<string, readonly { readonly body: Body; readonly bases: readonly string[] }[]> => {
    const found = new Map<string, { readonly body: Body; readonly bases: readonly string[] }[]>();
    for (const { path, subject, outline } of x.linked.modules) {
      if (subject !== "source") continue;
      outline.declarations.forEach((each, declaration) => {
        if (each.is !== "class" || (each.extends === null && each.implements.length === 0)) return;
        const bases = outsideBases(path, declaration);
        if (bases.length === 0) return;
        for (const { name, function: id } of each.members) {
          if (id === null) continue;
          const bodies = found.get(name) ?? [];
          bodies.push({ body: x.root(path, id), bases });
          found.set(name, bodies);
        }
      });
    }
    return found;
  });

  function outsideBases(file: string, declaration: number): readonly string[] {
    return x.linked
      .ancestorsOf(file, declaration)
      .flatMap(({ target }) => (target.is === "outside" ? [x.catalog.canonical(`${target.package}#${target.member}`)] : []));
  }

  return (body, step) => {
    const ofBody = known.get(body) ?? new Map<StepId, CallLeads>();
    known.set(body, ofBody);
    const found = ofBody.get(step) ?? leadsOf(body, step);
    ofBody.set(step, found);
    return found;
  };
}
