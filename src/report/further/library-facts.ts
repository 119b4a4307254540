import type { Capability, LeafContext } from "../../model/index.js";
import { libraryUses } from "../../model/index.js";
import type { Fact } from "./further-leaf.js";

/** The libraries that are taken for these, where they are first imported. */
export function libraryFacts(context: LeafContext, ...wanted: readonly Capability[]): readonly Fact[] {
  return libraryUses(context, ...wanted).map(({ name, at }) => ({ text: name, at }));
}
