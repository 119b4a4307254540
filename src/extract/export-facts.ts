import type { ts } from "ts-morph";
import type { BindingId, ExportFact, Span } from "../model/index.js";
import { addImport, importedName, moduleCallUnder, specifierOf } from "./import-facts.js";
import { hasModifier, propertyName, strip } from "./names.js";
import { lookupValue, noteUse } from "./scope.js";
import type { FileState, NameDraft } from "./state.js";
import { addStep, spanOf } from "./state.js";

/** Notes that a statement's `export` (and `default`) modifier exports a name of the module's own scope. */
export function exportByModifier(
  x: FileState,
  node: ts.Statement & { readonly modifiers?: readonly ts.ModifierLike[] | undefined },
  names: readonly ExportedName[],
): void {
  if (!isModuleLevel(x) || !hasModifier(node, x.ts.SyntaxKind.ExportKeyword)) return;
  const isDefault = hasModifier(node, x.ts.SyntaxKind.DefaultKeyword);
  for (const { name, binding, span, typeOnly } of names) {
    const declaration = x.declarationOf.get(node) ?? declarationOf(x, binding);
    const exported = isDefault ? "default" : name;
    const overload = x.ts.isFunctionDeclaration(node)
      ? x.exports.find((fact) => fact.name === exported && fact.binding === binding)
      : undefined;
    if (overload !== undefined) overload.declaration = declarationOf(x, binding);
    else
      x.exports.push({
        kind: isDefault ? "default" : "local",
        name: exported,
        typeOnly,
        binding,
        declaration,
        from: null,
        imported: null,
        span,
      });
  }
}

/** A name that a statement declares. */
export interface ExportedName {
  readonly name: string;
  readonly binding: BindingId | null;
  readonly span: Span;
  readonly typeOnly: boolean;
}

/** `export { a as b }`, `export … from "m"`, `export * from "m"`. */
export function exportDeclaration(x: FileState, node: ts.ExportDeclaration): void {
  if (node.moduleSpecifier !== undefined) reexport(x, node, node.moduleSpecifier);
  else if (node.exportClause !== undefined && x.ts.isNamedExports(node.exportClause)) {
    for (const element of node.exportClause.elements) {
      const local = (element.propertyName ?? element.name).text;
      const binding = lookupValue(x, local);
      noteUse(x, binding, "exported", null);
      if (!isModuleLevel(x)) continue;
      const name = element.name.text;
      x.exports.push({
        kind: name === "default" ? "default" : "local",
        name,
        typeOnly: node.isTypeOnly || element.isTypeOnly,
        binding,
        declaration: declarationOf(x, binding),
        from: null,
        imported: null,
        span: spanOf(x, element),
      });
    }
  }
}

function reexport(x: FileState, node: ts.ExportDeclaration, specifier: ts.Expression): void {
  const typeOnly = node.isTypeOnly;
  const from = x.imports.length;
  const names: NameDraft[] = [];
  const clause = node.exportClause;
  const add = (kind: "reexport" | "star", imported: string, name: string, nameTypeOnly: boolean, span: Span): void => {
    const draft = importedName(imported, kind === "star" ? null : name, nameTypeOnly, null, span);
    draft.uses.exported = true;
    names.push(draft);
    if (isModuleLevel(x))
      x.exports.push({ kind, name, typeOnly: typeOnly || nameTypeOnly, binding: null, declaration: null, from, imported, span });
  };
  if (clause === undefined) add("star", "*", "*", false, spanOf(x, node));
  else if (x.ts.isNamespaceExport(clause)) add("reexport", "*", clause.name.text, false, spanOf(x, clause));
  else {
    for (const element of clause.elements) {
      add("reexport", (element.propertyName ?? element.name).text, element.name.text, element.isTypeOnly, spanOf(x, element));
    }
  }
  addImport(x, { kind: "export", ...specifierOf(x, specifier), typeOnly, span: spanOf(x, node) }, names);
}

/** `export default x` and `export = x`. */
export function exportAssignment(x: FileState, node: ts.ExportAssignment): void {
  const name = node.isExportEquals === true ? "export=" : "default";
  const kind = node.isExportEquals === true ? "assignment" : "default";
  const span = spanOf(x, node);
  const expression = strip(x, node.expression);
  const binding = x.ts.isIdentifier(expression) ? lookupValue(x, x.ts.idText(expression)) : null;
  if (x.ts.isIdentifier(expression)) noteUse(x, binding, "exported", null);
  const value =
    binding === null ? x.visit.value(x, node.expression, "") : ({ is: "binding", binding, span: spanOf(x, expression) } as const);
  if (!isModuleLevel(x)) return;
  addStep(x, { is: "export", name, value, at: x.body.place, span });
  const declaration = value.is === "class" ? value.declaration : declarationOf(x, binding);
  x.exports.push({ kind, name, typeOnly: false, binding, declaration, from: null, imported: null, span });
}

/** The name that `module.exports = …`, `exports.a = …` or `module.exports.a = …` exports; null for any other target. */
export function commonJsName(x: FileState, target: ts.Expression): string | null {
  if (!x.ts.isPropertyAccessExpression(target) && !x.ts.isElementAccessExpression(target)) return null;
  if (isModuleExports(x, target)) return "export=";
  const object = target.expression;
  const onExports = x.ts.isIdentifier(object) && x.ts.idText(object) === "exports" && lookupValue(x, "exports") === null;
  if (!onExports && !isModuleExports(x, object)) return null;
  if (x.ts.isPropertyAccessExpression(target)) return x.ts.idText(target.name);
  return x.ts.isStringLiteralLike(target.argumentExpression) ? target.argumentExpression.text : null;
}

/** Notes a CommonJS export; an object literal given to `module.exports` exports its properties, too. */
export function commonJsExport(x: FileState, name: string, right: ts.Expression, span: Span, importsBefore: number): void {
  const fact = (exported: string, value: ts.Expression | ts.Identifier | null, at: Span): void => {
    const plain = value === null ? null : strip(x, value);
    const binding = plain !== null && x.ts.isIdentifier(plain) ? lookupValue(x, x.ts.idText(plain)) : null;
    noteUse(x, binding, "exported", null);
    x.exports.push({
      kind: "commonjs",
      name: exported,
      typeOnly: false,
      binding,
      declaration: declarationOf(x, binding),
      from: null,
      imported: null,
      span: at,
    });
  };
  const plain = strip(x, right);
  fact(name, plain, span);
  const required = moduleCallUnder(x, plain);
  const last = x.exports[x.exports.length - 1];
  if (required !== null && last !== undefined && x.imports.length > importsBefore) {
    last.from = importsBefore;
    last.imported = required.property === null ? "*" : x.ts.idText(required.property.name);
  }
  if (name !== "export=" || !x.ts.isObjectLiteralExpression(plain)) return;
  for (const property of plain.properties) {
    if (x.ts.isShorthandPropertyAssignment(property)) fact(x.ts.idText(property.name), property.name, spanOf(x, property));
    else if (x.ts.isPropertyAssignment(property)) fact(propertyName(x, property.name), property.initializer, spanOf(x, property));
    else if (x.ts.isMethodDeclaration(property)) fact(propertyName(x, property.name), null, spanOf(x, property));
  }
}

/** `import a = b.c`: an alias, perhaps exported. */
export function importAlias(x: FileState, node: ts.ImportEqualsDeclaration): void {
  const reference = node.moduleReference;
  if (x.ts.isExternalModuleReference(reference)) {
    exportByModifier(x, node, [
      {
        name: x.ts.idText(node.name),
        binding: lookupValue(x, x.ts.idText(node.name)),
        span: spanOf(x, node.name),
        typeOnly: node.isTypeOnly,
      },
    ]);
    return;
  }
  const binding = lookupValue(x, x.ts.idText(node.name));
  const value = x.visit.value(x, reference, "");
  if (binding !== null) addStep(x, { is: "bind", binding, value, at: x.body.place, span: spanOf(x, node) });
  exportByModifier(x, node, [{ name: x.ts.idText(node.name), binding, span: spanOf(x, node.name), typeOnly: node.isTypeOnly }]);
}

/** Whether what stands here is exported from the module, not from a namespace in it. */
function isModuleLevel(x: FileState): boolean {
  return x.prefix === "" && x.body.id === 0;
}

function isModuleExports(x: FileState, node: ts.Expression): boolean {
  return (
    x.ts.isPropertyAccessExpression(node) &&
    x.ts.idText(node.name) === "exports" &&
    x.ts.isIdentifier(node.expression) &&
    x.ts.idText(node.expression) === "module" &&
    lookupValue(x, "module") === null
  );
}

function declarationOf(x: FileState, binding: BindingId | null): ExportFact["declaration"] {
  return binding === null ? null : (x.bindings[binding]?.declaration ?? null);
}
