import type { Context, ContextSetting, EmptySelector, Layer, LayerSetting, Reason } from "../../model/index.js";
import { matcherIn, staticFolderIn } from "./glob.js";
import type { Scope } from "./scopes.js";

/** A declared layer or context with the test for its files. */
export interface Selector<T> {
  readonly subject: T;
  readonly matches: (path: string) => boolean;
  readonly reasons: readonly Reason[];
}

/** The declared layers as the model knows them. */
export function configuredLayers({ folder, of, declared }: Scope<LayerSetting>): readonly Selector<Layer>[] {
  return (declared ?? []).map((setting) => ({
    subject: { name: setting.name, role: setting.role, mayImport: setting.mayImport },
    matches: matcherIn(folder, setting.match),
    reasons: [{ text: `matches architecture.layers.${setting.name}${of}`, strength: "configured" }],
  }));
}

/** The declared contexts as the model knows them. */
export function configuredContexts({ folder, of, declared }: Scope<ContextSetting>): readonly Selector<Context>[] {
  return (declared ?? []).map((setting) => ({
    subject: {
      name: setting.name,
      kind: setting.kernel ? "kernel" : "bounded-context",
      configured: true,
      folder: setting.match.length === 1 ? staticFolderIn(folder, setting.match[0] ?? "") : null,
      subdomain: setting.subdomain,
      owner: setting.owner,
      mayUse: setting.mayUse,
      reasons: [{ text: `declared as architecture.contexts.${setting.name}${of}`, strength: "configured" }],
    },
    matches: matcherIn(folder, setting.match),
    reasons: [{ text: `matches architecture.contexts.${setting.name}${of}`, strength: "configured" }],
  }));
}

/** Declared patterns that match no file: a check that silently checks nothing. */
export function findEmptySelectors(
  kind: "layers" | "contexts",
  { folder, declared }: Scope<{ readonly name: string; readonly match: readonly string[] }>,
  paths: readonly string[],
): readonly EmptySelector[] {
  return (declared ?? []).flatMap((setting) =>
    setting.match.flatMap((pattern) =>
      paths.some(matcherIn(folder, [pattern])) ? [] : [{ key: `architecture.${kind}.${setting.name}.match`, pattern, folder }],
    ),
  );
}
