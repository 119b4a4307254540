import { dirname, relative, sep } from "node:path";
import type { NestedSettings, Settings } from "../model/settings.js";
import { DEFAULT_SETTINGS } from "../model/settings.js";
import { applyConfiguration } from "./apply-configuration.js";
import type { DeclaredElsewhere, KnownRules } from "./check-references.js";
import { checkReferences, checkRuleReferences } from "./check-references.js";
import { grammatical, refuse, withoutEffect } from "./checked-settings.js";
import type { Configuration } from "./configuration-schema.js";
import type { ConfigurationSource, Problem } from "./configuration-source.js";
import type { CheckedConfiguration } from "./resolve-extends.js";
import { resolveExtends } from "./resolve-extends.js";

/** What is read below a root, and what it has to fit. */
export interface NestedRequest {
  /** One for each folder, those of outer folders first. */
  readonly sources: readonly ConfigurationSource[];
  readonly above: Settings;
  readonly root: string;
  readonly repository: string;
  readonly workingFolder: string;
}

/** The configurations of one folder below the root, with what they extend; the winning one last. */
export interface NestedChain {
  readonly folder: string;
  readonly own: readonly CheckedConfiguration[];
}

/** What configurations below the root say, each of its folder. */
export interface NestedResult {
  readonly nested: readonly NestedSettings[];
  readonly chains: readonly NestedChain[];
  readonly warnings: readonly string[];
  readonly checkRules: (known: KnownRules) => void;
}

/** Checks the configurations below a root and makes of each what it says of its folder. */
export async function nestedSettings(request: NestedRequest): Promise<NestedResult> {
  const chains: NestedChain[] = [];
  for (const source of request.sources) chains.push(await chainOf(source, request));
  const configurations = chains.flatMap(({ own }) => own);
  const elsewhere = declaredIn(request.above, configurations);
  for (const { source, configuration } of configurations) refuse(source, checkReferences(configuration, elsewhere));
  refuseSharedContexts(request.above, chains);
  return {
    nested: chains.map(({ folder, own }) => settingsOf(folder, own, request.root)),
    chains,
    warnings: configurations.flatMap(withoutEffect),
    checkRules: (known) => {
      for (const { source, configuration } of configurations) refuse(source, checkRuleReferences(configuration, known));
    },
  };
}

async function chainOf(source: ConfigurationSource, { root, repository, workingFolder }: NestedRequest): Promise<NestedChain> {
  const check = (each: ConfigurationSource): CheckedConfiguration => {
    const configuration = grammatical(each);
    refuse(each, keysOfTheRoot(configuration));
    return { source: each, configuration };
  };
  const layered = await resolveExtends(check(source), { workingFolder, repository, check });
  return {
    folder: inRoot(root, dirname(source.path ?? root)),
    own: layered.flatMap((layer) => (layer.is === "configuration" ? [layer] : [])),
  };
}

const ON_ITS_OWN = "or write root: true here to lint this folder on its own";

/** What speaks of the whole program, or of the run. */
const OF_THE_ROOT: readonly (keyof Configuration)[] = [
  "system",
  "capacity",
  "expect",
  "catalog",
  "declare",
  "dependency-cruiser",
  "plugins",
];

function keysOfTheRoot(configuration: Configuration): readonly Problem[] {
  const problems: Problem[] = OF_THE_ROOT.filter((key) => configuration[key] !== undefined).map((key) => ({
    path: [key],
    part: "key",
    message: `"${key}" is for the root's configuration, not for one below it: move it there, ${ON_ITS_OWN}`,
  }));
  if (configuration.include !== undefined) {
    const message = `"include" is for the root's configuration: name under exclude what does not count here, ${ON_ITS_OWN}`;
    problems.push({ path: ["include"], part: "key", message });
  }
  if (configuration.architecture?.pattern !== undefined) {
    const message = `"architecture.pattern" is for the root's configuration, not for one below it: move it there, ${ON_ITS_OWN}`;
    problems.push({ path: ["architecture", "pattern"], part: "key", message });
  }
  return [...problems, ...presetsIn(configuration)];
}

function presetsIn({ extends: written = [] }: Configuration): readonly Problem[] {
  return (typeof written === "string" ? [written] : written).flatMap((name, index): Problem[] =>
    name === "recommended" || name === "strict"
      ? [
          {
            path: typeof written === "string" ? ["extends"] : ["extends", index],
            part: "value",
            message: `extends: the preset "${name}" is for the root's configuration: set rules here, ${ON_ITS_OWN}`,
          },
        ]
      : [],
  );
}

function declaredIn(above: Settings, configurations: readonly CheckedConfiguration[]): DeclaredElsewhere {
  const layers = configurations.flatMap(({ configuration }) => {
    const written = configuration.architecture?.layers ?? [];
    return Array.isArray(written) ? written : Object.keys(written);
  });
  const contexts = configurations.flatMap(({ configuration }) => Object.keys(configuration.architecture?.contexts ?? {}));
  return {
    layers: [...(above.layers ?? []).map(({ name }) => name), ...layers],
    contexts: [...(above.contexts ?? []).map(({ name }) => name), ...contexts],
  };
}

/** A context is known by its name in the whole program: two of one name would count as one. */
function refuseSharedContexts(above: Settings, chains: readonly NestedChain[]): void {
  const owners = new Map((above.contexts ?? []).map(({ name }) => [name, "the root's configuration"]));
  for (const { own } of chains) {
    const last = own.findLast(({ configuration }) => configuration.architecture?.contexts !== undefined);
    if (last === undefined) continue;
    const names = Object.keys(last.configuration.architecture?.contexts ?? {});
    const problems = names.flatMap((name): Problem[] => {
      const owner = owners.get(name);
      if (owner === undefined) return [];
      const message = `the context "${name}" is declared in ${owner} too, and contexts go by their names in the whole program: rename one`;
      return [{ path: ["architecture", "contexts", name], part: "key", message }];
    });
    refuse(last.source, problems);
    for (const name of names) owners.set(name, last.source.name);
  }
}

function settingsOf(folder: string, own: readonly CheckedConfiguration[], root: string): NestedSettings {
  const merged = own.reduce<Settings>((under, { configuration }) => applyConfiguration(under, configuration), DEFAULT_SETTINGS);
  const exhaustive = own.findLast(({ configuration }) => configuration.architecture?.exhaustive !== undefined);
  return {
    folder,
    file: inRoot(root, own.at(-1)?.source.path ?? root),
    exclude: merged.exclude,
    exhaustive: exhaustive?.configuration.architecture?.exhaustive ?? null,
    layers: merged.layers,
    contexts: merged.contexts,
    rules: merged.rules,
    overrides: merged.overrides,
    glossary: merged.glossary,
  };
}

function inRoot(root: string, path: string): string {
  return relative(root, path).split(sep).join("/");
}
