import type { Location } from "./location.js";
import type { DeclarationId } from "./value.js";

/** The four layers of the onion, and the two beside it: `shared` (kernel, base classes, pure code: imports none of the four) and `composition` (modules, containers, main: imports all). */
export const LAYER_ROLES = ["domain", "application", "interface", "infrastructure", "shared", "composition"] as const;

/** One of the six layers. */
export type LayerRole = (typeof LAYER_ROLES)[number];

/** A layer as configured or detected. */
export interface Layer {
  /** The configuration's name, or the role's. */
  readonly name: string;
  /** Null for a configured layer whose role isn't known; then only `mayImport` judges it. */
  readonly role: LayerRole | null;
  /** Names of the layers that it may import, itself not counted; null where the built-in arrows of its role hold. */
  readonly mayImport: readonly string[] | null;
}

/** Why a file or declaration was given its place: for `archlint explain`. */
export interface Reason {
  /** A clause without full stop: `folder domain/`, `decorated with @Controller`. */
  readonly text: string;
  /** `configured` by the user, `certain` by an unmistakable sign, `likely` by a convention. */
  readonly strength: "configured" | "certain" | "likely";
}

/** The layer of one file. */
export interface LayerAssignment {
  readonly layer: Layer;
  /** The layer whose folder stands around a file that belongs to another: `infrastructure/http/routes` is interface inside infrastructure. Null where it stands in its own. */
  readonly inside: LayerRole | null;
  readonly reasons: readonly Reason[];
}

/** A part of the system with its own model. */
export interface Context {
  readonly name: string;
  /** `kernel` is shared by agreement; a `feature-module` has no aggregate and no domain event of its own and is judged by no context rule. */
  readonly kind: "bounded-context" | "feature-module" | "kernel";
  readonly configured: boolean;
  /** Folder relative to the root where one holds it; null where only patterns do. */
  readonly folder: string | null;
  readonly subdomain: "core" | "supporting" | "generic" | null;
  readonly owner: string | null;
  /** Contexts that the declared map allows; null where no map is declared. */
  readonly mayUse: readonly string[] | null;
  readonly reasons: readonly Reason[];
}

/** The context of one file. */
export interface ContextAssignment {
  readonly context: Context;
  readonly reasons: readonly Reason[];
}

/** Whether other contexts may import a file, and why. */
export interface Publication {
  readonly public: boolean;
  readonly why: string;
}

/** What a file is to the review: only `source` is judged by architecture rules. */
export type Subject = "source" | "test" | "frontend" | "generated" | "script";

/** Building blocks that roles name. */
export const ELEMENT_ROLES = [
  "aggregate",
  "entity",
  "value-object",
  "domain-event",
  "integration-event",
  "domain-service",
  "domain-error",
  "repository-port",
  "repository",
  "port",
  "adapter",
  "use-case",
  "command",
  "query",
  "command-handler",
  "query-handler",
  "event-handler",
  "controller",
  "route-handler",
  "guard",
  "dto",
  "persistence-model",
  "mapper",
  "consumer",
  "publisher",
  "outbox",
  "wiring",
  "injection-token",
] as const;

/** The role of a declaration. */
export type ElementRole = (typeof ELEMENT_ROLES)[number];

/** A declaration with a role in the architecture. */
export interface Element {
  readonly role: ElementRole;
  readonly name: string;
  readonly at: Location;
  readonly declaration: DeclarationId;
  readonly reasons: readonly Reason[];
}

/** Layers and contexts of the program, configured or detected: rules see no difference. */
export interface Architecture {
  /** Named as the report's header does: `Hexagonal`, `Layered`, `Event-Driven`, `Microservices`, `Modular Monolith`. */
  readonly patterns: readonly string[];
  readonly layers: readonly Layer[];
  /** Empty where the program has layers; otherwise why none were found. */
  readonly noLayersBecause: string;
  readonly contexts: readonly Context[];
  layerOf(path: string): LayerAssignment | null;
  contextOf(path: string): ContextAssignment | null;
  /** Whether a file belongs to the published surface of its context. */
  publicationOf(path: string): Publication;
}
