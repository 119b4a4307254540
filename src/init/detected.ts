import type { Context, LayerRole } from "../model/index.js";

/** How far what was detected can be relied on. */
export type Certainty = "certain" | "likely";

/** A layer as detected, and the patterns that would state it. */
export interface FoundLayer {
  readonly name: LayerRole;
  readonly files: number;
  /** How many of them by an unmistakable sign. */
  readonly certain: number;
  /** The sign that most of its files have. */
  readonly why: string;
}

/** Patterns for the four layers of the onion, and what stating them would move. */
export interface LayerPatterns {
  readonly layers: readonly { readonly name: LayerRole; readonly match: readonly string[] }[];
  /** Files that would get another layer or none. */
  readonly moved: number;
  readonly files: number;
}

/** A context as detected; one in several folders is one. */
export interface FoundContext {
  readonly name: string;
  readonly kind: Context["kind"];
  readonly folders: readonly string[];
  readonly files: number;
  readonly why: string;
  readonly sure: Certainty;
}

/** A framework or driver that the program is built with. */
export interface FoundFramework {
  readonly name: string;
  /** Source files that import it; 0 where only a package.json names it. */
  readonly files: number;
}

/** Something that is deployed and started by itself. */
export interface DeploymentUnit {
  readonly name: string;
  /** Relative to the root; empty for the root itself. */
  readonly folder: string;
  readonly signs: readonly string[];
  readonly sure: Certainty;
}

/** What a repository shows of its architecture, for the first configuration. */
export interface Detected {
  readonly files: number;
  readonly patterns: readonly string[];
  readonly layers: readonly FoundLayer[];
  readonly noLayersBecause: string;
  /** Null where a few patterns can't say what detection sees. */
  readonly layerPatterns: LayerPatterns | null;
  readonly contexts: readonly FoundContext[];
  readonly frameworks: readonly FoundFramework[];
  readonly units: readonly DeploymentUnit[];
  /** The outermost folders that hold front-end code and nothing to judge, with their files. */
  readonly frontends: readonly { readonly folder: string; readonly files: number }[];
}
