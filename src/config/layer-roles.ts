import type { LayerRole } from "../model/architecture.js";
import { LAYER_ROLES } from "../model/architecture.js";

/** Only names that leave no doubt: `core` may be the domain, the kernel or a product. */
const SYNONYMS: ReadonlyMap<string, LayerRole> = new Map([
  ["infra", "infrastructure"],
  ["presentation", "interface"],
  ["api", "interface"],
  ["ui", "interface"],
  ["kernel", "shared"],
]);

/** The role that a layer's name says, or null. */
export function roleOfName(name: string): LayerRole | null {
  const lower = name.toLowerCase();
  return LAYER_ROLES.find((role) => role === lower) ?? SYNONYMS.get(lower) ?? null;
}
