import type { Context, ContextSetting, EmptySelector, Layer, LayerSetting, Reason } from "../../model/index.js";
import { matcher, staticFolder } from "./glob.js";

/** A declared layer or context with the test for its files. */
export interface Selector<T> {
  readonly subject: T;
  readonly matches: (path: string) => boolean;
  readonly reasons: readonly Reason[];
}

/** The declared layers as the model knows them. */
export function configuredLayers(settings: readonly LayerSetting[]): readonly Selector<Layer>[] {
  return settings.map((setting) => ({
    subject: { name: setting.name, role: setting.role, mayImport: setting.mayImport },
    matches: matcher(setting.match),
    reasons: [{ text: `matches architecture.layers.${setting.name}`, strength: "configured" }],
  }));
}

/** The declared contexts as the model knows them. */
export function configuredContexts(settings: readonly ContextSetting[]): readonly Selector<Context>[] {
  return settings.map((setting) => ({
    subject: {
      name: setting.name,
      kind: setting.kernel ? "kernel" : "bounded-context",
      configured: true,
      folder: setting.match.length === 1 ? staticFolder(setting.match[0] ?? "") : null,
      subdomain: setting.subdomain,
      owner: setting.owner,
      mayUse: setting.mayUse,
      reasons: [{ text: `declared as architecture.contexts.${setting.name}`, strength: "configured" }],
    },
    matches: matcher(setting.match),
    reasons: [{ text: `matches architecture.contexts.${setting.name}`, strength: "configured" }],
  }));
}

/** Declared patterns that match no file: a check that silently checks nothing. */
export function findEmptySelectors(
  kind: "layers" | "contexts",
  settings: readonly { readonly name: string; readonly match: readonly string[] }[],
  paths: readonly string[],
): readonly EmptySelector[] {
  return settings.flatMap((setting) =>
    setting.match.flatMap((pattern) =>
      paths.some(matcher([pattern])) ? [] : [{ key: `architecture.${kind}.${setting.name}.match`, pattern }],
    ),
  );
}
