import type { Observed, Workload } from "../../../src/model/index.js";
import { defineLeaf } from "../../../src/model/index.js";

export default defineLeaf({
  leaf: "DA-02/deployment-units",
  lookedFor: "Dockerfiles, compose services, Kubernetes workloads, serverless functions, processes",
  *observe({ artifacts }): Iterable<Observed> {
    for (const { name, kind, image, build, at } of artifacts.workloads) {
      const from = build !== null ? `, built from ${build === "" ? "the root" : build}` : image !== null ? `, image ${image}` : "";
      yield { text: `${kind} ${name}${from}`, at };
    }
    for (const { from, at } of artifacts.images) yield { text: `image on ${from.map(({ image }) => image).join(", ")}`, at };
  },
  say(results, { artifacts }) {
    if (results.findings().length > 0) return null;
    const own = new Set(artifacts.workloads.filter(isOwn).map(({ name }) => name));
    const others = new Set(artifacts.workloads.filter((each) => !isOwn(each) && !own.has(each.name)).map(({ name }) => name));
    const images = artifacts.images.length;
    const clauses = [
      ...(own.size > 0 ? [`${own.size} deployed from here: ${[...own].sort().join(", ")}`] : []),
      ...(others.size > 0 ? [`${others.size} beside them: ${[...others].sort().join(", ")}`] : []),
      ...(images > 0 ? [`${images} ${images === 1 ? "Dockerfile" : "Dockerfiles"}`] : []),
    ];
    return clauses.length === 0 ? null : clauses.join("; ");
  },
});

/** A compose service of somebody else's image is infrastructure; what a manifest names may be built elsewhere, and is told as a unit. */
function isOwn({ kind, build }: Workload): boolean {
  return kind !== "compose-service" || build !== null;
}
