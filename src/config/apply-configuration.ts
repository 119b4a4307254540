import type { ContextSetting, LayerSetting, RuleSetting, Settings } from "../model/settings.js";
import type { Configuration, WrittenRuleSetting } from "./configuration-schema.js";
import { roleOfName } from "./layer-roles.js";

/**
 * Lays a configuration over settings: what it names wins.
 * Lists and the maps of layers and contexts are replaced as wholes; rules, glossary, capacity and declarations are merged by key; overrides, catalog and expectations add up.
 */
export function applyConfiguration(under: Settings, over: Configuration): Settings {
  const { architecture, system } = over;
  return {
    preset: under.preset,
    system: {
      name: system?.name ?? under.system.name,
      tier: system?.tier ?? under.system.tier,
      classification: system?.classification ?? under.system.classification,
      compliance: system?.compliance ?? under.system.compliance,
    },
    include: over.include === undefined ? under.include : listOf(over.include),
    exclude: over.exclude === undefined ? under.exclude : listOf(over.exclude),
    pattern: architecture?.pattern ?? under.pattern,
    exhaustive: architecture?.exhaustive ?? under.exhaustive,
    layers: architecture?.layers === undefined ? under.layers : layersOf(architecture.layers),
    contexts: architecture?.contexts === undefined ? under.contexts : Object.entries(architecture.contexts).map(contextOf),
    rules: mergeRules(under.rules, over.rules ?? {}),
    overrides: [
      ...under.overrides,
      ...(over.overrides ?? []).map((override) => ({ files: listOf(override.files), rules: mergeRules({}, override.rules) })),
    ],
    expect: [...new Set([...under.expect, ...(over.expect ?? [])])],
    glossary: { ...under.glossary, ...over.glossary },
    capacity: { ...under.capacity, ...definedOf(over.capacity ?? {}) },
    declare: { ...under.declare, ...declaredOf(over.declare ?? {}) },
    catalog: [...under.catalog, ...(over.catalog ?? [])],
    given: under.given,
    nested: under.nested,
  };
}

/** Lays written rules over settings; one that gives only a severity speaks of all messages, one that gives only messages leaves the rest. */
export function mergeRules(
  under: Readonly<Record<string, RuleSetting>>,
  over: Readonly<Record<string, WrittenRuleSetting>>,
): Readonly<Record<string, RuleSetting>> {
  const merged = { ...under };
  for (const [rule, written] of Object.entries(over)) {
    const base = under[rule] ?? { severity: null, options: {}, messages: {} };
    if (typeof written === "string") merged[rule] = { severity: written, options: base.options, messages: {} };
    else if (Array.isArray(written)) merged[rule] = { severity: written[0], options: { ...base.options, ...written[1] }, messages: {} };
    else merged[rule] = { ...base, messages: { ...base.messages, ...written } };
  }
  return merged;
}

type Architecture = NonNullable<Configuration["architecture"]>;

function layersOf(layers: NonNullable<Architecture["layers"]>): readonly LayerSetting[] {
  if (Array.isArray(layers)) {
    return layers.map((name, index) => ({ name, role: roleOfName(name), match: [], mayImport: importableBelow(layers, index) }));
  }
  return Object.entries(layers).map(([name, layer]) => ({
    name,
    role: layer.role ?? roleOfName(name),
    match: layer.match === undefined ? [] : listOf(layer.match),
    mayImport: layer["may-import"] ?? null,
  }));
}

/** Shared code is open to every layer, so the short form need not name it. */
function importableBelow(names: readonly string[], index: number): readonly string[] {
  const below = names.slice(index + 1);
  const shared = names.find((name) => roleOfName(name) === "shared");
  return shared === undefined ? [...below, "shared"] : below;
}

function contextOf([name, context]: [string, NonNullable<Architecture["contexts"]>[string]]): ContextSetting {
  return {
    name,
    match: listOf(context.match),
    subdomain: context.subdomain ?? null,
    owner: context.owner ?? null,
    public: context.public ?? null,
    mayUse: context["may-use"] ?? null,
    kernel: context.kernel ?? false,
  };
}

function declaredOf(declare: NonNullable<Configuration["declare"]>): Settings["declare"] {
  return Object.fromEntries(
    Object.entries(declare).map(([leaf, { value, by, on }]) => [leaf, { value: String(value), by: by ?? null, on: on ?? null }]),
  );
}

function definedOf(capacity: NonNullable<Configuration["capacity"]>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(capacity).filter((entry): entry is [string, number] => typeof entry[1] === "number"));
}

function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === "string" ? [value] : value;
}
