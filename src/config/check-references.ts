import { LAYER_ROLES } from "../model/architecture.js";
import { LEAF_IDS, SECTIONS } from "../model/leaf.js";
import type { Configuration, WrittenRuleSetting } from "./configuration-schema.js";
import type { KeyPath, Problem } from "./configuration-source.js";
import { keyName } from "./configuration-source.js";
import { roleOfName } from "./layer-roles.js";
import { oneOf, suggestion } from "./suggestion.js";

/** What is wrong with an option of a rule; the path begins at the options. */
export interface OptionFault {
  readonly path: KeyPath;
  readonly part: Problem["part"];
  readonly message: string;
}

/** What the configuration may name: the loader knows no rule itself. */
export interface KnownRules {
  /** Message ids by rule id. */
  readonly messages: ReadonlyMap<string, readonly string[]>;
  /** Checks a rule's options; called only where a configuration gives some. */
  readonly checkOptions: (rule: string, options: Readonly<Record<string, unknown>>) => readonly OptionFault[];
}

/** Layers and contexts that other configurations of the program declare. */
export interface DeclaredElsewhere {
  readonly layers: readonly string[];
  readonly contexts: readonly string[];
}

const NOTHING_ELSEWHERE: DeclaredElsewhere = { layers: [], contexts: [] };

/** Names in a configuration that lead nowhere, keys that can't work together, and what this version can't do yet. */
export function checkReferences(
  { architecture, declare, ...configuration }: Configuration,
  elsewhere: DeclaredElsewhere = NOTHING_ELSEWHERE,
): readonly Problem[] {
  return [
    ...checkLayers(architecture?.layers, elsewhere.layers),
    ...checkContexts(architecture?.contexts ?? {}, elsewhere.contexts),
    ...Object.keys(declare ?? {}).flatMap(checkLeaf),
    ...notYet(configuration),
  ];
}

/** Rule ids, message ids and options that a configuration names and no rule has. */
export function checkRuleReferences({ rules, expect, overrides }: Configuration, known: KnownRules): readonly Problem[] {
  return [
    ...checkRules(rules ?? {}, ["rules"], known),
    ...(expect ?? []).flatMap((rule, index) => unknownRule(rule, ["expect", index], "value", known)),
    ...(overrides ?? []).flatMap((override, index) => checkRules(override.rules, ["overrides", index, "rules"], known)),
  ];
}

/** The same for rules that were given apart from a configuration. */
export function checkRules(rules: Readonly<Record<string, WrittenRuleSetting>>, at: KeyPath, known: KnownRules): readonly Problem[] {
  return Object.entries(rules).flatMap(([rule, setting]) => {
    const path = [...at, rule];
    const unknown = unknownRule(rule, path, "key", known);
    return unknown.length > 0 ? unknown : checkSetting(rule, setting, path, known);
  });
}

function unknownRule(rule: string, path: KeyPath, part: Problem["part"], known: KnownRules): readonly Problem[] {
  if (known.messages.has(rule)) return [];
  const hint = suggestion(rule, [...known.messages.keys()]);
  return [{ path, part, message: `unknown rule "${rule}"${hint === "" ? "; archlint rules lists them" : hint}` }];
}

function checkSetting(rule: string, setting: WrittenRuleSetting, path: KeyPath, known: KnownRules): readonly Problem[] {
  if (typeof setting === "string") return [];
  if (Array.isArray(setting)) {
    const options = setting[1];
    if (options === undefined) return [];
    return known
      .checkOptions(rule, options)
      .map((fault) => ({ path: [...path, 1, ...fault.path], part: fault.part, message: `${rule}: ${fault.message}` }));
  }
  const messages = known.messages.get(rule) ?? [];
  return Object.keys(setting)
    .filter((id) => !messages.includes(id))
    .map((id) => {
      const hint = suggestion(id, messages);
      const valid = messages.length === 0 ? "" : `; its messages are ${messages.join(", ")}`;
      return { path: [...path, id], part: "key", message: `${rule} has no message "${id}"${hint === "" ? valid : hint}` };
    });
}

type Layers = NonNullable<Configuration["architecture"]>["layers"];

function checkLayers(layers: Layers, elsewhere: readonly string[]): readonly Problem[] {
  const at = ["architecture", "layers"];
  if (layers === undefined) return [];
  if (Array.isArray(layers)) {
    return layers.flatMap((name, index): Problem[] => {
      const path = [...at, index];
      if (layers.indexOf(name) !== index) return [{ path, part: "value", message: `the layer "${name}" stands in the list twice` }];
      if (roleOfName(name) !== null) return [];
      const hint = suggestion(name, LAYER_ROLES);
      return [
        { path, part: "value", message: `"${name}" is none of ${oneOf(LAYER_ROLES)}, so its files can't be told; give it a match${hint}` },
      ];
    });
  }
  const names = [...new Set([...Object.keys(layers), "shared", "composition", ...elsewhere])];
  return Object.entries(layers).flatMap(([name, layer]) => {
    const path = [...at, name];
    const problems: Problem[] = unknownNames(layer["may-import"] ?? [], names, [...path, "may-import"], "layer");
    if (layer.match === undefined && layer.role === undefined && roleOfName(name) === null) {
      problems.push({ path, part: "key", message: `${keyName(path)} needs a match, or a role by which its files are detected` });
    }
    return problems;
  });
}

type Contexts = NonNullable<NonNullable<Configuration["architecture"]>["contexts"]>;

function checkContexts(contexts: Contexts, elsewhere: readonly string[]): readonly Problem[] {
  const names = [...new Set([...Object.keys(contexts), ...elsewhere])];
  return Object.entries(contexts).flatMap(([name, context]) =>
    unknownNames(context["may-use"] ?? [], names, ["architecture", "contexts", name, "may-use"], "context"),
  );
}

function unknownNames(written: readonly string[], valid: readonly string[], at: KeyPath, kind: string): Problem[] {
  return written.flatMap((name, index): Problem[] => {
    if (valid.includes(name)) return [];
    const hint = suggestion(name, valid);
    return [
      {
        path: [...at, index],
        part: "value",
        message: `${keyName(at)}: no ${kind} is called "${name}"${hint === "" ? `; there are ${valid.join(", ")}` : hint}`,
      },
    ];
  });
}

/** Leaves of the report's further sections are not listed in the model yet: for those the form is all that can be checked. */
function checkLeaf(leaf: string): readonly Problem[] {
  if (LEAF_IDS.includes(leaf)) return [];
  const section = /^([A-Z]{2}-\d{2})\/[a-z0-9-]+$/.exec(leaf)?.[1];
  if (section !== undefined && section !== "DA-00" && !SECTIONS.some((each) => each.id === section)) return [];
  return [{ path: ["declare", leaf], part: "key", message: `the report has no leaf "${leaf}"${suggestion(leaf, LEAF_IDS)}` }];
}

/** A gate that silently leaves out the rules it was told to run would be worse than none. */
function notYet(configuration: Configuration): readonly Problem[] {
  return (["dependency-cruiser", "plugins"] as const).flatMap((key): Problem[] =>
    configuration[key] === undefined
      ? []
      : [
          {
            path: [key],
            part: "key",
            message: `"${key}" is not supported by this version of archlint: its rules would not run; remove the key`,
          },
        ],
  );
}
