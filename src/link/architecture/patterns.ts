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
  if (has("domain-event") && has("event-handler")) found.push("Event-Driven");
  const deployables = linked.packages.filter((pkg) =>
    linked.modules.some(({ package: own, path, subject }) => own === pkg && subject === "source" && isServer(path)),
  );
  const bounded = contexts.filter((context) => context.kind === "bounded-context").length;
  if (deployables.length > 1) found.push("Microservices");
  else if (bounded > 1) found.push("Modular Monolith");
  return found;
}

/** What a tool's hidden folder or a scaffold has is started by nobody here. */
function isServer(path: string): boolean {
  return !/(^|\/)(\.[^/]+|scaffold|templates?|examples?)\//.test(path) && /(^|\/)(main|server)\.[cm]?[jt]s$/.test(path);
}
