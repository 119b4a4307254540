import type { Program } from "./program.js";

/** Answers a question about a program once: a report asks it for each of its leaves. */
export function oncePerProgram<Answer>(ask: (program: Program) => Answer): (program: Program) => Answer {
  const answers = new WeakMap<Program, { readonly answer: Answer }>();
  return (program) => {
    const known = answers.get(program) ?? { answer: ask(program) };
    answers.set(program, known);
    return known.answer;
  };
}
