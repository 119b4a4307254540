import type { Certainty, DeploymentUnit } from "./detected.js";

/** A package's manifest as far as it says what is started. */
export interface StartedPackage {
  readonly folder: string;
  readonly name: string;
  readonly scripts: readonly string[];
  /** Holds code that is judged. */
  readonly hasSource: boolean;
}

interface Sign {
  readonly folder: string;
  readonly name: string | null;
  readonly text: string;
  readonly sure: Certainty;
}

const START_SCRIPTS = ["start:prod", "start", "serve"];

/** Names of files that say what stands in their folder is deployed. */
const DEPLOYED = /^(?:serverless\.(?:ya?ml|ts|js|json)|Procfile|fly\.toml|wrangler\.(?:toml|jsonc?)|app\.ya?ml|sst\.config\.ts)$/;
/** What has one more word (docker-compose.dev.yml) lays over the one without. */
const COMPOSE = /^(?:docker-)?compose\.ya?ml$/;
const DOCKERFILE = /^(?:Dockerfile|Containerfile)(?:[.-]([\w-]+))?$|^([\w-]+)\.[Dd]ockerfile$/;
/** Stages of one image, not other units. */
const STAGE = /^(?:dev|development|prod|production|test|ci|local|debug|build|base|alpine|staging|e2e)$/i;
const DEPLOYMENT_FOLDER = /^(?:docker|containers?|deploy|deployments?|build|ops|infra)$/i;
const ASIDE = /(?:^|\/)(?:__tests__|tests?|e2e|examples?|samples?|fixtures?|templates?|demos?|docs?|node_modules|\.[^/]+)(?:\/|$)/;

/** What is deployed and started by itself, by the names of files and what package.json starts. */
export function deploymentUnits(files: readonly string[], packages: readonly StartedPackage[]): readonly DeploymentUnit[] {
  const kept = files.filter((path) => !ASIDE.test(path));
  const signs = [...kept.flatMap(signOfFile), ...nestProjects(kept), ...packages.flatMap(startScript)];
  const units = new Map<string, Sign[]>();
  for (const sign of signs) {
    const key = JSON.stringify([sign.folder, sign.name]);
    const known = units.get(key);
    if (known === undefined) units.set(key, [sign]);
    else if (!known.some(({ text }) => text === sign.text)) known.push(sign);
  }
  return [...units.values()]
    .flatMap((group) => unitOf(group, packages))
    .sort((a, b) => (a.folder < b.folder ? -1 : a.folder > b.folder ? 1 : 0));
}

function signOfFile(path: string): readonly Sign[] {
  const folder = folderOf(path);
  const file = path.slice(folder === "" ? 0 : folder.length + 1);
  const home = homeOf(folder);
  if (DEPLOYED.test(file)) return [{ folder: home, name: null, text: path, sure: "certain" }];
  if (COMPOSE.test(file)) return [{ folder: home, name: `services of ${path}`, text: "by its name", sure: "likely" }];
  const image = DOCKERFILE.exec(file);
  if (image === null) return [];
  const suffix = image[1] ?? image[2];
  return [{ folder: home, name: suffix === undefined || STAGE.test(suffix) ? null : suffix, text: path, sure: "certain" }];
}

/** A folder of nothing but deployment speaks of what stands around it. */
function homeOf(folder: string): string {
  const at = folder.lastIndexOf("/");
  return DEPLOYMENT_FOLDER.test(folder.slice(at + 1)) ? homeOf(folder.slice(0, Math.max(at, 0))) : folder;
}

/** `apps/*` beside a nest-cli.json that have an entry of their own. */
function nestProjects(files: readonly string[]): readonly Sign[] {
  return files
    .filter((path) => path === "nest-cli.json" || path.endsWith("/nest-cli.json"))
    .flatMap((path) => {
      const home = folderOf(path) === "" ? "apps/" : `${folderOf(path)}/apps/`;
      return files
        .filter((each) => each.startsWith(home) && /^[^/]+\/src\/main\.ts$/.test(each.slice(home.length)))
        .map((each): Sign => ({ folder: folderOf(folderOf(each)), name: null, text: "project of nest-cli.json", sure: "certain" }));
    });
}

function startScript({ folder, scripts, hasSource }: StartedPackage): readonly Sign[] {
  const script = START_SCRIPTS.find((each) => scripts.includes(each));
  return script === undefined || !hasSource || ASIDE.test(folder) ? [] : [{ folder, name: null, text: `script ${script}`, sure: "likely" }];
}

function unitOf(signs: readonly Sign[], packages: readonly StartedPackage[]): readonly DeploymentUnit[] {
  const [first] = signs;
  if (first === undefined) return [];
  const { folder } = first;
  const manifest = packages.find((each) => each.folder === folder)?.name;
  const name = first.name ?? manifest ?? (folder === "" ? "this repository" : folder.slice(folder.lastIndexOf("/") + 1));
  const sure = signs.some((each) => each.sure === "certain") ? "certain" : "likely";
  return [{ name, folder, signs: signs.map(({ text }) => text), sure }];
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}
