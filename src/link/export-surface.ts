import type { BindingId, Declaration, DeclarationId, ExportFact, FileOutline } from "../model/index.js";

/** What one module offers to others, indexed by name. */
export interface ExportSurface {
  readonly named: ReadonlyMap<string, ExportFact>;
  /** `export * from`, in the order of the text. */
  readonly stars: readonly ExportFact[];
  /** `export =` or `module.exports =`. */
  readonly equals: ExportFact | null;
  /** Some export is a property of `exports`. */
  readonly commonjs: boolean;
}

/** Indexes a module's exports; where a type and a value share a name, the value stands for both. */
export function exportSurface(outline: FileOutline): ExportSurface {
  const named = new Map<string, ExportFact>();
  const stars: ExportFact[] = [];
  let equals: ExportFact | null = null;
  let commonjs = false;
  for (const fact of outline.exports) {
    if (fact.kind === "star") stars.push(fact);
    else if (fact.name === "export=") equals = fact;
    else {
      if (fact.kind === "commonjs") commonjs = true;
      const earlier = named.get(fact.name);
      if (earlier === undefined || weight(outline, fact) > weight(outline, earlier)) named.set(fact.name, fact);
    }
  }
  // `module.exports = { a, b }` is the module's exports by name, which are listed beside it.
  if (equals?.binding === null && equals.kind === "commonjs" && named.size > 0) equals = null;
  return { named, stars, equals, commonjs };
}

/** The declaration behind an export of this file: where several share the name, the one that says most. */
export function declarationOfExport(outline: FileOutline, fact: ExportFact): DeclarationId | null {
  if (fact.binding !== null) {
    const binding = outline.bindings[fact.binding];
    return richestDeclaration(outline, fact.binding) ?? binding?.declaration ?? fact.declaration;
  }
  return fact.declaration;
}

/** All declarations that share a module-scope binding: an interface and a constant of one name, a class and its namespace. */
export function declarationsOfBinding(outline: FileOutline, id: BindingId): readonly DeclarationId[] {
  return (bindingIndex(outline).get(id) ?? []).map(([declaration]) => declaration);
}

/** Where several declarations share a binding, the one that says most of what the name is: a class before an interface before a value. */
export function richestDeclaration(outline: FileOutline, id: BindingId): DeclarationId | null {
  return bindingIndex(outline).get(id)?.[0]?.[0] ?? null;
}

/** Whether nothing of a declaration exists at run time. */
export function isTypeDeclaration(declaration: Declaration): boolean {
  return declaration.is === "interface" || declaration.is === "type" || (declaration.is === "namespace" && declaration.typeOnly);
}

const RICHNESS: Readonly<Record<Declaration["is"], number>> = {
  class: 0,
  interface: 1,
  enum: 2,
  function: 3,
  variable: 4,
  type: 5,
  namespace: 6,
};

type BindingIndex = ReadonlyMap<BindingId, readonly (readonly [DeclarationId, Declaration])[]>;

const bindingIndexes = new WeakMap<FileOutline, BindingIndex>();

function bindingIndex(outline: FileOutline): BindingIndex {
  const known = bindingIndexes.get(outline);
  if (known !== undefined) return known;
  const index = new Map<BindingId, (readonly [DeclarationId, Declaration])[]>();
  outline.declarations.forEach((declaration, id) => {
    if (declaration.binding === null) return;
    const others = index.get(declaration.binding);
    if (others === undefined) index.set(declaration.binding, [[id, declaration]]);
    else others.push([id, declaration]);
  });
  for (const list of index.values()) if (list.length > 1) list.sort(([a, x], [b, y]) => RICHNESS[x.is] - RICHNESS[y.is] || a - b);
  bindingIndexes.set(outline, index);
  return index;
}

function weight(outline: FileOutline, fact: ExportFact): number {
  if (fact.typeOnly) return 0;
  const declaration = fact.declaration === null ? undefined : outline.declarations[fact.declaration];
  return declaration !== undefined && isTypeDeclaration(declaration) ? 1 : 2;
}
