import type { FilePlace } from "./location.js";

/** Something that is deployed and run: a compose service, a Kubernetes workload, a serverless function, a process of a Procfile. */
export interface Workload {
  readonly name: string;
  /** Kubernetes kinds as they are; else what runs it. */
  readonly kind:
    "compose-service" | "Deployment" | "StatefulSet" | "DaemonSet" | "Job" | "CronJob" | "Pod" | "serverless-function" | "process";
  readonly at: FilePlace;
  readonly image: string | null;
  /** Folder or Dockerfile that the image is built from, or the folder that a process is started in, relative to the root. */
  readonly build: string | null;
  readonly replicas: number | null;
  readonly hasLimits: boolean;
  readonly hasProbes: boolean;
  /** Names of environment variables that it sets. */
  readonly environment: readonly string[];
}

/** A Dockerfile. */
export interface ContainerImage {
  readonly at: FilePlace;
  readonly from: readonly { readonly image: string; readonly at: FilePlace }[];
  /** The user of its last stage; null where none is set. */
  readonly user: string | null;
  readonly command: string | null;
  /** It takes files of the repository in: else what it runs was written by others. */
  readonly takesFiles: boolean;
}

/** A horizontal pod autoscaler, a KEDA scaled object or its like. */
export interface Autoscaler {
  readonly kind: string;
  readonly at: FilePlace;
  readonly target: string | null;
  readonly min: number | null;
  readonly max: number | null;
  /** What it scales on: `cpu 80 %`, `kafka lag 50`. */
  readonly metrics: readonly string[];
}

/** Any other object of a cluster's manifests: a network policy, an ingress, a certificate, a service monitor. */
export interface ClusterObject {
  readonly kind: string;
  readonly name: string;
  readonly at: FilePlace;
}

/** One step of a pipeline. */
export interface PipelineStep {
  readonly at: FilePlace;
  readonly job: string;
  /** The action or image that it uses; null where it runs a script. */
  readonly uses: string | null;
  /** What the action is given: `with` of GitHub Actions. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly run: string | null;
}

/** A workflow of GitHub Actions, a GitLab pipeline, or their like. */
export interface Pipeline {
  readonly at: FilePlace;
  readonly name: string;
  readonly steps: readonly PipelineStep[];
}

/** A table or collection of a Prisma schema or an SQL file. */
export interface StoredTable {
  readonly name: string;
  readonly at: FilePlace;
  readonly source: "prisma" | "sql";
  readonly columns: readonly { readonly name: string; readonly type: string; readonly at: FilePlace }[];
  /** Column lists of indexes, unique keys and the primary key. */
  readonly indexes: readonly (readonly string[])[];
  readonly references: readonly { readonly columns: readonly string[]; readonly table: string; readonly at: FilePlace }[];
}

/** An OpenAPI or AsyncAPI document. */
export interface ApiDescription {
  readonly kind: "openapi" | "asyncapi";
  readonly title: string | null;
  readonly version: string | null;
  readonly at: FilePlace;
  /** Paths, or channels. */
  readonly operations: readonly string[];
  readonly securitySchemes: readonly string[];
}

/** A line of CODEOWNERS. */
export interface OwnerRule {
  readonly pattern: string;
  readonly owners: readonly string[];
  readonly at: FilePlace;
}

/** A line of a committed `.env` file: its name and whether it gives a value, never the value. */
export interface EnvironmentEntry {
  readonly name: string;
  /** False where nothing stands there, or what only says where a value belongs: `<your key>`, `${KEY}`, `changeme`. */
  readonly hasValue: boolean;
  readonly at: FilePlace;
}

/** What a document is, by its path and title. */
export type DocumentKind =
  | "security-policy"
  | "threat-model"
  | "decision-record"
  | "runbook"
  | "incident-policy"
  | "service-objective"
  | "load-test"
  | "chaos-experiment"
  | "capacity-model"
  | "alert-rule"
  | "policy-as-code"
  | "dependency-updates"
  | "privacy-policy"
  | "contribution-guide"
  | "security-training"
  | "data-inventory"
  | "change-log";

/** A file whose place or name says what it is for. */
export interface WrittenDocument {
  readonly kind: DocumentKind;
  readonly title: string;
  readonly at: FilePlace;
}

/** A lockfile, with the versions that it fixes. */
export interface Lockfile {
  readonly at: FilePlace;
  readonly manager: "npm" | "pnpm" | "yarn" | "bun";
}

/** What the files of a repository say that are no source: each list sorted by file and line. */
export interface Artifacts {
  /** Every file that git does not ignore, sorted. */
  readonly files: readonly string[];
  readonly workloads: readonly Workload[];
  readonly images: readonly ContainerImage[];
  readonly autoscalers: readonly Autoscaler[];
  readonly clusterObjects: readonly ClusterObject[];
  readonly pipelines: readonly Pipeline[];
  readonly tables: readonly StoredTable[];
  readonly apis: readonly ApiDescription[];
  readonly owners: readonly OwnerRule[];
  readonly environment: readonly EnvironmentEntry[];
  readonly documents: readonly WrittenDocument[];
  readonly lockfiles: readonly Lockfile[];
  /** Artifacts that could not be read, and why. */
  readonly unread: readonly { readonly path: string; readonly because: string }[];
}
