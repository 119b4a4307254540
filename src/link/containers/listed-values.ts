import { armsOf } from "../../model/index.js";
import { calledRun } from "../operations/callers.js";
import { enclosingRun } from "../values/activation.js";
import type { Evaluation } from "../values/evaluation.js";
import { callBehind, type Placed } from "./reading.js";

/** Lists of lists of lists: no program goes deeper. */
const DEEPEST = 8;

/** The entries of a list as they are written: through spreads, names, other files, conditions and functions that give a list. */
export function listedValues(x: Evaluation, list: Placed, depth = 0): readonly Placed[] {
  const { run, value } = list;
  if (depth > DEEPEST) return [];
  const inside = (next: Placed): readonly Placed[] => listedValues(x, next, depth + 1);
  switch (value.is) {
    case "array":
      return value.items.flatMap((item): readonly Placed[] => {
        const entry = { run, value: item.value };
        return item.spread || isList(x, entry, depth) ? inside(entry) : [entry];
      });
    case "conditional":
      return [...inside({ run, value: value.then }), ...inside({ run, value: value.else })];
    case "logical":
      return [...inside({ run, value: value.left }), ...inside({ run, value: value.right })];
    case "binding": {
      const written = definitionOf(x, list);
      return written === null ? [] : inside(written);
    }
    case "result":
      return returnedLists(x, list).flatMap(inside);
    default:
      return [];
  }
}

/** An entry that is a list itself: Nest flattens none, and its users write them so only where a helper does. */
function isList(x: Evaluation, { run, value }: Placed, depth: number): boolean {
  if (value.is === "array") return true;
  return value.is === "result" && depth < DEEPEST && armsOf(x.evaluate(run, value)).some((arm) => arm.is === "array");
}

/** The expression that a name stands for: of its only definition, in this file or another. */
export function definitionOf(x: Evaluation, { run, value }: Placed): Placed | null {
  if (value.is !== "binding") return null;
  const target = x.linked.resolve(run.file, value.binding);
  const declared = target.is === "declared" ? (x.linked.declaration(target.file, target.declaration)?.binding ?? null) : null;
  const file = target.is === "declared" || target.is === "local" ? target.file : null;
  const binding = target.is === "local" ? target.binding : declared;
  if (file === null || binding === null) return null;
  const definitions = x.index(file).definitions.get(binding) ?? [];
  const [definition] = definitions;
  if (definition?.value == null || definitions.length > 1) return null;
  const owner = (file === run.file ? enclosingRun(run, definition.function) : null) ?? x.root(file, definition.function);
  return { run: owner, value: definition.value };
}

function returnedLists(x: Evaluation, list: Placed): readonly Placed[] {
  const made = callBehind(list);
  if (made === null) return [];
  const { run, step, call } = made;
  if (call.callee.is === "member" && call.callee.name === "concat")
    return [{ run, value: call.callee.of }, ...call.args.map(({ value }) => ({ run, value }))];
  const site = { file: run.file, function: run.function, step };
  return armsOf(x.evaluate(run, call.callee)).flatMap((callee) => {
    if (callee.is !== "function") return [];
    const within = calledRun(x, { site, call, from: run, callee });
    return within.facts.steps.flatMap((each) => (each.is === "return" && each.value !== null ? [{ run: within, value: each.value }] : []));
  });
}
