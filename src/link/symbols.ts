import type { Binding, BindingId, FileBodies, FileOutline, Resolution, SymbolTarget } from "../model/index.js";
import { declarationsOfBinding, isTypeDeclaration, richestDeclaration } from "./export-surface.js";
import type { ExportTrails, TrailEnd } from "./export-trail.js";
import { onceEach } from "./once-each.js";

/** What names mean. */
export interface Symbols {
  readonly binding: (file: string, id: BindingId) => Binding | null;
  readonly resolve: (file: string, id: BindingId) => SymbolTarget;
  readonly resolveName: (file: string, name: string) => SymbolTarget;
  /** What a dotted name means where the binding of its first part is known: `ns.Entity` and the binding of `ns`. */
  readonly resolveDotted: (file: string, head: BindingId, name: string) => SymbolTarget;
}

interface SymbolsInput {
  readonly outlines: ReadonlyMap<string, FileOutline>;
  readonly trails: ExportTrails;
  readonly bodies: (file: string) => FileBodies;
}

/** Makes the resolver of names. */
export function symbols({ outlines, trails, bodies }: SymbolsInput): Symbols {
  const byName = new Map<string, ReadonlyMap<string, BindingId>>();

  function binding(file: string, id: BindingId): Binding | null {
    const outline = outlines.get(file);
    if (outline === undefined) return null;
    return outline.bindings[id] ?? bodies(file).locals[id - outline.bindings.length] ?? null;
  }

  const resolve = onceEach((file: string, id: BindingId): SymbolTarget => {
    const outline = outlines.get(file);
    const found = binding(file, id);
    if (outline === undefined || found === null) return { is: "unknown", because: `${file} has no such name` };
    if (found.imported !== null) {
      const statement = outline.imports[found.imported[0]];
      const name = statement?.names[found.imported[1]];
      if (statement !== undefined && name !== undefined) return targetOf(trails.followImport(file, statement, name.imported).end, outlines);
    }
    const declaration = richestDeclaration(outline, id) ?? found.declaration;
    if (declaration !== null) return { is: "declared", file, name: outline.declarations[declaration]?.name || found.name, declaration };
    return { is: "local", file, binding: id };
  });

  function moduleScope(file: string, outline: FileOutline): ReadonlyMap<string, BindingId> {
    const known = byName.get(file);
    if (known !== undefined) return known;
    const names = new Map<string, BindingId>();
    outline.bindings.forEach(({ name }, id) => {
      const earlier = names.get(name);
      if (earlier === undefined || isOnlyType(outline, earlier)) names.set(name, id);
    });
    byName.set(file, names);
    return names;
  }

  function resolveName(file: string, name: string): SymbolTarget {
    const outline = outlines.get(file);
    const head = name.split(".", 1)[0] ?? name;
    const id = outline === undefined ? undefined : moduleScope(file, outline).get(head);
    return id === undefined ? { is: "unknown", because: `${file} declares and imports no ${head}` } : resolveDotted(file, id, name);
  }

  function resolveDotted(file: string, head: BindingId, name: string): SymbolTarget {
    return name
      .split(".")
      .slice(1)
      .reduce((target, member) => memberOf(target, member), resolve(file, head));
  }

  function memberOf(target: SymbolTarget, member: string): SymbolTarget {
    switch (target.is) {
      case "module":
        return targetOf(trails.follow(target.file, member).end, outlines);
      case "outside":
        return { ...target, member: target.member === "*" ? member : `${target.member}.${member}` };
      case "declared": {
        const name = `${target.name}.${member}`;
        const declaration = outlines.get(target.file)?.declarations.findIndex((each) => each.name === name) ?? -1;
        if (declaration !== -1) return { is: "declared", file: target.file, name, declaration };
        return { is: "unknown", because: `${name} is a member that is no declaration of its own` };
      }
      case "local":
        return { is: "unknown", because: `${member} is a property of a local value` };
      case "unknown":
        return target;
    }
  }

  return { binding, resolve, resolveName, resolveDotted };
}

function isOnlyType(outline: FileOutline, id: BindingId): boolean {
  const declarations = declarationsOfBinding(outline, id).map((each) => outline.declarations[each]);
  return declarations.length > 0 && declarations.every((each) => each !== undefined && isTypeDeclaration(each));
}

function targetOf(end: TrailEnd, outlines: ReadonlyMap<string, FileOutline>): SymbolTarget {
  switch (end.is) {
    case "declared": {
      const { file, declaration, binding } = end;
      if (declaration !== null)
        return { is: "declared", file, name: outlines.get(file)?.declarations[declaration]?.name || end.name, declaration };
      return binding === null ? { is: "unknown", because: `${end.name} of ${file} is an expression` } : { is: "local", file, binding };
    }
    case "namespace":
      return { is: "module", file: end.file };
    case "elsewhere":
      return outsideTarget(end.resolution, end.name);
    case "missing":
      return { is: "unknown", because: end.because };
  }
}

function outsideTarget(resolution: Exclude<Resolution, { readonly is: "file" }>, member: string): SymbolTarget {
  switch (resolution.is) {
    case "package":
      return { is: "outside", package: resolution.name, subpath: resolution.subpath, member };
    case "builtin":
      return { is: "outside", package: resolution.name, subpath: "", member };
    case "asset":
      return { is: "unknown", because: `${resolution.path} is no source file` };
    case "unresolved":
      return { is: "unknown", because: `the import leads nowhere: ${resolution.cause.subject}` };
  }
}
