import type { ts } from "ts-morph";
import type { Binding, BindingId, DeclarationId } from "../model/index.js";
import { importDeclaration, importEquals, moduleCallUnder, noteRequireNames } from "./import-facts.js";
import { strip } from "./names.js";
import { declare, declareIdentifier } from "./scope.js";
import type { FileState, Scope } from "./state.js";
import { spanOf } from "./state.js";

/**
 * Declares what the statements of one block declare, before any of them is walked: functions, classes and
 * `let` are visible in the whole of their block. Outline declarations get their ids here, too.
 */
export function hoistBlock(x: FileState, statements: readonly ts.Statement[], outline: boolean): void {
  for (const statement of statements) hoistStatement(x, statement, outline);
}

/** Declares the `var`s of a function or module body, which stand anywhere in it but in inner functions. */
export function hoistVars(x: FileState, statements: readonly ts.Statement[], outline: boolean): void {
  if (!x.hasVar) return;
  const open: ts.Node[] = [...statements].reverse();
  const top = new Set<ts.Node>(statements);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (x.ts.isVariableDeclarationList(node) || x.ts.isVariableStatement(node)) {
      const list = x.ts.isVariableStatement(node) ? node.declarationList : node;
      if ((list.flags & x.ts.NodeFlags.BlockScoped) === 0) variableList(x, list, x.scope, "var", outline && top.has(node));
    } else if (holdsStatements(x, node)) {
      const children: ts.Node[] = [];
      x.ts.forEachChild(node, (child) => {
        children.push(child);
      });
      for (let at = children.length - 1; at >= 0; at--) {
        const child = children[at];
        if (child !== undefined) open.push(child);
      }
    }
  }
}

/** Declares the names of `let`, `const`, `using` or `var` declarations. */
export function variableList(x: FileState, list: ts.VariableDeclarationList, scope: Scope, kind: Binding["kind"], outline: boolean): void {
  for (const declaration of list.declarations) {
    const bindings: BindingId[] = [];
    declareNames(x, scope, declaration.name, kind, (node, id) => {
      bindings.push(id);
      if (!outline && !isClassExpression(x, declaration.initializer)) return;
      if (declaration.initializer !== undefined && moduleCallUnder(x, declaration.initializer) !== null) return;
      reserve(x, node, id);
    });
    if (declaration.initializer !== undefined) noteRequireNames(x, declaration.name, declaration.initializer);
  }
}

/** Declares every name of a binding pattern. */
export function declareNames(
  x: FileState,
  scope: Scope,
  name: ts.BindingName,
  kind: Binding["kind"],
  declared: (node: ts.Identifier, id: BindingId) => void,
): void {
  if (x.ts.isIdentifier(name)) {
    declared(name, declareIdentifier(x, scope, name, kind));
    return;
  }
  const open: ts.BindingPattern[] = [name];
  for (let pattern = open.pop(); pattern !== undefined; pattern = open.pop()) {
    for (const element of pattern.elements) {
      if (x.ts.isOmittedExpression(element)) continue;
      if (x.ts.isIdentifier(element.name)) declared(element.name, declareIdentifier(x, scope, element.name, kind));
      else open.push(element.name);
    }
  }
}

/** The kind of binding that a declaration list makes. */
export function variableKind(x: FileState, list: ts.VariableDeclarationList): "var" | "let" | "const" | "using" {
  const { Let, Const, Using } = x.ts.NodeFlags;
  if ((list.flags & Using) !== 0) return "using";
  if ((list.flags & Let) !== 0) return "let";
  return (list.flags & Const) !== 0 ? "const" : "var";
}

/** Whether an initialiser is a class expression. */
export function isClassExpression(x: FileState, node: ts.Expression | undefined): boolean {
  return node !== undefined && x.ts.isClassExpression(strip(x, node));
}

function hoistStatement(x: FileState, statement: ts.Statement, outline: boolean): void {
  if (x.ts.isVariableStatement(statement)) {
    const kind = variableKind(x, statement.declarationList);
    if (kind !== "var") variableList(x, statement.declarationList, x.scope, kind, outline);
  } else if (x.ts.isImportDeclaration(statement)) importDeclaration(x, statement);
  else if (x.ts.isFunctionDeclaration(statement)) named(x, statement, statement.name, "function");
  else if (x.ts.isClassDeclaration(statement)) named(x, statement, statement.name, "class");
  else if (x.ts.isInterfaceDeclaration(statement) || x.ts.isTypeAliasDeclaration(statement)) named(x, statement, statement.name, "type");
  else if (x.ts.isEnumDeclaration(statement)) named(x, statement, statement.name, "enum");
  else if (x.ts.isModuleDeclaration(statement)) {
    const own = x.ts.isIdentifier(statement.name) && (statement.flags & x.ts.NodeFlags.GlobalAugmentation) === 0;
    named(x, statement, own && x.ts.isIdentifier(statement.name) ? statement.name : undefined, "namespace");
  } else if (x.ts.isImportEqualsDeclaration(statement) && importEquals(x, statement) === null) {
    declareIdentifier(x, x.scope, statement.name, "const");
  }
}

function named(x: FileState, statement: ts.Statement, name: ts.Identifier | undefined, kind: Binding["kind"]): void {
  reserve(x, statement, name === undefined ? null : declare(x, x.scope, x.ts.idText(name), kind, spanOf(x, name)));
}

/** Gives a node the next declaration id; the binding leads to its value, or to its first declaration where all are types. */
function reserve(x: FileState, node: ts.Node, binding: BindingId | null): DeclarationId {
  const id = x.declarations.push(null) - 1;
  x.declarationOf.set(node, id);
  const target = binding === null ? undefined : x.bindings[binding];
  if (target === undefined) return id;
  const isType = x.ts.isInterfaceDeclaration(node) || x.ts.isTypeAliasDeclaration(node);
  const implementation = x.ts.isFunctionDeclaration(node) && node.body !== undefined;
  if (target.declaration === null || implementation) target.declaration = isType && target.kind !== "type" ? target.declaration : id;
  return id;
}

function holdsStatements(x: FileState, node: ts.Node): boolean {
  const K = x.ts.SyntaxKind;
  switch (node.kind) {
    case K.Block:
    case K.IfStatement:
    case K.ForStatement:
    case K.ForInStatement:
    case K.ForOfStatement:
    case K.WhileStatement:
    case K.DoStatement:
    case K.TryStatement:
    case K.CatchClause:
    case K.SwitchStatement:
    case K.CaseBlock:
    case K.CaseClause:
    case K.DefaultClause:
    case K.LabeledStatement:
    case K.WithStatement:
      return true;
    default:
      return false;
  }
}
