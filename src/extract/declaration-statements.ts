import type { ts } from "ts-morph";
import type { BindingId, EnumDeclaration, TypeRef } from "../model/index.js";
import type { Compiler } from "./compiler.js";
import type { ExportedName } from "./export-facts.js";
import { exportAssignment, exportByModifier, exportDeclaration, importAlias } from "./export-facts.js";
import { declarationBase, docOf } from "./declaration-base.js";
import { hoistBlock, hoistVars } from "./hoist.js";
import { isAsync } from "./functions.js";
import { hasModifier, propertyName, strip, textOf } from "./names.js";
import { enterScope, leaveScope, lookupValue } from "./scope.js";
import type { Completion, FileState, Signature } from "./state.js";
import { NORMAL, addStep, spanOf } from "./state.js";
import type { SyntaxTable } from "./syntax-table.js";
import { typeMembers, typeParameters } from "./types.js";

/** Statements that declare, import or export names. */
export function declareStatements(ts: Compiler, table: SyntaxTable<Completion>): void {
  const K = ts.SyntaxKind;
  const on = <T extends ts.Node>(is: (node: ts.Node) => node is T, kind: ts.SyntaxKind, run: (x: FileState, node: T) => void): void => {
    table.on(is, [kind], (x, node) => {
      run(x, node);
      return NORMAL;
    });
  };
  on(ts.isVariableStatement, K.VariableStatement, variableStatement);
  on(ts.isFunctionDeclaration, K.FunctionDeclaration, functionDeclaration);
  on(ts.isClassDeclaration, K.ClassDeclaration, classDeclaration);
  on(ts.isInterfaceDeclaration, K.InterfaceDeclaration, interfaceDeclaration);
  on(ts.isTypeAliasDeclaration, K.TypeAliasDeclaration, typeAliasDeclaration);
  on(ts.isEnumDeclaration, K.EnumDeclaration, enumDeclaration);
  on(ts.isModuleDeclaration, K.ModuleDeclaration, moduleDeclaration);
  on(ts.isExportDeclaration, K.ExportDeclaration, exportDeclaration);
  on(ts.isExportAssignment, K.ExportAssignment, exportAssignment);
  on(ts.isImportEqualsDeclaration, K.ImportEqualsDeclaration, importAlias);
}

function variableStatement(x: FileState, node: ts.VariableStatement): void {
  const names = variableDeclarations(x, node.declarationList, node);
  exportByModifier(x, node, names);
}

/** Walks `const`, `let`, `using` or `var` declarations; the names are those that they declare. */
export function variableDeclarations(x: FileState, list: ts.VariableDeclarationList, statement?: ts.VariableStatement): ExportedName[] {
  const names: ExportedName[] = [];
  for (const node of list.declarations) {
    const type = node.type === undefined ? null : x.visit.type(x, node.type);
    const initializer = node.initializer === undefined ? undefined : strip(x, node.initializer);
    const id = x.declarationOf.get(node.name);
    if (x.ts.isIdentifier(node.name)) names.push(variableName(x, node.name, type));
    else collectNames(x, node.name, names);
    if (initializer !== undefined && x.ts.isClassExpression(initializer) && id !== undefined && x.ts.isIdentifier(node.name)) {
      typesOfWrappers(x, node.initializer);
      x.visit.classLike(x, initializer, id, x.ts.idText(node.name));
      const read = x.declarations[id];
      if (statement !== undefined && read?.is === "class") x.declarations[id] = { ...read, doc: docOf(x, statement), ambient: x.ambient };
      x.visit.bind(x, node.name, { is: "class", declaration: id, span: spanOf(x, initializer) });
      continue;
    }
    const functions = x.functions.length;
    if (node.initializer !== undefined) {
      const name = x.ts.isIdentifier(node.name) ? x.ts.idText(node.name) : "";
      const value = x.visit.value(x, node.initializer, name);
      x.visit.bind(x, node.name, value);
    }
    const isFunction = initializer !== undefined && (x.ts.isArrowFunction(initializer) || x.ts.isFunctionExpression(initializer));
    if (isFunction && x.ts.isIdentifier(node.name))
      functionVariable(x, node.name, statement, initializer, functions < x.functions.length ? functions : null);
    else outlineVariables(x, node, list, statement, type);
  }
  return names;
}

function variableName(x: FileState, node: ts.Identifier, type: TypeRef | null): ExportedName {
  const name = x.ts.idText(node);
  const binding = lookupValue(x, name);
  const draft = binding === null ? undefined : x.bindings[binding];
  if (draft !== undefined && type !== null) draft.type = type;
  return { name, binding, span: spanOf(x, node), typeOnly: false };
}

function collectNames(x: FileState, pattern: ts.BindingPattern, names: ExportedName[]): void {
  for (const element of pattern.elements) {
    if (x.ts.isOmittedExpression(element)) continue;
    if (x.ts.isIdentifier(element.name)) names.push(variableName(x, element.name, null));
    else collectNames(x, element.name, names);
  }
}

function typesOfWrappers(x: FileState, node: ts.Expression | undefined): void {
  for (let at = node; at !== undefined;) {
    if (x.ts.isAsExpression(at) || x.ts.isSatisfiesExpression(at) || x.ts.isTypeAssertionExpression(at)) x.visit.type(x, at.type);
    else if (!x.ts.isParenthesizedExpression(at) && !x.ts.isNonNullExpression(at)) return;
    at = at.expression;
  }
}

function functionVariable(
  x: FileState,
  name: ts.Identifier,
  statement: ts.VariableStatement | undefined,
  node: ts.ArrowFunction | ts.FunctionExpression,
  body: number | null,
): void {
  const id = x.declarationOf.get(name);
  if (id === undefined) return;
  const signature = x.signatures.get(node);
  x.declarations[id] = {
    is: "function",
    ...declarationBase(x, statement ?? name, name, x.ts.idText(name), statement),
    async: isAsync(x, node),
    parameters: signature?.parameters ?? [],
    returnType: signature?.returnType ?? null,
    body,
  };
}

function outlineVariables(
  x: FileState,
  node: ts.VariableDeclaration,
  list: ts.VariableDeclarationList,
  statement: ts.VariableStatement | undefined,
  type: TypeRef | null,
): void {
  const isConst = (list.flags & x.ts.NodeFlags.Const) !== 0;
  const visit = (name: ts.BindingName, own: TypeRef | null): void => {
    if (!x.ts.isIdentifier(name)) {
      for (const element of name.elements) if (!x.ts.isOmittedExpression(element)) visit(element.name, null);
      return;
    }
    const id = x.declarationOf.get(name);
    if (id !== undefined) {
      const base = declarationBase(
        x,
        list.declarations.length === 1 && statement !== undefined ? statement : node,
        name,
        x.ts.idText(name),
        statement,
      );
      x.declarations[id] = { is: "variable", ...base, const: isConst, type: own };
    }
  };
  visit(node.name, type);
}

function functionDeclaration(x: FileState, node: ts.FunctionDeclaration): void {
  const name = node.name === undefined ? "" : x.ts.idText(node.name);
  const signature: Signature = x.visit.functionLike(x, node, { kind: "function", name, class: null, static: false });
  const base = declarationBase(x, node, node.name ?? null, name, node);
  const id = x.declarationOf.get(node);
  if (id !== undefined) {
    x.declarations[id] = {
      is: "function",
      ...base,
      async: isAsync(x, node),
      parameters: signature.parameters,
      returnType: signature.returnType,
      body: signature.function,
    };
  }
  exportByModifier(x, node, [{ name, binding: base.binding, span: base.nameSpan, typeOnly: false }]);
  if (node.name === undefined && signature.function !== null) {
    const span = spanOf(x, node);
    addStep(x, { is: "export", name: "default", value: { is: "function", function: signature.function, span }, at: x.body.place, span });
  }
}

function classDeclaration(x: FileState, node: ts.ClassDeclaration): void {
  const id = x.declarationOf.get(node);
  if (id === undefined) return;
  const name = node.name === undefined ? "" : x.ts.idText(node.name);
  const binding: BindingId | null = node.name === undefined ? null : lookupValue(x, name);
  exportByModifier(x, node, [{ name, binding, span: spanOf(x, node.name ?? node), typeOnly: false }]);
  x.visit.classLike(x, node, id, name);
  if (node.name !== undefined) return;
  const span = spanOf(x, node);
  addStep(x, { is: "export", name: "default", value: { is: "class", declaration: id, span }, at: x.body.place, span });
}

function interfaceDeclaration(x: FileState, node: ts.InterfaceDeclaration): void {
  const base = declarationBase(x, node, node.name, x.ts.idText(node.name), node);
  exportByModifier(x, node, [{ name: x.ts.idText(node.name), binding: base.binding, span: base.nameSpan, typeOnly: true }]);
  const id = x.declarationOf.get(node);
  const outer = enterScope(x);
  const parameters = typeParameters(x, node.typeParameters);
  const bases = (node.heritageClauses ?? []).flatMap((clause) => clause.types.map((type) => ({ node: type, type: x.visit.type(x, type) })));
  const members = typeMembers(x, node.members);
  leaveScope(x, outer);
  if (id === undefined) return;
  const heritage = bases.map(({ node: at, type }) => ({
    name: type.is === "reference" ? type.name : textOf(x, at.expression),
    binding: type.is === "reference" ? type.binding : null,
    value: null,
    args: type.is === "reference" ? type.args : [],
    span: spanOf(x, at),
  }));
  x.declarations[id] = { is: "interface", ...base, typeParameters: parameters, extends: heritage, members };
}

function typeAliasDeclaration(x: FileState, node: ts.TypeAliasDeclaration): void {
  const base = declarationBase(x, node, node.name, x.ts.idText(node.name), node);
  exportByModifier(x, node, [{ name: x.ts.idText(node.name), binding: base.binding, span: base.nameSpan, typeOnly: true }]);
  const outer = enterScope(x);
  const parameters = typeParameters(x, node.typeParameters);
  const type = x.visit.type(x, node.type);
  leaveScope(x, outer);
  const id = x.declarationOf.get(node);
  if (id !== undefined) x.declarations[id] = { is: "type", ...base, typeParameters: parameters, type };
}

function enumDeclaration(x: FileState, node: ts.EnumDeclaration): void {
  const base = declarationBase(x, node, node.name, x.ts.idText(node.name), node);
  exportByModifier(x, node, [{ name: x.ts.idText(node.name), binding: base.binding, span: base.nameSpan, typeOnly: false }]);
  let next: number | null = 0;
  const members: EnumDeclaration["members"][number][] = [];
  for (const member of node.members) {
    const written = member.initializer === undefined ? null : x.visit.value(x, member.initializer, "");
    const constant =
      written?.is === "constant" && (typeof written.value === "string" || typeof written.value === "number") ? written.value : null;
    const value: string | number | null = written === null ? next : constant;
    next = typeof value === "number" ? value + 1 : null;
    members.push({ name: propertyName(x, member.name), value, span: spanOf(x, member) });
  }
  const id = x.declarationOf.get(node);
  if (id !== undefined) x.declarations[id] = { is: "enum", ...base, const: hasModifier(node, x.ts.SyntaxKind.ConstKeyword), members };
}

function moduleDeclaration(x: FileState, node: ts.ModuleDeclaration): void {
  const augmentation = !x.ts.isIdentifier(node.name) || (node.flags & x.ts.NodeFlags.GlobalAugmentation) !== 0;
  const name = node.name.text;
  const base = declarationBase(x, node, node.name, name, node);
  const id = x.declarationOf.get(node);
  if (id !== undefined) x.declarations[id] = { is: "namespace", ...base, augmentation, typeOnly: isTypeOnly(x, node) };
  if (!augmentation) exportByModifier(x, node, [{ name, binding: base.binding, span: base.nameSpan, typeOnly: isTypeOnly(x, node) }]);
  const { prefix, ambient } = x;
  const outer = enterScope(x);
  x.prefix = `${prefix}${name}.`;
  x.ambient = ambient || hasModifier(node, x.ts.SyntaxKind.DeclareKeyword);
  const body = node.body;
  if (body !== undefined && x.ts.isModuleBlock(body)) {
    hoistBlock(x, body.statements, true);
    hoistVars(x, body.statements, true);
    x.visit.statements(x, body.statements);
  } else if (body !== undefined && x.ts.isModuleDeclaration(body)) {
    hoistBlock(x, [body], true);
    x.visit.statements(x, [body]);
  }
  leaveScope(x, outer);
  x.prefix = prefix;
  x.ambient = ambient;
}

function isTypeOnly(x: FileState, node: ts.ModuleDeclaration): boolean {
  const body = node.body;
  if (body === undefined) return true;
  if (x.ts.isModuleDeclaration(body)) return isTypeOnly(x, body);
  if (!x.ts.isModuleBlock(body)) return false;
  return body.statements.every(
    (statement) =>
      x.ts.isInterfaceDeclaration(statement) ||
      x.ts.isTypeAliasDeclaration(statement) ||
      (x.ts.isModuleDeclaration(statement) && isTypeOnly(x, statement)),
  );
}
