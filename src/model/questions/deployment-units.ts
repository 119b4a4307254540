import type { Artifacts, ContainerImage, Workload } from "../artifacts.js";

/** What is built from this repository and runs by one name, over all manifests that run it. */
export interface DeploymentUnit {
  readonly name: string;
  /** As the manifests have it, by file and line. */
  readonly workloads: readonly Workload[];
  /** Folder or Dockerfile, as the first manifest with either says. */
  readonly build: string | null;
  /** The folder that its image is built from; empty for the root, null where no manifest says. */
  readonly folder: string | null;
  /** The Dockerfiles that its manifests name, or that stand in the folders that they name. */
  readonly images: readonly ContainerImage[];
}

/** The units that manifests run, without those that only run images of others; sorted by name. */
export function deploymentUnits({ workloads, images }: Pick<Artifacts, "workloads" | "images">): readonly DeploymentUnit[] {
  const dockerfiles = new Set(images.map(({ at }) => at.file));
  const foreign = new Set(foreignWorkloads({ workloads, images }).map(({ name }) => name));
  const names = [...new Set(workloads.map(({ name }) => name))].filter((name) => !foreign.has(name)).sort();
  return names.map((name): DeploymentUnit => {
    const same = workloads.filter((each) => each.name === name);
    const build = same.find((each) => each.build !== null)?.build ?? null;
    const folder = build !== null && dockerfiles.has(build) ? build.slice(0, Math.max(build.lastIndexOf("/"), 0)) : build;
    return { name, workloads: same, build, folder, images: imagesOf(same, images) };
  });
}

/** Workloads that run only what others built: databases, brokers, proxies. A cluster's images are taken for its own, but for the well known of the commons; one that some manifest builds is its own everywhere. */
export function foreignWorkloads({ workloads, images }: Pick<Artifacts, "workloads" | "images">): readonly Workload[] {
  const isBuilt = (each: Workload): boolean => each.build !== null && !takesNothing(imagesOf([each], images));
  const built = new Set(workloads.filter(isBuilt).map(({ name }) => name));
  const isForeign = (each: Workload): boolean => runsForeignImage(each) || (each.build !== null && !isBuilt(each));
  const foreign = new Set(workloads.filter((each) => !built.has(each.name) && isForeign(each)).map(({ name }) => name));
  return workloads.filter(({ name, image, build }) => foreign.has(name) && (image !== null || build !== null));
}

/** Images that take no file of the repository in run what others wrote. */
function takesNothing(images: readonly ContainerImage[]): boolean {
  return images.length > 0 && images.every(({ takesFiles }) => !takesFiles);
}

function imagesOf(workloads: readonly Workload[], images: readonly ContainerImage[]): readonly ContainerImage[] {
  const named = new Set(
    workloads.flatMap(({ build, kind }) =>
      build === null || kind === "process" ? [] : [build, `${build === "" ? "" : `${build}/`}Dockerfile`],
    ),
  );
  return images.filter(({ at }) => named.has(at.file));
}

function runsForeignImage({ image, kind }: Workload): boolean {
  return image !== null && (kind === "compose-service" || PUBLIC.test(image));
}

/** Images of the commons: databases, brokers, proxies, watchers. */
const PUBLIC =
  /(?:^|\/)(?:postgres|postgresql|mysql|mariadb|mongo|mongodb|redis|valkey|memcached|rabbitmq|kafka|cp-kafka|zookeeper|nats|nginx|traefik|envoy|haproxy|elasticsearch|opensearch|prometheus|grafana|loki|jaeger|minio|vault|keycloak|busybox|alpine)(?:[:@-]|$)/;
