import ts from "typescript";

/** The top-level statement around a line (counted from 1), with the comments above it. */
export interface TopStatement {
  readonly node: ts.Statement;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isLast: boolean;
}

export function parsed(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

export function topStatementAt(file: ts.SourceFile, line: number): TopStatement | null {
  const lineOf = (offset: number): number => file.getLineAndCharacterOfPosition(offset).line + 1;
  const node = file.statements.find((each) => lineOf(each.getStart()) <= line && line <= lineOf(each.end));
  if (node === undefined) return null;
  const start = node.getFullStart();
  return { node, text: file.text.slice(start, node.end), start, end: node.end, isLast: file.statements.at(-1) === node };
}

/** The innermost expression statement that starts on a line. */
export function expressionStatementOn(file: ts.SourceFile, line: number): ts.ExpressionStatement | null {
  const found: ts.ExpressionStatement[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isExpressionStatement(node) && file.getLineAndCharacterOfPosition(node.getStart()).line + 1 === line) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found.at(-1) ?? null;
}

/** Whether a text can be read: `await` where there is no async function can't. */
export function isSound(path: string, text: string): boolean {
  const { diagnostics = [] } = ts.transpileModule(text, { fileName: path, reportDiagnostics: true });
  return diagnostics.length === 0;
}

/** The names that a file's top level declares, imports aside. */
export function declaredNames(file: ts.SourceFile): ReadonlySet<string> {
  return new Set(
    file.statements.flatMap((node) => {
      if (ts.isVariableStatement(node)) return node.declarationList.declarations.map(({ name }) => name.getText());
      const named = ts.isClassDeclaration(node) || ts.isFunctionDeclaration(node) || ts.isInterfaceDeclaration(node);
      return (named || ts.isTypeAliasDeclaration(node) || ts.isEnumDeclaration(node)) && node.name !== undefined ? [node.name.text] : [];
    }),
  );
}

/** The names that an import binds. */
export function boundNames({ importClause }: ts.ImportDeclaration): readonly string[] {
  if (importClause === undefined) return [];
  const { name, namedBindings } = importClause;
  const others =
    namedBindings === undefined
      ? []
      : ts.isNamespaceImport(namedBindings)
        ? [namedBindings.name.text]
        : namedBindings.elements.map((each) => each.name.text);
  return [...(name === undefined ? [] : [name.text]), ...others];
}

export function mentions(text: string, name: string): boolean {
  return new RegExp(`(?<![\\w$])${name.replace(/\$/g, "\\$")}(?![\\w$])`).test(text);
}
