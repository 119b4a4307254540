import type { ts } from "ts-morph";
import type { BindingId, DeclarationId, Heritage, TypeRef } from "../model/index.js";
import { classInitializers } from "./class-initializers.js";
import { classMembers } from "./class-members.js";
import { declarationBase } from "./declaration-base.js";
import { decoratorsOf } from "./decorators.js";
import { dottedName, hasModifier, textOf } from "./names.js";
import { declareIdentifier, enterScope, leaveScope, lookupType, lookupValue, noteUse } from "./scope.js";
import type { FileState } from "./state.js";
import { spanOf } from "./state.js";
import { typeParameters } from "./types.js";

/** Reads a class: `classLike(x, node, id, name)` of the walk. */
export function classLike(x: FileState, node: ts.ClassLikeDeclaration, id: DeclarationId, name: string): void {
  const isDeclaration = x.ts.isClassDeclaration(node);
  const base = declarationBase(x, node, isDeclaration ? (node.name ?? null) : null, name, isDeclaration ? node : undefined);
  const binding = isDeclaration ? base.binding : variableOf(x, name, id);
  const decorators = decoratorsOf(x, node);
  const outer = enterScope(x);
  if (!isDeclaration && node.name !== undefined) {
    const own = x.bindings[declareIdentifier(x, x.scope, node.name, "class")];
    if (own !== undefined) own.declaration = id;
  }
  const parameters = typeParameters(x, node.typeParameters);
  const { extended, implemented } = heritageOf(x, node);
  const members = classMembers(x, node, id, decorators.length > 0);
  classInitializers(x, node, id, members);
  leaveScope(x, outer);
  x.declarations[id] = {
    is: "class",
    ...base,
    binding,
    nameSpan: (isDeclaration || binding === null ? null : x.bindings[binding]?.span) ?? base.nameSpan,
    abstract: hasModifier(node, x.ts.SyntaxKind.AbstractKeyword),
    typeParameters: parameters,
    extends: extended,
    implements: implemented,
    decorators,
    members,
  };
}

/** The binding of the variable that a class expression initialises. */
function variableOf(x: FileState, name: string, id: DeclarationId): BindingId | null {
  const binding = name === "" ? null : lookupValue(x, name);
  return binding !== null && x.bindings[binding]?.declaration === id ? binding : null;
}

function heritageOf(
  x: FileState,
  node: ts.ClassLikeDeclaration,
): { readonly extended: Heritage | null; readonly implemented: readonly Heritage[] } {
  let extended: Heritage | null = null;
  const implemented: Heritage[] = [];
  for (const clause of node.heritageClauses ?? []) {
    for (const type of clause.types) {
      if (clause.token === x.ts.SyntaxKind.ImplementsKeyword) implemented.push(implementedType(x, type));
      else extended ??= extendedClass(x, type);
    }
  }
  return { extended, implemented };
}

function extendedClass(x: FileState, node: ts.ExpressionWithTypeArguments): Heritage {
  const name = dottedName(x, node.expression);
  const span = spanOf(x, node);
  if (name === null) {
    const value = x.visit.value(x, node.expression, "");
    return { name: textOf(x, node.expression), binding: null, value, args: typesOf(x, node.typeArguments), span };
  }
  const binding = lookupValue(x, x.ts.idText(name.head));
  noteUse(x, binding, "value", name.member);
  return { name: name.name, binding, value: null, args: typesOf(x, node.typeArguments), span };
}

function implementedType(x: FileState, node: ts.ExpressionWithTypeArguments): Heritage {
  const name = dottedName(x, node.expression);
  const binding = name === null ? null : lookupType(x, x.ts.idText(name.head));
  noteUse(x, binding, "type", name?.member ?? null);
  return {
    name: name?.name ?? textOf(x, node.expression),
    binding,
    value: null,
    args: typesOf(x, node.typeArguments),
    span: spanOf(x, node),
  };
}

function typesOf(x: FileState, nodes: readonly ts.TypeNode[] | undefined): TypeRef[] {
  return (nodes ?? []).map((node) => x.visit.type(x, node));
}
