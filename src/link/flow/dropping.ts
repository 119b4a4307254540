import type { FunctionRef, OperationKind, StepId } from "../../model/index.js";
import { calledName, givesPromise, lazily, takesPromises } from "../../model/index.js";
import { namesIn } from "../operations/call-index.js";
import type { Candidates } from "../operations/candidates.js";
import type { CallStep, Evaluation } from "../values/evaluation.js";
import type { Body, CallLeads } from "./call-leads.js";
import { mayHoldFunction } from "./given-functions.js";
import { kindSet, type Reach } from "./reach.js";
import { resultTakers } from "./result-takers.js";

/** What it is found by. */
export interface DroppingInput {
  readonly x: Evaluation;
  readonly reach: Reach;
  readonly leadsOf: (body: Body, step: StepId) => CallLeads;
  readonly candidates: () => Candidates;
}

/** Names at the end of a chain or list of promises, and of a function that is called where it is written. */
const ENDS: readonly string[] = ["then", "finally", "all", "race", "any", ""];

/**
 * The functions in which a promise of an operation of these kinds, or of what leads to one, seems to be dropped: a flow tells whether it is.
 * By names first, so that only the bodies of files are read that drop something which may be such a promise.
 */
export function droppingFunctions(
  { x, reach, leadsOf, candidates }: DroppingInput,
  kinds: readonly OperationKind[],
): readonly FunctionRef[] {
  const wanted = kindSet(kinds);
  const sources = x.linked.modules.filter(({ subject }) => subject === "source");
  const promising = new Set([...ENDS, ...sources.flatMap(({ outline }) => outline.promising)]);
  const starts = lazily(
    () =>
      new Set(
        candidates()
          .ofKind("database.query-builder")
          .map(({ file }) => file),
      ),
  );

  function mayBeDropped(name: string): boolean {
    return promising.has(name) || x.catalog.isCalledForEach(name) || kinds.some((kind) => candidates().isNameOf(name, kind));
  }

  function drops(body: Body, step: CallStep, id: StepId): boolean {
    const name = calledName(step.callee, namesIn(x.linked, body.file));
    if (step.form === "super" || step.form === "new") return false;
    if (!step.dropped) return name === "forEach" && takesPromises(step, x.linked.bodies(body.file).functions) && leadsThere(body, id);
    if (isEndOfBuilder(body, id)) return (reach.of(body) & wanted) !== 0n;
    if (!mayBeDropped(name)) return false;
    if (x.catalog.isCalledForEach(name) && !promising.has(name) && !step.args.some(({ value }) => mayHoldFunction(value))) return false;
    if (ENDS.includes(name)) return (reach.of(body) & wanted) !== 0n;
    return leadsThere(body, id);
  }

  /** A call does such an operation itself, or runs what gives a promise and leads to one. */
  function leadsThere(body: Body, id: StepId): boolean {
    if ((reach.ofStep(body, id) & wanted) === 0n) return false;
    const { bodies } = leadsOf(body, id);
    return bodies.length === 0 || bodies.some(({ facts }) => givesPromise(facts));
  }

  /** The last call of a chain that may begin with a lazy query. */
  function isEndOfBuilder({ file, facts }: Body, id: StepId): boolean {
    if (!starts().has(file)) return false;
    const { links } = resultTakers(facts);
    const isLink = new Set(links.values());
    return isLink.has(id);
  }

  return sources.flatMap(({ path, outline }) => {
    if (!outline.dropped.some(mayBeDropped) && !starts().has(path)) return [];
    return x.linked.bodies(path).functions.flatMap(({ steps }, id): readonly FunctionRef[] => {
      const isDropping = steps.some((step, at) => step.is === "call" && drops(x.root(path, id), step, at));
      return isDropping ? [{ file: path, function: id }] : [];
    });
  });
}
