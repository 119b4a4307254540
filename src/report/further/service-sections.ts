import type { Capability, DeploymentUnit, LeafContext, OperationKind, SectionReport, Workload } from "../../model/index.js";
import { counted, deploymentUnits, onePerPlace } from "../../model/index.js";
import { type Fact, furtherLeaf } from "./further-leaf.js";
import { libraryFacts } from "./library-facts.js";

/** More units than this are an estate, not a service's report. */
const MOST_UNITS = 40;

/** A section for each deployment unit that is built from this repository. */
export function serviceSections(context: LeafContext): readonly SectionReport[] {
  return deploymentUnits(context.artifacts)
    .slice(0, MOST_UNITS)
    .map((unit, index) => sectionOf(`MS-${String(index + 1).padStart(2, "0")}`, unit, context));
}

function sectionOf(id: string, { name, workloads, folder, images }: DeploymentUnit, context: LeafContext): SectionReport {
  const { artifacts } = context;
  const isOwn = (file: string): boolean => folder !== null && (folder === "" || file.startsWith(`${folder}/`));
  const own = (...wanted: readonly Capability[]): readonly Fact[] =>
    libraryFacts(context, ...wanted).filter(({ at }) => at !== null && isOwn(at.file));
  const scalers = artifacts.autoscalers.filter(({ target }) => target === name);
  return {
    id,
    title: name,
    leaves: [
      furtherLeaf(id, "Capacity", capacityFacts(workloads), "replicas, requests and limits"),
      furtherLeaf(
        id,
        "Database",
        operationFacts(context, isOwn, ["database.read", "database.write"]),
        "reads and writes of a database in the unit's own folder",
      ),
      furtherLeaf(id, "Caching", own("caching"), "libraries of caches"),
      furtherLeaf(
        id,
        "Security",
        images.map(({ user, at }) => ({ text: user === null ? "the image sets no user" : `the image runs as ${user}`, at })),
        "the user of the image",
      ),
      furtherLeaf(
        id,
        "Monitoring",
        [
          ...workloads.filter(({ hasProbes }) => hasProbes).map(({ at }) => ({ text: "has probes or a health check", at })),
          ...own("metrics", "tracing", "health-check", "error-tracking"),
        ],
        "probes, metrics, traces",
      ),
      furtherLeaf(
        id,
        "Scaling",
        scalers.map(({ kind, min, max, metrics, at }) => ({
          text: `${kind} from ${min ?? "?"} to ${max ?? "?"}${metrics.length > 0 ? ` by ${metrics.join(", ")}` : ""}`,
          at,
        })),
        "autoscalers that name it",
      ),
    ],
  };
}

/** Where a cluster runs the unit, what compose says is for the developer's machine. */
function capacityFacts(workloads: readonly Workload[]): readonly Fact[] {
  const deployed = workloads.filter(({ kind }) => kind !== "compose-service");
  return (deployed.length > 0 ? deployed : workloads).map(capacityFact);
}

function capacityFact({ replicas, hasLimits, kind, at }: Workload): Fact {
  const parts = [...(replicas === null ? [] : [counted(replicas, "replica")]), ...(hasLimits ? ["limits are set"] : [])];
  return { text: `${kind}${parts.length === 0 ? ", neither replicas nor limits are set" : `: ${parts.join(", ")}`}`, at };
}

function operationFacts(
  { program, place }: LeafContext,
  isOwn: (file: string) => boolean,
  kinds: readonly OperationKind[],
): readonly Fact[] {
  return kinds.flatMap((kind) => {
    const places = onePerPlace(program.operations(kind).filter(({ at }) => isOwn(at.file)));
    const [first] = places;
    if (first === undefined) return [];
    return [{ text: `${counted(places.length, kind === "database.read" ? "read" : "write")} of the database`, at: place(first.at) }];
  });
}
