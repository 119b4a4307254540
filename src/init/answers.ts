import type { Detected } from "./detected.js";

/** A context as the team states it. */
export interface StatedContext {
  readonly name: string;
  readonly subdomain: "core" | "supporting" | "generic" | null;
}

/** What a person decided; without one, archlint's own defaults. */
export interface Answers {
  readonly preset: "recommended" | "strict";
  /** The bounded contexts; null leaves them detected. */
  readonly contexts: readonly StatedContext[] | null;
  /** The layers are written out by their patterns. */
  readonly statesLayers: boolean;
  readonly compliance: readonly string[];
}

/** Frameworks that a system may have to meet, as the configuration names them. */
export const COMPLIANCE = ["SOC2", "PCI-DSS", "HIPAA", "GDPR", "ISO27001", "NIST"] as const;

/** What is written where nobody was asked: everything stays detected. */
export function defaultAnswers(preset: Answers["preset"]): Answers {
  return { preset, contexts: null, statesLayers: false, compliance: [] };
}

/** Whether a run with these answers can judge other than one without a configuration. */
export function mayChangeResults({ preset, contexts, statesLayers }: Answers): boolean {
  return preset !== "recommended" || contexts !== null || statesLayers;
}

/** The bounded contexts of a person's choice; null where it is what archlint sees anyway. */
export function statedContexts(
  { contexts }: Detected,
  chosen: readonly string[],
  core: readonly string[],
  generic: readonly string[],
): readonly StatedContext[] | null {
  const seen = contexts.filter(({ kind }) => kind === "bounded-context").map(({ name }) => name);
  const isAsSeen = chosen.length === seen.length && seen.every((name) => chosen.includes(name));
  const isRanked = core.length + generic.length > 0;
  if (isAsSeen && !isRanked) return null;
  return chosen.map((name) => ({
    name,
    subdomain: core.includes(name) ? "core" : generic.includes(name) ? "generic" : isRanked ? "supporting" : null,
  }));
}
