import type { ts } from "ts-morph";
import type { ClassMember, DeclarationId, Value } from "../model/index.js";
import { openBody } from "./functions.js";
import { hoistBlock, hoistVars } from "./hoist.js";
import { hasModifier, propertyName, strip } from "./names.js";
import { enterScope, leaveScope } from "./scope.js";
import type { FileState } from "./state.js";
import { addStep, spanOf } from "./state.js";

/** Field initialisers as one body, static ones with the static blocks as another. */
export function classInitializers(x: FileState, node: ts.ClassLikeDeclaration, id: DeclarationId, members: ClassMember[]): void {
  initializer(x, node, id, false);
  const body = initializer(x, node, id, true);
  members.forEach((member, index) => {
    if (member.is === "static-block") members[index] = { ...member, function: body };
  });
}

function initializer(x: FileState, node: ts.ClassLikeDeclaration, id: DeclarationId, isStatic: boolean): number | null {
  const parts = node.members.filter((member) => runs(x, member, isStatic));
  if (parts.length === 0) return null;
  const enclosing = x.body;
  const outer = enterScope(x);
  const body = openBody(x, node, { kind: isStatic ? "static-initializer" : "initializer", name: "", class: id, static: isStatic });
  for (const part of parts) {
    if (x.ts.isPropertyDeclaration(part)) assignField(x, part, id, isStatic);
    else if (x.ts.isClassStaticBlockDeclaration(part)) staticBlock(x, part);
  }
  leaveScope(x, outer);
  x.body = enclosing;
  return body.id;
}

function runs(x: FileState, member: ts.ClassElement, isStatic: boolean): boolean {
  if (x.ts.isClassStaticBlockDeclaration(member)) return isStatic;
  return (
    x.ts.isPropertyDeclaration(member) &&
    member.initializer !== undefined &&
    hasModifier(member, x.ts.SyntaxKind.StaticKeyword) === isStatic
  );
}

function assignField(x: FileState, node: ts.PropertyDeclaration, id: DeclarationId, isStatic: boolean): void {
  if (node.initializer === undefined) return;
  const name = propertyName(x, node.name);
  const nameSpan = spanOf(x, node.name);
  const value = x.visit.value(x, node.initializer, name);
  const facts = value.is === "function" && x.ts.isFunctionLike(strip(x, node.initializer)) ? x.functions[value.function] : undefined;
  if (facts !== undefined) {
    facts.class = id;
    facts.static = isStatic;
  }
  const target: Value = { is: "member", of: { is: "this", span: nameSpan }, name, optional: false, span: nameSpan };
  addStep(x, { is: "assign", target, operator: "=", value, at: 0, span: spanOf(x, node) });
}

function staticBlock(x: FileState, node: ts.ClassStaticBlockDeclaration): void {
  const outer = enterScope(x);
  hoistVars(x, node.body.statements, false);
  hoistBlock(x, node.body.statements, false);
  x.visit.statements(x, node.body.statements);
  leaveScope(x, outer);
}
