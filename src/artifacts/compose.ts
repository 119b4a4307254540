import { posix } from "node:path";
import type { Workload } from "../model/index.js";
import type { YamlValue } from "./yaml-reader.js";

/** A compose file by its name. What a test or a pipeline starts for itself is no deployment. */
export function isComposeFile(path: string): boolean {
  return /(?:^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$/i.test(path) && !/[._-](?:tests?|testing|e2e|ci)(?=[._-])[^/]*$/i.test(path);
}

/** The services of a compose file (docs.docker.com/reference/compose-file). */
export function composeWorkloads(path: string, document: YamlValue): readonly Workload[] {
  const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
  return (document.get("services")?.entries() ?? []).map(([name, service]): Workload => ({
    name,
    kind: "compose-service",
    at: service.at,
    image: service.get("image")?.text() ?? null,
    build: buildOf(service, folder),
    replicas: service.path("deploy", "replicas")?.number() ?? service.get("scale")?.number() ?? null,
    hasLimits: service.path("deploy", "resources", "limits") !== null || service.get("mem_limit") !== null,
    hasProbes: service.get("healthcheck") !== null,
    environment: namesOf(service.get("environment")),
  }));
}

function buildOf(service: YamlValue, folder: string): string | null {
  const build = service.get("build");
  const written = build?.text() ?? build?.get("context")?.text() ?? null;
  if (written === null) return null;
  const dockerfile = build?.get("dockerfile")?.text() ?? null;
  const path = posix.normalize(posix.join(folder, written, dockerfile ?? "")).replace(/\/$/, "");
  return path === "." ? "" : path.startsWith("..") ? null : path;
}

/** Variables as a map or as a list of `NAME=value`. */
function namesOf(environment: YamlValue | null): readonly string[] {
  if (environment === null) return [];
  const listed = environment.items().flatMap((item) => item.text()?.split("=")[0] ?? []);
  return listed.length > 0 ? listed : environment.entries().map(([name]) => name);
}
