import type { LayerRole, Module, Reason } from "../../model/index.js";
import type { FileSigns } from "./file-signs.js";

/** A layer with its reason, or a decision that waits for the layers of what the file imports. */
export type LayerClaim =
  | SettledClaim
  /** A port beside its adapter: the innermost layer that may know what it imports. */
  | { readonly is: "port"; readonly reason: Reason }
  /** Settings, and modules in a shared folder: shared, unless they know one of the four. */
  | { readonly is: "settings"; readonly reason: Reason }
  /** An index that only passes on: the layer of what it passes on, where that is one. */
  | { readonly is: "barrel"; readonly otherwise: SettledClaim }
  | { readonly is: "none" };

/** A layer with its reason. */
export interface SettledClaim {
  readonly is: "layer";
  readonly role: LayerRole;
  readonly reason: Reason;
}

/** Where a file stands, prepared for the decisions. */
export interface FilePlace {
  readonly module: Module;
  readonly signs: FileSigns;
  /** Folder words from the source root of its zone down to the file. */
  readonly words: readonly string[];
  /** Inside a layered unit, or in a module beside one. */
  readonly inModule: boolean;
  /** Index of the word that names a folder beside the unit's domain folder; -1 outside a unit. */
  readonly unitLevel: number;
  /** Index of the word that names a folder which all share; -1 where there is none, or where it belongs to one context. */
  readonly kernelAt: number;
  /** Declares an interface that a class of another file implements and that the domain or the use cases take. */
  readonly servesInside: boolean;
  /** Part of a deployable application that holds no layered unit itself. */
  readonly deployable: boolean;
  /** Whether some file in the folder that a word names handles requests. */
  readonly delivers: (word: number) => boolean;
  /** The package serves pages from `app/` or `pages/` (Next.js). */
  readonly pagesFolder: boolean;
}

/** A layer, claimed for a reason. */
export function claim(role: LayerRole, text: string, strength: Reason["strength"]): SettledClaim {
  return { is: "layer", role, reason: { text, strength } };
}

/** The word nearest to the file that fits, or null. */
export function nearestWord(words: readonly string[], fits: (word: string) => boolean): string | null {
  return words.findLast(fits) ?? null;
}
