import type { Context, LayerRole } from "../../model/index.js";
import type { LinkedModules, RoleTable } from "../linked-modules.js";

/** The names that the report's header gives to what was found. */
export function architecturePatterns(
  linked: LinkedModules,
  roles: RoleTable,
  layers: ReadonlySet<LayerRole>,
  contexts: readonly Context[],
): readonly string[] {
  const found: string[] = [];
  const has = (wanted: string): boolean => roles.elements.some((element) => element.role === wanted);
  if (layers.has("domain")) found.push(has("repository-port") || has("port") ? "Hexagonal" : "Layered");
  if ((has("domain-event") || has("integration-event")) && (has("event-handler") || has("consumer"))) found.push("Event-Driven");
  const deployables = linked.packages.filter((pkg) =>
    linked.modules.some(({ package: own, path, subject }) => own === pkg && subject === "source" && isServer(path)),
  );
  const bounded = new Set(contexts.filter((context) => context.kind === "bounded-context").map(({ name }) => name));
  if (deployables.length > 1) found.push("Microservices");
  else if (bounded.size > 1 || packagedContexts(linked, contexts) > 1) found.push("Modular Monolith");
  return found;
}

/** Contexts and feature modules that are each a package of their own: their boundary is one that the package manager keeps. */
function packagedContexts(linked: LinkedModules, contexts: readonly Context[]): number {
  const folders = new Set(contexts.flatMap(({ kind, folder }) => (kind === "kernel" || folder === null ? [] : [folder])));
  const homes = new Set(linked.packages.map((pkg) => pkg.folder).filter((folder) => folder !== ""));
  return [...homes].filter((home) => [...folders].filter((folder) => `${folder}/`.startsWith(`${home}/`)).length === 1).length;
}

/** What a tool's hidden folder or a scaffold has is started by nobody here. */
function isServer(path: string): boolean {
  return !/(^|\/)(\.[^/]+|scaffold|templates?|examples?)\//.test(path) && /(^|\/)(main|server)\.[cm]?[jt]s$/.test(path);
}
