import type { Ancestor, Declaration, DeclarationId, Heritage, SymbolTarget, TypeRef } from "../model/index.js";
import type { Symbols } from "./symbols.js";

/** No hand-written hierarchy is deeper; generated ones are cut here. */
const DEEPEST = 64;

interface AncestorsInput {
  readonly symbols: Symbols;
  readonly declaration: (file: string, id: DeclarationId) => Declaration | null;
}

interface Base {
  readonly relation: Ancestor["relation"];
  readonly name: string;
  readonly target: SymbolTarget;
}

/** Base classes and interfaces of a class or interface, breadth first: each declaration once, at its least depth. */
export function ancestorsOf(input: AncestorsInput, file: string, id: DeclarationId): readonly Ancestor[] {
  const found: Ancestor[] = [];
  const visited = new Set([key(file, id)]);
  let front: readonly { readonly file: string; readonly id: DeclarationId }[] = [{ file, id }];
  for (let depth = 1; front.length > 0 && depth <= DEEPEST; depth++) {
    const next: { readonly file: string; readonly id: DeclarationId }[] = [];
    for (const from of front) {
      for (const base of basesOf(input, from.file, from.id)) {
        const { target } = base;
        if (target.is === "declared") {
          const reached = key(target.file, target.declaration);
          if (visited.has(reached)) continue;
          visited.add(reached);
          next.push({ file: target.file, id: target.declaration });
        }
        found.push({ ...base, depth });
      }
    }
    front = next;
  }
  return found;
}

function basesOf(input: AncestorsInput, file: string, id: DeclarationId): readonly Base[] {
  const declaration = input.declaration(file, id);
  const heritage = (relation: Ancestor["relation"], each: Heritage): Base => ({
    relation,
    name: each.name,
    target: heritageTarget(input.symbols, file, each),
  });
  switch (declaration?.is) {
    case "class":
      return [
        ...(declaration.extends === null ? [] : [heritage("extends", declaration.extends)]),
        ...declaration.implements.map((each) => heritage("implements", each)),
      ];
    case "interface":
      return declaration.extends.map((each) => heritage("extends", each));
    case "type":
      return aliasBases(input.symbols, file, declaration.type);
    default:
      return [];
  }
}

function heritageTarget(symbols: Symbols, file: string, heritage: Heritage): SymbolTarget {
  if (heritage.binding !== null && isDottedName(heritage.name)) return symbols.resolveDotted(file, heritage.binding, heritage.name);
  if (heritage.value !== null || !isDottedName(heritage.name))
    return { is: "unknown", because: `the base ${heritage.name} is an expression` };
  return symbols.resolveName(file, heritage.name);
}

// A class that implements an alias implements what the alias names.
function aliasBases(symbols: Symbols, file: string, type: TypeRef): readonly Base[] {
  if (type.is === "intersection") return type.items.flatMap((each) => aliasBases(symbols, file, each));
  if (type.is !== "reference") return [];
  const target = type.binding === null ? symbols.resolveName(file, type.name) : symbols.resolveDotted(file, type.binding, type.name);
  return [{ relation: "extends", name: type.name, target }];
}

function isDottedName(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\.[\p{ID_Start}$_#][\p{ID_Continue}$]*)*$/u.test(name);
}

function key(file: string, id: DeclarationId): string {
  return `${file}\0${id}`;
}
