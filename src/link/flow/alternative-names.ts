import type { ResolvedCall, Target } from "../calls/call-targets.js";
import type { Evaluation } from "../values/evaluation.js";

/** What the implementations of which one runs are called: their classes or functions, with the file where two are called alike. */
export function alternativeNames({ linked }: Evaluation, alternatives: ResolvedCall["alternatives"]): readonly string[] {
  const plain = alternatives.map(([first]) => (first === undefined ? "nothing" : nameOf(first)));
  return alternatives.map(([first], index) => {
    const name = plain[index] ?? "";
    const isAlone = plain.indexOf(name) === plain.lastIndexOf(name);
    return first === undefined || isAlone ? name : `${name} of ${first.to.file.slice(first.to.file.lastIndexOf("/") + 1)}`;
  });

  function nameOf({ self, to }: Target): string {
    const owner = self?.is === "instance" ? linked.declaration(self.file, self.declaration)?.name : undefined;
    return owner ?? linked.bodies(to.file).functions[to.function]?.name ?? to.file;
  }
}
