import { link } from "../../src/link/link.js";
import { DEFAULT_SETTINGS, type Operation, type OperationKind, type Program } from "../../src/model/index.js";
import { factsOf, type Texts } from "../link/program-of.js";

/** A program of texts, or of one text. */
export function programOf(texts: Texts | string): Program {
  return link({ ...factsOf(typeof texts === "string" ? { "src/app.ts": texts } : texts), settings: DEFAULT_SETTINGS });
}

/** The one operation of a kind in a program. */
export function onlyOperation(program: Program, kind: OperationKind): Operation {
  const [only, ...others] = program.operations(kind);
  if (only === undefined || others.length > 0) throw new Error(`${others.length === 0 ? "no" : "several"} ${kind}`);
  return only;
}
