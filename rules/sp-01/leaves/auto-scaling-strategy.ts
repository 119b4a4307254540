import type { Observed } from "../../../src/model/index.js";
import { defineLeaf } from "../../../src/model/index.js";

export default defineLeaf({
  leaf: "SP-01/auto-scaling-strategy",
  lookedFor: "horizontal pod autoscalers, KEDA objects, fixed numbers of replicas",
  *observe({ artifacts }): Iterable<Observed> {
    for (const { kind, target, min, max, metrics, at } of artifacts.autoscalers) {
      const bounds = `from ${min ?? 1} to ${max ?? "no stated maximum"}`;
      yield { text: `${kind} of ${target ?? "no stated target"} ${bounds}${metrics.length > 0 ? ` by ${metrics.join(", ")}` : ""}`, at };
    }
    for (const { name, kind, replicas, at } of artifacts.workloads) {
      if (replicas !== null) yield { text: `${kind} ${name}: ${replicas} ${replicas === 1 ? "replica" : "replicas"}`, at };
    }
  },
  say(_, { artifacts }) {
    const scaled = new Set(artifacts.autoscalers.flatMap(({ target }) => target ?? []));
    const fixed = artifacts.workloads.filter(({ name, replicas }) => replicas !== null && !scaled.has(name)).length;
    const clauses = [
      ...(scaled.size > 0 ? [`${[...scaled].sort().join(", ")} ${scaled.size === 1 ? "scales by itself" : "scale by themselves"}`] : []),
      ...(fixed > 0 ? [`${fixed} ${fixed === 1 ? "workload has" : "workloads have"} a fixed number of replicas`] : []),
    ];
    return clauses.length === 0 ? null : clauses.join("; ");
  },
});
