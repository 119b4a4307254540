import type { Artifacts, Autoscaler, ClusterObject, FilePlace, Lockfile, Workload } from "../model/index.js";
import { apiOf, isApiDescription } from "./api-descriptions.js";
import { composeWorkloads, isComposeFile } from "./compose.js";
import { isDockerfile, readDockerfile } from "./dockerfile.js";
import { clusterFacts, isClusterManifest } from "./kubernetes.js";
import { linesOf } from "./lines-of.js";
import { environmentEntries, isEnvironmentFile, isOwnersFile, ownerRules } from "./owners.js";
import { isPipelineFile, pipelineOf } from "./pipelines.js";
import { prismaTables } from "./prisma.js";
import { sqlTables } from "./sql.js";
import { standingTables } from "./standing-tables.js";
import { documentKind, writtenDocument } from "./written-documents.js";
import type { YamlValue } from "./yaml-reader.js";
import { readYaml } from "./yaml-reader.js";

/** The files of a repository: their paths, sorted, and their texts; null where one can't be read or is too large. */
export interface ArtifactFiles {
  readonly files: readonly string[];
  read(path: string): string | null;
}

type Gathered = { -readonly [Key in keyof Artifacts]: Artifacts[Key] extends readonly (infer Item)[] ? Item[] : never };

const LOCKFILES: Readonly<Record<string, Lockfile["manager"]>> = {
  "package-lock.json": "npm",
  "npm-shrinkwrap.json": "npm",
  "pnpm-lock.yaml": "pnpm",
  "yarn.lock": "yarn",
  "bun.lock": "bun",
  "bun.lockb": "bun",
};

/** What the files of a repository say that are no source. */
export function artifactsOf({ files, read }: ArtifactFiles): Artifacts {
  const found: Gathered = {
    files: [...files],
    workloads: [],
    images: [],
    autoscalers: [],
    clusterObjects: [],
    pipelines: [],
    tables: [],
    apis: [],
    owners: [],
    environment: [],
    documents: [],
    lockfiles: [],
    unread: [],
  };
  for (const path of files) gather(path, read, found);
  const byPlace = <T extends { readonly at: FilePlace }>(list: readonly T[]): readonly T[] =>
    [...list].sort((a, b) => comparePlaces(a.at, b.at));
  return {
    ...found,
    tables: standingTables(found.tables, files),
    workloads: byPlace<Workload>(found.workloads),
    autoscalers: byPlace<Autoscaler>(found.autoscalers),
    clusterObjects: byPlace<ClusterObject>(found.clusterObjects),
  };
}

function gather(path: string, read: ArtifactFiles["read"], found: Gathered): void {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const manager = LOCKFILES[name];
  if (manager !== undefined) {
    found.lockfiles.push({ at: { file: path, line: 1, column: 1 }, manager });
    return;
  }
  const kind = documentKind(path);
  if (kind !== null) found.documents.push(writtenDocument(kind, path, read(path)));
  if (isDockerfile(path)) gatherText(path, read, found, (text) => pushSome(found.images, readDockerfile(path, text)));
  else if (isOwnersFile(path)) gatherText(path, read, found, (text) => found.owners.push(...ownerRules(path, text)));
  else if (isEnvironmentFile(path)) gatherText(path, read, found, (text) => found.environment.push(...environmentEntries(path, text)));
  else if (path.endsWith(".prisma")) gatherText(path, read, found, (text) => found.tables.push(...prismaTables(path, text)));
  else if (path.endsWith(".sql")) gatherText(path, read, found, (text) => found.tables.push(...sqlTables(path, text)));
  else if (name === "Procfile") gatherText(path, read, found, (text) => found.workloads.push(...processes(path, text)));
  else if (/\.ya?ml$/.test(path) || /(?:openapi|swagger|asyncapi)[\w.-]*\.json$/i.test(path))
    gatherText(path, read, found, (text) => gatherYaml(path, text, found));
}

function gatherText(path: string, read: ArtifactFiles["read"], found: Gathered, use: (text: string) => unknown): void {
  const text = read(path);
  if (text === null) found.unread.push({ path, because: "could not be read, or is too large" });
  else use(text);
}

function gatherYaml(path: string, text: string, found: Gathered): void {
  const isCluster = isClusterManifest(text);
  const isServerless = /(?:^|\/)serverless\.ya?ml$/.test(path);
  if (!isCluster && !isServerless && !isComposeFile(path) && !isPipelineFile(path) && !isApiDescription(text)) return;
  if (isCluster && text.includes("{{")) {
    found.unread.push({ path, because: "a template: what it makes depends on values" });
    return;
  }
  const documents = readYaml(path, text);
  const first = documents?.[0];
  if (documents === null || first === undefined) {
    found.unread.push({ path, because: "no valid YAML, or it repeats itself without end" });
    return;
  }
  if (isPipelineFile(path)) found.pipelines.push(pipelineOf(path, first));
  else if (isComposeFile(path)) found.workloads.push(...composeWorkloads(path, first));
  else if (isApiDescription(text)) found.apis.push(apiOf(first));
  else if (isServerless) found.workloads.push(...serverlessFunctions(first));
  else {
    const { workloads, autoscalers, objects } = clusterFacts(documents);
    found.workloads.push(...workloads);
    found.autoscalers.push(...autoscalers);
    found.clusterObjects.push(...objects);
  }
}

function serverlessFunctions(document: YamlValue): readonly Workload[] {
  return (document.get("functions")?.entries() ?? []).map(([name, { at }]) => plainWorkload(name, "serverless-function", at));
}

/** The processes of a Procfile (devcenter.heroku.com/articles/procfile); its release phase is a command that each deployment runs once. */
function processes(path: string, text: string): readonly Workload[] {
  const build = path.slice(0, Math.max(path.lastIndexOf("/"), 0));
  return linesOf(path, text).flatMap(({ text: line, at }) => {
    const name = /^([\w-]+):\s*\S/.exec(line)?.[1];
    return name === undefined || name === "release" ? [] : [{ ...plainWorkload(name, "process", at), build }];
  });
}

function plainWorkload(name: string, kind: Workload["kind"], at: FilePlace): Workload {
  return { name, kind, at, image: null, build: null, replicas: null, hasLimits: false, hasProbes: false, environment: [] };
}

function pushSome<T>(list: T[], item: T | null): void {
  if (item !== null) list.push(item);
}

function comparePlaces(a: FilePlace, b: FilePlace): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line;
}
