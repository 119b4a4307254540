import type { LayerRole } from "./architecture.js";
import type { Severity } from "./result.js";

/** What a rule is set to: its severity (null leaves each message its own), its options, and single messages. */
export interface RuleSetting {
  readonly severity: Severity | "off" | null;
  readonly options: Readonly<Record<string, unknown>>;
  readonly messages: Readonly<Record<string, Severity | "off">>;
}

/** A layer as `.archlint.yml` declares it. */
export interface LayerSetting {
  readonly name: string;
  readonly role: LayerRole | null;
  /** Globs relative to the root; empty for the short form, where the layer's files are detected by its role. */
  readonly match: readonly string[];
  /** Names of layers; null where the built-in arrows hold. */
  readonly mayImport: readonly string[] | null;
}

/** A bounded context as `.archlint.yml` declares it. */
export interface ContextSetting {
  readonly name: string;
  readonly match: readonly string[];
  readonly subdomain: "core" | "supporting" | "generic" | null;
  readonly owner: string | null;
  /** Globs relative to the context's folder; null where the built-in published surface holds. */
  readonly public: readonly string[] | null;
  readonly mayUse: readonly string[] | null;
  readonly kernel: boolean;
}

/** Rules for some files only. */
export interface OverrideSetting {
  readonly files: readonly string[];
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

/** What a configuration below the root's says of its own folder. */
export interface NestedSettings {
  /** Relative to the root, with `/`; all patterns here are relative to it. */
  readonly folder: string;
  /** The configuration file, relative to the root. */
  readonly file: string;
  readonly exclude: readonly string[];
  /** Null where the configuration above says it. */
  readonly exhaustive: boolean | null;
  /** Null where what holds above holds here. */
  readonly layers: readonly LayerSetting[] | null;
  /** Null where what holds above holds here. */
  readonly contexts: readonly ContextSetting[] | null;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly overrides: readonly OverrideSetting[];
  readonly glossary: Readonly<Record<string, { readonly use: string }>>;
}

/** Something that the code can't show and the team states. */
export interface Declared {
  readonly value: string;
  readonly by: string | null;
  readonly on: string | null;
}

/** The configuration after defaults, presets and checks: plain data, the same for a file and for an object. */
export interface Settings {
  readonly preset: "recommended" | "strict";
  readonly system: {
    readonly name: string | null;
    readonly tier: string | null;
    readonly classification: string | null;
    readonly compliance: readonly string[];
  };
  /** Null where every source file counts. */
  readonly include: readonly string[] | null;
  readonly exclude: readonly string[];
  readonly pattern: string | null;
  /** A source file in no layer is a finding. */
  readonly exhaustive: boolean;
  /** Null where layers are detected. */
  readonly layers: readonly LayerSetting[] | null;
  /** Null where contexts are detected. */
  readonly contexts: readonly ContextSetting[] | null;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly overrides: readonly OverrideSetting[];
  readonly expect: readonly string[];
  readonly glossary: Readonly<Record<string, { readonly use: string }>>;
  readonly capacity: Readonly<Record<string, number>>;
  readonly declare: Readonly<Record<string, Declared>>;
  readonly catalog: readonly Readonly<Record<string, unknown>>[];
  /** Rules given beside all files, which win over every one of them. */
  readonly given: Readonly<Record<string, RuleSetting>>;
  /** What configurations below the root refine, sorted by folder: outer ones come before those inside them. */
  readonly nested: readonly NestedSettings[];
}

/** Settings with nothing configured: everything is detected. */
export const DEFAULT_SETTINGS: Settings = {
  preset: "recommended",
  system: { name: null, tier: null, classification: null, compliance: [] },
  include: null,
  exclude: [],
  pattern: null,
  exhaustive: false,
  layers: null,
  contexts: null,
  rules: {},
  overrides: [],
  expect: [],
  glossary: {},
  capacity: {},
  declare: {},
  catalog: [],
  given: {},
  nested: [],
};
