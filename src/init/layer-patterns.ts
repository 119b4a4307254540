import { LAYER_ROLES, type LayerRole, type Program } from "../model/index.js";
import type { LayerPatterns } from "./detected.js";
import { escapedGlob } from "./escaped-glob.js";

/** More patterns for one layer than this are no statement but a list. */
const MAX_PATTERNS = 4;

/** Of more patterns than this no pairs are tried. */
const MAX_TRIED = 40;

/** Patterns that move more of the files than this describe another architecture. */
const MAX_MOVED = 0.1;

/** Shared code and wiring stay detected beside stated layers. */
const STATED: readonly LayerRole[] = LAYER_ROLES.filter((role) => role !== "shared" && role !== "composition");

/** The folders of each layer as a few patterns; null where detection sees more than patterns can say. */
export function layerPatterns({ modules, architecture }: Program): LayerPatterns | null {
  const roles = new Map(
    modules.flatMap(({ path, subject }) => {
      const role = subject === "source" ? (architecture.layerOf(path)?.layer.role ?? null) : null;
      return role === null ? [] : [[path, role] as const];
    }),
  );
  const folders = layerFolders(roles);
  const layers = STATED.flatMap((name) => {
    const own = merged([...folders].flatMap(([folder, role]) => (role === name && folder !== "" ? [folder.split("/")] : [])));
    const match =
      own.length > MAX_TRIED
        ? own
        : widened(own, (pattern) => [...roles].every(([path, role]) => role === name || !isWithin(path, pattern)));
    return match.length === 0 ? [] : [{ name, match }];
  });
  if (layers.length < 2 || layers.some(({ match }) => match.length > MAX_PATTERNS)) return null;
  const stated = (path: string): LayerRole | null => layers.find(({ match }) => match.some((each) => isWithin(path, each)))?.name ?? null;
  const moved = [...roles].filter(([path, role]) => (stated(path) ?? (STATED.includes(role) ? null : role)) !== role).length;
  if (moved > roles.size * MAX_MOVED) return null;
  return { layers: layers.map(({ name, match }) => ({ name, match: match.map(globOf) })), moved, files: roles.size };
}

/** The outermost folders all of whose folders hold mostly one layer. */
function layerFolders(roles: ReadonlyMap<string, LayerRole>): ReadonlyMap<string, LayerRole> {
  const direct = new Map<string, LayerRole[]>();
  for (const [path, role] of roles) {
    const folder = parentOf(path);
    const known = direct.get(folder);
    if (known === undefined) direct.set(folder, [role]);
    else known.push(role);
  }
  const inside = new Map<string, Set<LayerRole | null>>();
  for (const [folder, held] of direct) {
    const role = majorityOf(held);
    for (let at = folder; ; at = parentOf(at)) {
      const known = inside.get(at) ?? new Set();
      inside.set(at, known.add(role));
      if (at === "") break;
    }
  }
  const pure = new Map<string, LayerRole>();
  for (const [folder, held] of inside) {
    const [role] = held;
    if (held.size === 1 && role !== null && role !== undefined) pure.set(folder, role);
  }
  return new Map([...pure].filter(([folder]) => folder === "" || !pure.has(parentOf(folder))));
}

function majorityOf(roles: readonly LayerRole[]): LayerRole | null {
  return LAYER_ROLES.find((role) => roles.filter((each) => each === role).length * 2 > roles.length) ?? null;
}

type Pattern = readonly string[];

/** Makes one pattern of folders that differ in one step, as often as that makes fewer. */
function merged(patterns: readonly Pattern[]): readonly Pattern[] {
  const groups = new Map<string, Pattern[]>();
  for (const pattern of patterns) {
    // The last step is the layer's own name.
    for (let step = 0; step < pattern.length - 1; step++) {
      const key = JSON.stringify(pattern.with(step, "*"));
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [pattern]);
      else if (!group.includes(pattern)) group.push(pattern);
    }
  }
  const largest = [...groups].filter(([, group]) => group.length > 1).sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))[0];
  const [first, second] = largest?.[1] ?? [];
  if (largest === undefined || first === undefined || second === undefined) return [...patterns].sort(byText);
  const wildcard = first.map((step, index) => (step === second[index] ? step : "*"));
  return merged([wildcard, ...patterns.filter((each) => !largest[1].includes(each))]);
}

/** Makes one of any two with the same last step, where the one takes in nothing that is of another layer. */
function widened(patterns: readonly Pattern[], isOwn: (pattern: Pattern) => boolean): readonly Pattern[] {
  for (const [index, a] of patterns.entries()) {
    for (const b of patterns.slice(index + 1)) {
      if (a.length !== b.length || a[0] !== b[0] || a.at(-1) !== b.at(-1)) continue;
      const both = a.map((step, at) => (step === b[at] ? step : "*"));
      if (isOwn(both)) return widened([both, ...patterns.filter((each) => each !== a && each !== b)], isOwn);
    }
  }
  return [...patterns].sort(byText);
}

function byText(a: Pattern, b: Pattern): number {
  return a.join("/") < b.join("/") ? -1 : 1;
}

function isWithin(path: string, pattern: Pattern): boolean {
  const steps = path.split("/");
  return steps.length > pattern.length && pattern.every((step, index) => step === "*" || step === steps[index]);
}

function globOf(pattern: Pattern): string {
  return `${pattern.map((step) => (step === "*" ? step : escapedGlob(step))).join("/")}/**`;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}
