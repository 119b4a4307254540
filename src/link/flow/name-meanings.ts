import type { FunctionId, Step } from "../../model/index.js";
import { calledNames, type Names, type Wholes, wholesOf } from "./names-used.js";

/** Where what a name is given was written. */
export interface WrittenIn {
  readonly file: string;
  readonly steps: readonly Step[];
  readonly nameOf: Names;
}

/** What the names of a program may stand for. */
export interface Meanings {
  /** Something is called by that name. */
  called(name: string): void;
  /** A name stands for another one. */
  same(name: string, meaning: string): void;
  /** A name stands for what it is given: a function, a name, or what a call gives, which counts where the name is called in the end. */
  given(name: string, value: Wholes, from: WrittenIn): void;
  /** The names that stand for a name, by that. */
  settle(): ReadonlyMap<string, ReadonlySet<string>>;
}

/** Makes the state; `keep` is told which functions a name is given. */
export function nameMeanings(keep: (file: string, id: FunctionId, name: string) => void): Meanings {
  const plain = new Map<string, Set<string>>();
  const byCall = new Map<string, (() => readonly string[])[]>();
  const called = new Set<string>();

  function same(name: string, meaning: string): void {
    if (name !== "" && meaning !== "" && name !== meaning) plain.set(name, (plain.get(name) ?? new Set()).add(meaning));
  }

  function settle(): ReadonlyMap<string, ReadonlySet<string>> {
    const standing = new Map<string, Set<string>>();
    for (const [name, meanings] of plain)
      for (const meaning of meanings) standing.set(meaning, (standing.get(meaning) ?? new Set()).add(name));
    const queue = [...called];
    for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
      const results = (byCall.get(name) ?? []).flatMap((each) => each());
      for (const meaning of results) if (meaning !== name) standing.set(meaning, (standing.get(meaning) ?? new Set()).add(name));
      for (const meaning of [...(plain.get(name) ?? []), ...results]) {
        if (called.has(meaning)) continue;
        called.add(meaning);
        queue.push(meaning);
      }
    }
    return standing;
  }

  return {
    called: (name) => called.add(name),
    same,
    given(name, value, from) {
      if (name === "") return;
      for (const id of value.functions) keep(from.file, id, name);
      for (const meaning of value.names) same(name, meaning);
      if (value.results.length === 0) return;
      const later = (): readonly string[] => value.results.flatMap((call) => meaningsOfCall(call, name, from, keep));
      byCall.set(name, [...(byCall.get(name) ?? []), later]);
    },
    settle,
  };
}

/** What a call gives may be made in what it calls, or be one of its arguments. */
function meaningsOfCall(
  call: Wholes["results"][number],
  name: string,
  from: WrittenIn,
  keep: (file: string, id: FunctionId, name: string) => void,
): readonly string[] {
  const args = call.args.map(({ value }) => wholesOf(value, from.steps, from.nameOf));
  for (const id of args.flatMap(({ functions }) => functions)) keep(from.file, id, name);
  return [
    ...calledNames(call, from.steps, from.nameOf),
    ...args.flatMap(({ names, results }) => [...names, ...results.flatMap((inner) => meaningsOfCall(inner, name, from, keep))]),
  ];
}
