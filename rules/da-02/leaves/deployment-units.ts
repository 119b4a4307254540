import type { DeploymentUnit, LeafContext, Observed } from "../../../src/model/index.js";
import { counted, defineLeaf, deploymentUnits, foreignWorkloads, imageName, listed } from "../../../src/model/index.js";

/** An import of one unit's folder from another's. */
interface Coupling {
  readonly from: string;
  readonly to: string;
  readonly imports: number;
  readonly at: Observed["at"];
}

export default defineLeaf({
  leaf: "DA-02/deployment-units",
  lookedFor: "Dockerfiles, compose services, workloads of a cluster, serverless functions, processes",
  *observe(context): Iterable<Observed> {
    const { artifacts } = context;
    for (const { name, workloads } of deploymentUnits(artifacts)) {
      for (const { kind, build, at } of workloads)
        yield { text: `${name}: ${kind}${build === null || kind === "process" ? "" : ` built from ${shown(build)}`}`, at };
    }
    for (const { at, from } of artifacts.images)
      yield { text: `an image from ${listed([...new Set(from.map(({ image }) => image))])}`, at };
    for (const { from, to, imports, at } of couplings(context))
      yield { text: `${from} imports from ${to}: ${counted(imports, "import")}`, at };
    for (const { name, image, at } of foreignWorkloads(artifacts)) yield { text: `an image of others: ${name} from ${image ?? name}`, at };
  },
  say(_, context) {
    const { artifacts } = context;
    const units = deploymentUnits(artifacts);
    const beside = [...new Set(foreignWorkloads(artifacts).map(({ image, name }) => (image === null ? name : imageName(image))))];
    const builds = new Set(units.map(({ build }) => build));
    const built = new Set(
      artifacts.workloads.flatMap(({ build }) => (build === null ? [] : [build, `${build}/Dockerfile`.replace(/^\//, "")])),
    );
    const loose = artifacts.images.map(({ at }) => at.file).filter((file) => !built.has(file));
    const folders = new Set(unitsWithSources(context).map(({ folder }) => folder));
    const coupled = couplings(context);
    const clauses = [
      ...(units.length > 0
        ? [`${counted(units.length, "unit")}: ${listed(units.map(({ name }) => name))}`]
        : artifacts.images.length > 0
          ? [
              `${counted(artifacts.images.length, "Dockerfile")}; no manifest was found that runs ${artifacts.images.length === 1 ? "it" : "them"}`,
            ]
          : []),
      ...(units.length > 0 && loose.length > 0
        ? [`${counted(loose.length, "further Dockerfile")} that no manifest runs: ${listed(loose, 4)}`]
        : []),
      ...(units.length > 1 && builds.size === 1 && builds.has("") ? ["all built from the root"] : []),
      ...(folders.size > 1
        ? [
            coupled.length === 0
              ? "no unit imports from the folder of another"
              : `${counted(coupled.length, "pair")} of units coupled by imports: ${listed(coupled.map(({ from, to }) => `${from} → ${to}`))}`,
          ]
        : []),
      ...(beside.length > 0
        ? [`${units.length > 0 ? "beside images" : "no unit of its own in the manifests, but images"} of others: ${listed(beside)}`]
        : []),
    ];
    return clauses.length === 0 ? null : clauses.join("; ");
  },
});

/** Imports between the folders of units; units of one folder are one. */
function couplings(context: LeafContext): readonly Coupling[] {
  const { program, place } = context;
  const units = unitsWithSources(context);
  const unitOf = (file: string): DeploymentUnit | null => units.find(({ folder }) => file.startsWith(`${folder ?? ""}/`)) ?? null;
  const found = new Map<string, Coupling>();
  for (const { path, subject } of program.modules) {
    const from = subject === "source" ? unitOf(path) : null;
    if (from === null) continue;
    for (const dependency of program.dependenciesOf(path)) {
      const to = unitOf(dependency.to);
      if (to === null || to.folder === from.folder) continue;
      const key = JSON.stringify([from.name, to.name]);
      const known = found.get(key);
      found.set(key, {
        from: from.name,
        to: to.name,
        imports: (known?.imports ?? 0) + 1,
        at: known?.at ?? place({ file: path, span: dependency.span }),
      });
    }
  }
  return [...found.values()];
}

/** Units with a folder of their own that holds sources: a Dockerfile's folder need not. */
function unitsWithSources({ program, artifacts }: LeafContext): readonly DeploymentUnit[] {
  return deploymentUnits(artifacts).filter(
    ({ folder }) =>
      folder !== null &&
      folder !== "" &&
      program.modules.some(({ path, subject }) => subject === "source" && path.startsWith(`${folder}/`)),
  );
}

function shown(build: string): string {
  return build === "" ? "the root" : build;
}
