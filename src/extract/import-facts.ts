import type { ts } from "ts-morph";
import type { BindingId, ImportFact, Span } from "../model/index.js";
import { propertyName, strip } from "./names.js";
import { declareIdentifier, lookupValue, noUses } from "./scope.js";
import type { FileState, ImportDraft, NameDraft } from "./state.js";
import { spanOf } from "./state.js";

/** A name that an import brings; namespaces and defaults have their members told apart. */
export function importedName(imported: string, local: string | null, typeOnly: boolean, binding: BindingId | null, span: Span): NameDraft {
  return { imported, local, typeOnly, binding, uses: noUses(imported === "*" || imported === "default"), span };
}

/** Adds an import and ties its bindings to it. */
export function addImport(x: FileState, fact: Omit<ImportFact, "names" | "function">, names: NameDraft[]): number {
  const draft: ImportDraft = { ...fact, function: x.body.id, names };
  const index = x.imports.push(draft) - 1;
  names.forEach((name, position) => {
    const binding = name.binding === null ? undefined : x.bindings[name.binding];
    if (name.binding === null || binding === undefined) return;
    binding.imported = [index, position];
    name.uses = x.uses[name.binding] ?? name.uses;
    x.uses[name.binding] = name.uses;
  });
  return index;
}

/** `import a, { b } from "m"` with its bindings in the current scope. */
export function importDeclaration(x: FileState, node: ts.ImportDeclaration): void {
  const clause = node.importClause;
  const names: NameDraft[] = [];
  if (clause?.name !== undefined) names.push(bound(x, "default", clause.name, false, spanOf(x, clause.name)));
  const bindings = clause?.namedBindings;
  if (bindings !== undefined && x.ts.isNamespaceImport(bindings)) names.push(bound(x, "*", bindings.name, false, spanOf(x, bindings)));
  else if (bindings !== undefined) {
    for (const element of bindings.elements) {
      const imported = element.propertyName ?? element.name;
      names.push(bound(x, imported.text, element.name, element.isTypeOnly, spanOf(x, element)));
    }
  }
  const typeOnly = clause?.phaseModifier === x.ts.SyntaxKind.TypeKeyword;
  addImport(x, { kind: "import", ...specifierOf(x, node.moduleSpecifier), typeOnly, span: spanOf(x, node) }, names);
}

/** `import a = require("m")`; null for `import a = b.c`. */
export function importEquals(x: FileState, node: ts.ImportEqualsDeclaration): number | null {
  const reference = node.moduleReference;
  if (!x.ts.isExternalModuleReference(reference)) return null;
  const name = bound(x, "*", node.name, false, spanOf(x, node.name));
  return addImport(
    x,
    { kind: "import-equals", ...specifierOf(x, reference.expression), typeOnly: node.isTypeOnly, span: spanOf(x, node) },
    [name],
  );
}

/** The specifier of an import and its place; null where it is computed. */
export function specifierOf(x: FileState, node: ts.Node): { readonly specifier: string | null; readonly specifierSpan: Span } {
  return { specifier: x.ts.isStringLiteralLike(node) ? node.text : null, specifierSpan: spanOf(x, node) };
}

/** Whether a call is `require(…)` of the module system, or `import(…)`. */
export function isModuleCall(x: FileState, node: ts.Node): node is ts.CallExpression {
  if (!x.ts.isCallExpression(node) || node.arguments.length === 0) return false;
  const callee = node.expression;
  if (callee.kind === x.ts.SyntaxKind.ImportKeyword) return true;
  if (!x.ts.isIdentifier(callee) || x.ts.idText(callee) !== "require") return false;
  const binding = lookupValue(x, "require");
  // `const require = createRequire(…)` is the module system's own; a parameter of that name is AMD's or anybody's.
  return binding === null || x.bindings[binding]?.kind === "const";
}

/** Notes a `require` or `import()` once; the names are those that its statement gave it. */
export function addModuleCall(x: FileState, node: ts.CallExpression): void {
  const specifier = node.arguments[0];
  if (specifier === undefined || !isModuleCall(x, node)) return;
  const kind = node.expression.kind === x.ts.SyntaxKind.ImportKeyword ? "dynamic" : "require";
  const names = x.requireNames.get(node) ?? [wholeModule(x, node)];
  addImport(x, { kind, ...specifierOf(x, specifier), typeOnly: false, span: spanOf(x, node) }, names);
}

/** A `require` or `import()` under parentheses, casts and `await`; with the property taken from it, if it is one. */
export function moduleCallUnder(
  x: FileState,
  node: ts.Expression,
): { readonly call: ts.CallExpression; readonly property: ts.PropertyAccessExpression | null } | null {
  const outer = withoutAwait(x, node);
  if (isModuleCall(x, outer)) return { call: outer, property: null };
  if (!x.ts.isPropertyAccessExpression(outer)) return null;
  const inner = withoutAwait(x, outer.expression);
  return isModuleCall(x, inner) ? { call: inner, property: outer } : null;
}

/** The names that `const <name> = require("m")` or `= await import("m").x` brings. */
export function noteRequireNames(x: FileState, name: ts.BindingName, initializer: ts.Expression): void {
  const found = moduleCallUnder(x, initializer);
  if (found === null) return;
  const names = requiredNames(x, name, found.property);
  for (const { binding, uses } of names) if (binding !== null) x.uses[binding] ??= uses;
  x.requireNames.set(found.call, names);
}

/** `require("m").x` outside of a declaration takes one name. */
export function noteRequiredMember(x: FileState, node: ts.PropertyAccessExpression): void {
  const found = moduleCallUnder(x, node);
  if (found === null || x.requireNames.has(found.call)) return;
  const name = importedName(x.ts.idText(node.name), null, false, null, spanOf(x, node.name));
  name.uses.value = true;
  x.requireNames.set(found.call, [name]);
}

function requiredNames(x: FileState, name: ts.BindingName, property: ts.PropertyAccessExpression | null): NameDraft[] {
  if (x.ts.isIdentifier(name)) {
    const binding = lookupValue(x, x.ts.idText(name));
    return [importedName(property === null ? "*" : x.ts.idText(property.name), x.ts.idText(name), false, binding, spanOf(x, name))];
  }
  if (property !== null || !x.ts.isObjectBindingPattern(name)) {
    return [used(importedName(property === null ? "*" : x.ts.idText(property.name), null, false, null, spanOf(x, name)))];
  }
  return name.elements.map((element) => {
    if (element.dotDotDotToken !== undefined) return used(importedName("*", null, false, null, spanOf(x, element)));
    const imported = propertyName(x, element.propertyName ?? element.name);
    if (!x.ts.isIdentifier(element.name)) return used(importedName(imported, null, false, null, spanOf(x, element)));
    const local = x.ts.idText(element.name);
    return importedName(imported, local, false, lookupValue(x, local), spanOf(x, element));
  });
}

function wholeModule(x: FileState, node: ts.Node): NameDraft {
  return used(importedName("*", null, false, null, spanOf(x, node)));
}

function used(name: NameDraft): NameDraft {
  name.uses.value = true;
  name.uses.whole = name.uses.hasMembers;
  return name;
}

function bound(x: FileState, imported: string, local: ts.Identifier, typeOnly: boolean, span: Span): NameDraft {
  return importedName(imported, x.ts.idText(local), typeOnly, declareIdentifier(x, x.scope, local, "import"), span);
}

function withoutAwait(x: FileState, node: ts.Expression): ts.Expression {
  let at = strip(x, node);
  while (x.ts.isAwaitExpression(at)) at = strip(x, at.expression);
  return at;
}
