import { oneOf, suggestion } from "../config/suggestion.js";
import { ArchlintError } from "../model/error.js";

/** Takes one of some words, or says which there are. */
export function choose<Choice extends string>(what: string, typed: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === typed);
  if (found !== undefined) return found;
  throw new ArchlintError(`unknown ${what} "${typed}": it is ${oneOf(choices)}${suggestion(typed, choices)}`);
}
