import type { Pipeline, PipelineStep } from "../model/index.js";
import type { YamlValue } from "./yaml-reader.js";

/** A pipeline's file by its path. */
export function isPipelineFile(path: string): boolean {
  return /^(?:\.github\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.ya?ml|\.gitlab\/.*\.ya?ml|\.circleci\/config\.ya?ml|bitbucket-pipelines\.ya?ml|azure-pipelines[\w.-]*\.ya?ml)$/.test(
    path,
  );
}

/** Keys of a GitLab pipeline that are no jobs. */
const NO_JOB = new Set([
  "stages",
  "variables",
  "include",
  "default",
  "workflow",
  "image",
  "services",
  "cache",
  "before_script",
  "after_script",
]);

/** The jobs and steps of a pipeline: GitHub Actions' and GitLab's in full, of others the scripts. */
export function pipelineOf(path: string, document: YamlValue): Pipeline {
  const jobs = path.startsWith(".github/")
    ? (document.get("jobs")?.entries() ?? [])
    : document.entries().filter(([name]) => !NO_JOB.has(name));
  return {
    at: { ...document.at, line: 1, column: 1 },
    name: document.get("name")?.text() ?? path,
    steps: path.startsWith(".github/")
      ? jobs.flatMap(([job, value]) => githubSteps(job, value))
      : [...includedBy(document), ...jobs.flatMap(([job, value]) => scriptsIn(job, value, 0))],
  };
}

/** Templates that a GitLab pipeline takes in: they bring jobs of their own. */
function includedBy(document: YamlValue): readonly PipelineStep[] {
  const include = document.get("include");
  return include === null ? [] : scriptsIn("include", include, 0);
}

function githubSteps(job: string, value: YamlValue): readonly PipelineStep[] {
  const reused = value.get("uses");
  const called = reused === null ? [] : [{ at: reused.at, job, uses: reused.text(), inputs: {}, run: null }];
  const steps = (value.get("steps")?.items() ?? []).map((step): PipelineStep => ({
    at: step.at,
    job,
    uses: step.get("uses")?.text() ?? null,
    inputs: inputsOf(step),
    run: step.get("run")?.text() ?? null,
  }));
  return [...called, ...steps];
}

function inputsOf(step: YamlValue): Readonly<Record<string, string>> {
  const written = step.get("with")?.entries() ?? [];
  return Object.fromEntries(
    written.flatMap(([name, value]) => {
      const text = value.text();
      return text === null ? [] : [[name, text]];
    }),
  );
}

const SCRIPT_KEYS = new Set(["script", "before_script", "after_script", "run", "command", "bash", "pipe", "image", "template", "include"]);
const DEEPEST = 8;

function scriptsIn(job: string, value: YamlValue, depth: number): readonly PipelineStep[] {
  if (depth > DEEPEST) return [];
  const own = value.entries().flatMap(([key, inner]): readonly PipelineStep[] => {
    if (!SCRIPT_KEYS.has(key)) return scriptsIn(job, inner, depth + 1);
    const uses = key === "image" || key === "template" || key === "include" || key === "pipe";
    const texts = [inner, ...inner.items()].flatMap((each) => {
      const text = each.text();
      return text === null ? [] : [{ at: each.at, job, uses: uses ? text : null, inputs: {}, run: uses ? null : text }];
    });
    return texts.length > 0 ? texts : scriptsIn(job, inner, depth + 1);
  });
  return [...own, ...value.items().flatMap((item) => scriptsIn(job, item, depth + 1))];
}
