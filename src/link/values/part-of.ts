import type { Evaluated, Location } from "../../model/index.js";
import { choiceOf } from "./choice.js";
import type { Evaluation } from "./evaluation.js";

/** What a value that was given holds under a key. A part of a text or a number is nothing: options that may be given as a word. */
export function partOf(x: Evaluation, of: Evaluated, key: string, place: Location): Evaluated {
  if (of.is === "choice")
    return choiceOf(
      of.arms.map((arm) => partOf(x, arm, key, place)),
      place,
    );
  const plain =
    of.is === "constant" ||
    of.is === "text" ||
    of.is === "environment" ||
    of.is === "function" ||
    of.is === "undefined" ||
    of.is === "array";
  if (plain && !/^\d+$/.test(key)) return { is: "undefined", at: of.at };
  const member = x.member(of, key, of.at);
  if (of.is === "object" || of.is === "module") return member;
  // What a product holds under a key is not in the program.
  return member.is === "symbol" ? { is: "unknown", because: "a part of an object that a library makes", at: of.at } : member;
}
