import { pathBelow, type ContextSetting, type LayerSetting, type Settings } from "../../model/index.js";

/** What one configuration declares of its folder; the root's, whose folder is empty, may declare nothing and leave it to detection. */
export interface Scope<T> {
  readonly folder: string;
  /** Names the configuration in reasons; empty for the root's. */
  readonly of: string;
  readonly declared: readonly T[] | null;
}

/** Whose layers hold where: within a folder its own replace those above as a whole. */
export function layerScopes({ layers, nested }: Settings): readonly Scope<LayerSetting>[] {
  const below = nested.flatMap((each) =>
    each.layers === null ? [] : [{ folder: each.folder, of: ofFile(each.file), declared: each.layers }],
  );
  return [{ folder: "", of: "", declared: layers }, ...below];
}

/** Whose contexts hold where. */
export function contextScopes({ contexts, nested }: Settings): readonly Scope<ContextSetting>[] {
  const below = nested.flatMap((each) =>
    each.contexts === null ? [] : [{ folder: each.folder, of: ofFile(each.file), declared: each.contexts }],
  );
  return [{ folder: "", of: "", declared: contexts }, ...below];
}

/** The scope that holds for a path: the innermost, as outer ones come first. */
export function scopeAt<S extends { readonly folder: string }>(scopes: readonly S[], path: string): S | null {
  return scopes.findLast(({ folder }) => pathBelow(folder, path) !== null) ?? null;
}

function ofFile(file: string): string {
  return ` of ${file}`;
}
