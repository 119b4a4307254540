import { createRequire } from "node:module";
import type { ts } from "ts-morph";
import { plainSyntaxKinds } from "./syntax-kinds.js";

/** What the walk takes of the TypeScript compiler. */
export type Compiler = ReturnType<typeof plain>;

let loaded: Compiler | null = null;

/**
 * Loads the compiler that ts-morph bundles on first use, so that a run answered from the cache loads no parser.
 * `require` takes half the time of an ESM import of the same file; it is resolved from
 * ts-morph's own folder, because a strict package manager hides it from ours.
 */
export function compiler(): Compiler {
  if (loaded === null) {
    const bundled = bundledCompiler(createRequire(createRequire(import.meta.url).resolve("ts-morph")));
    if (!isCompiler(bundled)) throw new TypeError("ts-morph bundles no compiler");
    loaded = plain(bundled);
  }
  return loaded;
}

/** The compiler's own file, without what ts-morph puts around it (a sixth of the time); the whole where it is named otherwise. */
function bundledCompiler(require: NodeJS.Require): unknown {
  const file = "@ts-morph/common/dist/typescript.js";
  if (isInstalled(require, file)) return require(file);
  const whole: unknown = require("@ts-morph/common");
  return typeof whole === "object" && whole !== null && "ts" in whole ? whole.ts : null;
}

function isInstalled(require: NodeJS.Require, file: string): boolean {
  try {
    require.resolve(file);
    return true;
  } catch {
    return false;
  }
}

function isCompiler(value: unknown): value is typeof ts {
  return typeof value === "object" && value !== null && "createSourceFile" in value;
}

/** The compiler's own object has two thousand getters behind getters: one plain object makes each test of a node an ordinary call. */
function plain(full: typeof ts) {
  return {
    SyntaxKind: plainSyntaxKinds(full),
    NodeFlags: {
      Let: full.NodeFlags.Let,
      Const: full.NodeFlags.Const,
      Using: full.NodeFlags.Using,
      BlockScoped: full.NodeFlags.BlockScoped,
      GlobalAugmentation: full.NodeFlags.GlobalAugmentation,
    } as const,
    ScriptTarget: { Latest: full.ScriptTarget.Latest } as const,
    JSDocParsingMode: { ParseNone: full.JSDocParsingMode.ParseNone } as const,
    canHaveDecorators: full.canHaveDecorators,
    canHaveModifiers: full.canHaveModifiers,
    createSourceFile: full.createSourceFile,
    flattenDiagnosticMessageText: full.flattenDiagnosticMessageText,
    forEachChild: full.forEachChild,
    idText: full.idText,
    preProcessFile: full.preProcessFile,
    isAccessor: full.isAccessor,
    isArrayLiteralExpression: full.isArrayLiteralExpression,
    isArrayTypeNode: full.isArrayTypeNode,
    isArrowFunction: full.isArrowFunction,
    isAsExpression: full.isAsExpression,
    isAwaitExpression: full.isAwaitExpression,
    isBigIntLiteral: full.isBigIntLiteral,
    isBinaryExpression: full.isBinaryExpression,
    isBlock: full.isBlock,
    isBreakStatement: full.isBreakStatement,
    isCallExpression: full.isCallExpression,
    isCallSignatureDeclaration: full.isCallSignatureDeclaration,
    isCaseClause: full.isCaseClause,
    isClassDeclaration: full.isClassDeclaration,
    isClassExpression: full.isClassExpression,
    isClassStaticBlockDeclaration: full.isClassStaticBlockDeclaration,
    isComputedPropertyName: full.isComputedPropertyName,
    isConditionalTypeNode: full.isConditionalTypeNode,
    isConditionalExpression: full.isConditionalExpression,
    isConstructSignatureDeclaration: full.isConstructSignatureDeclaration,
    isConstructorDeclaration: full.isConstructorDeclaration,
    isConstructorTypeNode: full.isConstructorTypeNode,
    isContinueStatement: full.isContinueStatement,
    isDecorator: full.isDecorator,
    isDeleteExpression: full.isDeleteExpression,
    isDoStatement: full.isDoStatement,
    isElementAccessExpression: full.isElementAccessExpression,
    isEnumDeclaration: full.isEnumDeclaration,
    isExportAssignment: full.isExportAssignment,
    isExportDeclaration: full.isExportDeclaration,
    isExpressionStatement: full.isExpressionStatement,
    isExpressionWithTypeArguments: full.isExpressionWithTypeArguments,
    isExternalModuleReference: full.isExternalModuleReference,
    isForInStatement: full.isForInStatement,
    isForOfStatement: full.isForOfStatement,
    isForStatement: full.isForStatement,
    isFunctionDeclaration: full.isFunctionDeclaration,
    isFunctionExpression: full.isFunctionExpression,
    isFunctionLike: full.isFunctionLike,
    isFunctionTypeNode: full.isFunctionTypeNode,
    isGetAccessor: full.isGetAccessor,
    isIdentifier: full.isIdentifier,
    isIfStatement: full.isIfStatement,
    isImportDeclaration: full.isImportDeclaration,
    isImportEqualsDeclaration: full.isImportEqualsDeclaration,
    isImportTypeNode: full.isImportTypeNode,
    isIndexSignatureDeclaration: full.isIndexSignatureDeclaration,
    isInferTypeNode: full.isInferTypeNode,
    isInterfaceDeclaration: full.isInterfaceDeclaration,
    isIntersectionTypeNode: full.isIntersectionTypeNode,
    isJsxAttribute: full.isJsxAttribute,
    isJsxElement: full.isJsxElement,
    isJsxExpression: full.isJsxExpression,
    isJsxFragment: full.isJsxFragment,
    isJsxNamespacedName: full.isJsxNamespacedName,
    isJsxSelfClosingElement: full.isJsxSelfClosingElement,
    isJsxSpreadAttribute: full.isJsxSpreadAttribute,
    isJsxText: full.isJsxText,
    isLabeledStatement: full.isLabeledStatement,
    isLiteralTypeNode: full.isLiteralTypeNode,
    isMetaProperty: full.isMetaProperty,
    isMethodDeclaration: full.isMethodDeclaration,
    isMethodSignature: full.isMethodSignature,
    isModuleBlock: full.isModuleBlock,
    isModuleDeclaration: full.isModuleDeclaration,
    isNamedExports: full.isNamedExports,
    isNamedTupleMember: full.isNamedTupleMember,
    isNamespaceExport: full.isNamespaceExport,
    isNamespaceImport: full.isNamespaceImport,
    isNewExpression: full.isNewExpression,
    isNonNullExpression: full.isNonNullExpression,
    isNumericLiteral: full.isNumericLiteral,
    isObjectBindingPattern: full.isObjectBindingPattern,
    isObjectLiteralExpression: full.isObjectLiteralExpression,
    isOmittedExpression: full.isOmittedExpression,
    isOptionalTypeNode: full.isOptionalTypeNode,
    isParameterPropertyDeclaration: full.isParameterPropertyDeclaration,
    isParenthesizedExpression: full.isParenthesizedExpression,
    isParenthesizedTypeNode: full.isParenthesizedTypeNode,
    isPostfixUnaryExpression: full.isPostfixUnaryExpression,
    isPrefixUnaryExpression: full.isPrefixUnaryExpression,
    isPrivateIdentifier: full.isPrivateIdentifier,
    isPropertyAccessExpression: full.isPropertyAccessExpression,
    isPropertyAssignment: full.isPropertyAssignment,
    isPropertyDeclaration: full.isPropertyDeclaration,
    isPropertySignature: full.isPropertySignature,
    isQualifiedName: full.isQualifiedName,
    isRegularExpressionLiteral: full.isRegularExpressionLiteral,
    isReturnStatement: full.isReturnStatement,
    isSatisfiesExpression: full.isSatisfiesExpression,
    isSetAccessor: full.isSetAccessor,
    isShorthandPropertyAssignment: full.isShorthandPropertyAssignment,
    isSpreadAssignment: full.isSpreadAssignment,
    isSpreadElement: full.isSpreadElement,
    isStringLiteralLike: full.isStringLiteralLike,
    isSwitchStatement: full.isSwitchStatement,
    isTaggedTemplateExpression: full.isTaggedTemplateExpression,
    isTemplateExpression: full.isTemplateExpression,
    isTemplateLiteralTypeSpan: full.isTemplateLiteralTypeSpan,
    isThrowStatement: full.isThrowStatement,
    isToken: full.isToken,
    isTryStatement: full.isTryStatement,
    isTupleTypeNode: full.isTupleTypeNode,
    isTypeAliasDeclaration: full.isTypeAliasDeclaration,
    isTypeAssertionExpression: full.isTypeAssertionExpression,
    isTypeLiteralNode: full.isTypeLiteralNode,
    isTypeNode: full.isTypeNode,
    isTypeOfExpression: full.isTypeOfExpression,
    isTypeOperatorNode: full.isTypeOperatorNode,
    isTypeParameterDeclaration: full.isTypeParameterDeclaration,
    isTypeQueryNode: full.isTypeQueryNode,
    isTypeReferenceNode: full.isTypeReferenceNode,
    isUnionTypeNode: full.isUnionTypeNode,
    isVariableDeclarationList: full.isVariableDeclarationList,
    isVariableStatement: full.isVariableStatement,
    isVoidExpression: full.isVoidExpression,
    isWhileStatement: full.isWhileStatement,
    isWithStatement: full.isWithStatement,
    isYieldExpression: full.isYieldExpression,
    tokenToString: full.tokenToString,
  };
}
