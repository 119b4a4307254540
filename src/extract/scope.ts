import type { ts } from "ts-morph";
import type { Binding, BindingId, Span } from "../model/index.js";
import type { FileState, Scope, UsesDraft } from "./state.js";
import { spanOf } from "./state.js";

/** Opens a scope; hand the returned outer one to `leaveScope`. */
export function enterScope(x: FileState): Scope {
  const outer = x.scope;
  x.scope = { parent: outer, names: new Map(), types: null };
  return outer;
}

/** Goes back to the scope that `enterScope` returned. */
export function leaveScope(x: FileState, outer: Scope): void {
  x.scope = outer;
}

/**
 * Declares a name in a scope. A type and a value of one name share one binding, which is the value's;
 * overloads and merged declarations share one, too.
 */
export function declare(x: FileState, scope: Scope, name: string, kind: Binding["kind"], span: Span): BindingId {
  const known = scope.names.get(name);
  if (known !== undefined) {
    const binding = x.bindings[known];
    if (binding?.kind === "type" && kind !== "type") {
      binding.kind = kind;
      binding.declaration = null;
      binding.span = span;
    }
    return known;
  }
  const id = x.bindings.length;
  x.bindings.push({ name, kind, function: x.body.id, declaration: null, imported: null, type: null, reassigned: false, span });
  x.uses.push(null);
  scope.names.set(name, id);
  return id;
}

/** Declares an identifier. */
export function declareIdentifier(x: FileState, scope: Scope, node: ts.Identifier, kind: Binding["kind"]): BindingId {
  return declare(x, scope, x.ts.idText(node), kind, spanOf(x, node));
}

/** Type parameters shadow types of their names in the current scope. */
export function declareTypeParameters(x: FileState, parameters: readonly ts.TypeParameterDeclaration[] | undefined): void {
  for (const parameter of parameters ?? []) shadowType(x, x.ts.idText(parameter.name));
}

/** A name that means a type parameter in the current scope. */
export function shadowType(x: FileState, name: string): void {
  (x.scope.types ??= new Set()).add(name);
}

/** The binding that a name means as a value; null for a global. */
export function lookupValue(x: FileState, name: string): BindingId | null {
  for (let scope: Scope | null = x.scope; scope !== null; scope = scope.parent) {
    const id = scope.names.get(name);
    if (id !== undefined) return id;
  }
  return null;
}

/** The binding that a name means as a type; null for a global or a type parameter. */
export function lookupType(x: FileState, name: string): BindingId | null {
  for (let scope: Scope | null = x.scope; scope !== null; scope = scope.parent) {
    if (scope.types?.has(name) === true) return null;
    const id = scope.names.get(name);
    if (id !== undefined) return id;
  }
  return null;
}

/** How a name is used: whole, or for one of its members. */
export interface Use {
  readonly as: "value" | "type" | "decorated" | "exported";
  readonly member: string | null;
}

/** Notes a use of a binding, where it is an imported one. */
export function noteUse(x: FileState, binding: BindingId | null, as: Use["as"], member: string | null): void {
  const uses = binding === null ? null : (x.uses[binding] ?? null);
  if (uses === null) return;
  uses[as] = true;
  if (as === "exported" || as === "decorated" || !uses.hasMembers) return;
  if (member === null) uses.whole = true;
  else uses.members.add(member);
}

/** Uses of a name that nothing has used yet. */
export function noUses(hasMembers: boolean): UsesDraft {
  return { value: false, type: false, decorated: false, exported: false, members: new Set(), hasMembers, whole: false };
}
