import type { Autoscaler, ClusterObject, Workload } from "../model/index.js";
import type { YamlValue } from "./yaml-reader.js";

/** A text that holds objects of a cluster. */
export function isClusterManifest(text: string): boolean {
  return /^apiVersion:\s*\S/m.test(text) && /^kind:\s*\S/m.test(text);
}

const WORKLOADS = new Set(["Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Pod"]);

/** What a manifest's documents declare (kubernetes.io/docs/reference, keda.sh/docs). */
export interface ClusterFacts {
  readonly workloads: readonly Workload[];
  readonly autoscalers: readonly Autoscaler[];
  readonly objects: readonly ClusterObject[];
}

/** Sorts the objects of a manifest. */
export function clusterFacts(documents: readonly YamlValue[]): ClusterFacts {
  const workloads: Workload[] = [];
  const autoscalers: Autoscaler[] = [];
  const objects: ClusterObject[] = [];
  for (const document of documents.flatMap((each) => (each.get("kind")?.text() === "List" ? (each.get("items")?.items() ?? []) : [each]))) {
    const kind = document.get("kind")?.text() ?? null;
    if (kind === null || document.get("apiVersion") === null) continue;
    const name = document.path("metadata", "name")?.text() ?? "(unnamed)";
    if (WORKLOADS.has(kind)) workloads.push(workloadOf(kind, name, document));
    else if (kind === "HorizontalPodAutoscaler" || kind === "ScaledObject") autoscalers.push(autoscalerOf(kind, document));
    else objects.push({ kind, name, at: document.at });
  }
  return { workloads, autoscalers, objects };
}

function workloadOf(kind: string, name: string, document: YamlValue): Workload {
  const spec = document.get("spec");
  const pod =
    kind === "Pod"
      ? spec
      : kind === "CronJob"
        ? (spec?.path("jobTemplate", "spec", "template", "spec") ?? null)
        : (spec?.path("template", "spec") ?? null);
  const containers = pod?.get("containers")?.items() ?? [];
  return {
    name,
    kind: kindOf(kind),
    at: document.at,
    image: containers[0]?.get("image")?.text() ?? null,
    build: null,
    replicas: spec?.get("replicas")?.number() ?? null,
    hasLimits: containers.length > 0 && containers.every((each) => each.path("resources", "limits") !== null),
    hasProbes: containers.some((each) => each.get("livenessProbe") !== null || each.get("readinessProbe") !== null),
    environment: containers.flatMap((each) => (each.get("env")?.items() ?? []).flatMap((item) => item.get("name")?.text() ?? [])),
  };
}

function kindOf(kind: string): Workload["kind"] {
  switch (kind) {
    case "StatefulSet":
    case "DaemonSet":
    case "Job":
    case "CronJob":
    case "Pod":
      return kind;
    default:
      return "Deployment";
  }
}

function autoscalerOf(kind: string, document: YamlValue): Autoscaler {
  const spec = document.get("spec");
  const isKeda = kind === "ScaledObject";
  return {
    kind,
    at: document.at,
    target: spec?.path("scaleTargetRef", "name")?.text() ?? null,
    min: spec?.get(isKeda ? "minReplicaCount" : "minReplicas")?.number() ?? null,
    max: spec?.get(isKeda ? "maxReplicaCount" : "maxReplicas")?.number() ?? null,
    metrics: isKeda ? (spec?.get("triggers")?.items() ?? []).flatMap((each) => each.get("type")?.text() ?? []) : metricsOf(spec),
  };
}

function metricsOf(spec: YamlValue | null): readonly string[] {
  const old = spec?.get("targetCPUUtilizationPercentage")?.number() ?? null;
  const listed = (spec?.get("metrics")?.items() ?? []).flatMap((metric) => {
    const resource = metric.get("resource") ?? metric.get("pods") ?? metric.get("external") ?? metric.get("object");
    const name = resource?.get("name")?.text() ?? resource?.path("metric", "name")?.text() ?? null;
    const target = resource?.path("target", "averageUtilization")?.number() ?? null;
    return name === null ? [] : [target === null ? name : `${name} ${target} %`];
  });
  return old === null ? listed : [`cpu ${old} %`, ...listed];
}
