import type { ts } from "ts-morph";
import type { TypeMember, TypeParameterFact, TypeRef } from "../model/index.js";
import type { Compiler } from "./compiler.js";
import { TOO_DEEP, scanUses } from "./deep-scan.js";
import { addImport, importedName, specifierOf } from "./import-facts.js";
import { dottedName, hasModifier, propertyName, textOf } from "./names.js";
import { declareTypeParameters, enterScope, leaveScope, lookupType, lookupValue, noteUse, shadowType } from "./scope.js";
import type { FileState } from "./state.js";
import { spanOf } from "./state.js";
import type { SyntaxTable } from "./syntax-table.js";
import { syntaxTable } from "./syntax-table.js";

/** Reads type annotations: `type(x, node)` of the walk. */
export function typeReader(ts: Compiler): (x: FileState, node: ts.TypeNode) => TypeRef {
  const table = syntaxTable<TypeRef>(ts);
  keywords(ts, table);
  references(ts, table);
  structures(ts, table);
  return (x, node) => {
    if (x.depth >= x.limit) {
      scanUses(x, node);
      return { is: "other", text: TOO_DEEP, refs: [], span: spanOf(x, node) };
    }
    x.depth++;
    const handler = table.handlers[node.kind];
    const type = handler === undefined ? other(x, node) : handler(x, node, "");
    x.depth--;
    return type;
  };
}

/** Members of an interface or object type. */
export function typeMembers(x: FileState, members: readonly ts.TypeElement[]): TypeMember[] {
  return members.map((member) => typeMember(x, member));
}

function keywords(ts: Compiler, table: SyntaxTable<TypeRef>): void {
  const K = ts.SyntaxKind;
  const names: readonly (readonly [ts.SyntaxKind, string])[] = [
    [K.AnyKeyword, "any"],
    [K.UnknownKeyword, "unknown"],
    [K.NumberKeyword, "number"],
    [K.BigIntKeyword, "bigint"],
    [K.ObjectKeyword, "object"],
    [K.BooleanKeyword, "boolean"],
    [K.StringKeyword, "string"],
    [K.SymbolKeyword, "symbol"],
    [K.VoidKeyword, "void"],
    [K.UndefinedKeyword, "undefined"],
    [K.NeverKeyword, "never"],
    [K.IntrinsicKeyword, "intrinsic"],
    [K.ThisType, "this"],
  ];
  for (const [kind, name] of names) table.handlers[kind] = (x, node) => ({ is: "keyword", name, span: spanOf(x, node) });
}

function references(ts: Compiler, table: SyntaxTable<TypeRef>): void {
  const K = ts.SyntaxKind;
  table.on(ts.isTypeReferenceNode, [K.TypeReference], (x, node) => {
    const name = dottedName(x, node.typeName);
    const binding = name === null ? null : lookupType(x, x.ts.idText(name.head));
    noteUse(x, binding, "type", name?.member ?? null);
    return { is: "reference", name: name?.name ?? "", binding, args: argumentsOf(x, node.typeArguments), span: spanOf(x, node) };
  });
  table.on(ts.isExpressionWithTypeArguments, [K.ExpressionWithTypeArguments], (x, node) => {
    const name = dottedName(x, node.expression);
    const binding = name === null ? null : lookupType(x, x.ts.idText(name.head));
    noteUse(x, binding, "type", name?.member ?? null);
    return {
      is: "reference",
      name: name?.name ?? textOf(x, node.expression),
      binding,
      args: argumentsOf(x, node.typeArguments),
      span: spanOf(x, node),
    };
  });
  table.on(ts.isTypeQueryNode, [K.TypeQuery], (x, node) => {
    argumentsOf(x, node.typeArguments);
    if (x.ts.isImportTypeNode(node.exprName)) return x.visit.type(x, node.exprName);
    const name = dottedName(x, node.exprName);
    const binding = name === null ? null : lookupValue(x, x.ts.idText(name.head));
    noteUse(x, binding, "type", name?.member ?? null);
    return { is: "query", name: name?.name ?? "", binding, span: spanOf(x, node) };
  });
  table.on(ts.isImportTypeNode, [K.ImportType], importType);
}

function importType(x: FileState, node: ts.ImportTypeNode): TypeRef {
  const literal = x.ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument;
  const source = specifierOf(x, literal);
  const qualifier = node.qualifier === undefined ? null : dottedName(x, node.qualifier);
  const imported = qualifier === null ? "*" : x.ts.idText(qualifier.head);
  const span = spanOf(x, node);
  const name = importedName(imported, null, true, null, span);
  name.uses.type = true;
  const member = qualifier?.member ?? null;
  if (member === null) name.uses.whole = name.uses.hasMembers;
  else if (name.uses.hasMembers) name.uses.members.add(member);
  addImport(x, { kind: "type-query", ...source, typeOnly: true, span }, [name]);
  return { is: "import", specifier: source.specifier ?? "", name: qualifier?.name ?? null, args: argumentsOf(x, node.typeArguments), span };
}

function structures(ts: Compiler, table: SyntaxTable<TypeRef>): void {
  const K = ts.SyntaxKind;
  table.on(ts.isLiteralTypeNode, [K.LiteralType], literalType);
  table.on(ts.isConditionalTypeNode, [K.ConditionalType], conditionalType);
  table.on(ts.isArrayTypeNode, [K.ArrayType], (x, node) => ({
    is: "array",
    of: x.visit.type(x, node.elementType),
    readonly: false,
    span: spanOf(x, node),
  }));
  table.on(ts.isTupleTypeNode, [K.TupleType], (x, node) => ({
    is: "tuple",
    items: argumentsOf(x, node.elements),
    readonly: false,
    span: spanOf(x, node),
  }));
  table.on(ts.isUnionTypeNode, [K.UnionType], (x, node) => ({ is: "union", items: argumentsOf(x, node.types), span: spanOf(x, node) }));
  table.on(ts.isIntersectionTypeNode, [K.IntersectionType], (x, node) => ({
    is: "intersection",
    items: argumentsOf(x, node.types),
    span: spanOf(x, node),
  }));
  table.on(ts.isParenthesizedTypeNode, [K.ParenthesizedType], (x, node) => x.visit.type(x, node.type));
  table.on(ts.isOptionalTypeNode, [K.OptionalType], (x, node) => x.visit.type(x, node.type));
  table.on(ts.isNamedTupleMember, [K.NamedTupleMember], (x, node) => x.visit.type(x, node.type));
  table.on(ts.isTypeLiteralNode, [K.TypeLiteral], (x, node) => ({
    is: "object",
    members: typeMembers(x, node.members),
    span: spanOf(x, node),
  }));
  table.on(ts.isTypeOperatorNode, [K.TypeOperator], (x, node) => {
    if (node.operator !== x.ts.SyntaxKind.ReadonlyKeyword) return other(x, node);
    const inner = x.visit.type(x, node.type);
    return inner.is === "array" || inner.is === "tuple" ? { ...inner, readonly: true, span: spanOf(x, node) } : inner;
  });
  const isFunctionType = (node: ts.Node): node is ts.FunctionTypeNode | ts.ConstructorTypeNode =>
    ts.isFunctionTypeNode(node) || ts.isConstructorTypeNode(node);
  table.on(isFunctionType, [K.FunctionType, K.ConstructorType], (x, node) => {
    const outer = enterScope(x);
    typeParameters(x, node.typeParameters);
    const parameters = node.parameters.map((parameter): TypeRef =>
      parameter.type === undefined ? { is: "keyword", name: "any", span: spanOf(x, parameter) } : x.visit.type(x, parameter.type),
    );
    const returns = x.visit.type(x, node.type);
    leaveScope(x, outer);
    return { is: "function", parameters, returns, span: spanOf(x, node) };
  });
}

/** `T extends Promise<infer R> ? R : never`: what is inferred shadows a type of that name. */
function conditionalType(x: FileState, node: ts.ConditionalTypeNode): TypeRef {
  const outer = enterScope(x);
  const open: ts.Node[] = [node.extendsType];
  for (let inner = open.pop(); inner !== undefined; inner = open.pop()) {
    if (x.ts.isInferTypeNode(inner)) shadowType(x, x.ts.idText(inner.typeParameter.name));
    x.ts.forEachChild(inner, (child) => {
      open.push(child);
    });
  }
  const type = other(x, node);
  leaveScope(x, outer);
  return type;
}

function literalType(x: FileState, node: ts.LiteralTypeNode): TypeRef {
  const span = spanOf(x, node);
  const literal = node.literal;
  if (x.ts.isStringLiteralLike(literal)) return { is: "literal", value: literal.text, span };
  const number = numberOf(x, literal);
  if (number !== null) return { is: "literal", value: number, span };
  if (literal.kind === x.ts.SyntaxKind.NullKeyword) return { is: "literal", value: null, span };
  if (literal.kind === x.ts.SyntaxKind.TrueKeyword) return { is: "literal", value: true, span };
  if (literal.kind === x.ts.SyntaxKind.FalseKeyword) return { is: "literal", value: false, span };
  return { is: "other", text: textOf(x, node), refs: [], span };
}

/** A number that JSON can hold: `1e999` and `-0` are told by their text. */
function numberOf(x: FileState, literal: ts.LiteralTypeNode["literal"]): number | null {
  const negative = x.ts.isPrefixUnaryExpression(literal);
  const digits = negative ? literal.operand : literal;
  if (!x.ts.isNumericLiteral(digits)) return null;
  const value = negative ? -Number(digits.text) : Number(digits.text);
  return Number.isFinite(value) && !Object.is(value, -0) ? value : null;
}

/** Conditional, mapped, indexed and other computed types: their text, and the types that they name. */
function other(x: FileState, node: ts.Node): TypeRef {
  const outer = enterScope(x);
  const refs: TypeRef[] = [];
  x.ts.forEachChild(node, (child) => {
    collect(x, child, refs);
  });
  leaveScope(x, outer);
  return { is: "other", text: textOf(x, node), refs, span: spanOf(x, node) };
}

function collect(x: FileState, node: ts.Node, refs: TypeRef[]): void {
  if (x.ts.isTypeParameterDeclaration(node)) {
    shadowType(x, x.ts.idText(node.name));
    if (node.constraint !== undefined) collect(x, node.constraint, refs);
  } else if (x.ts.isInferTypeNode(node)) {
    shadowType(x, x.ts.idText(node.typeParameter.name));
    if (node.typeParameter.constraint !== undefined) collect(x, node.typeParameter.constraint, refs);
  } else if (x.ts.isTypeNode(node)) {
    const type = x.visit.type(x, node);
    if (type.is === "other") refs.push(...type.refs);
    else if (type.is !== "keyword" && type.is !== "literal") refs.push(type);
  } else if (x.ts.isTemplateLiteralTypeSpan(node)) collect(x, node.type, refs);
}

function typeMember(x: FileState, node: ts.TypeElement): TypeMember {
  const outer = enterScope(x);
  const signature = isSignature(x, node) ? node : null;
  typeParameters(x, signature?.typeParameters);
  const accessor = x.ts.isSetAccessor(node);
  const annotation = accessor ? node.parameters[0]?.type : x.ts.isPropertySignature(node) ? node.type : signature?.type;
  const parameters = signature === null || accessor ? [] : signature.parameters.map((parameter) => typeParameterFact(x, parameter));
  const type = annotation === undefined ? null : x.visit.type(x, annotation);
  leaveScope(x, outer);
  const modifiers = x.ts.isPropertySignature(node) || x.ts.isIndexSignatureDeclaration(node) ? node : {};
  return {
    name: propertyName(x, node.name),
    kind: memberKind(x, node),
    optional: node.questionToken !== undefined,
    readonly: hasModifier(modifiers, x.ts.SyntaxKind.ReadonlyKeyword) || x.ts.isGetAccessor(node),
    type,
    parameters,
    span: spanOf(x, node),
  };
}

function memberKind(x: FileState, node: ts.TypeElement): TypeMember["kind"] {
  if (x.ts.isMethodSignature(node)) return "method";
  if (x.ts.isCallSignatureDeclaration(node)) return "call";
  if (x.ts.isConstructSignatureDeclaration(node)) return "construct";
  return x.ts.isIndexSignatureDeclaration(node) ? "index" : "property";
}

function isSignature(
  x: FileState,
  node: ts.Node,
): node is
  | ts.MethodSignature
  | ts.CallSignatureDeclaration
  | ts.ConstructSignatureDeclaration
  | ts.IndexSignatureDeclaration
  | ts.AccessorDeclaration {
  return (
    x.ts.isMethodSignature(node) ||
    x.ts.isCallSignatureDeclaration(node) ||
    x.ts.isConstructSignatureDeclaration(node) ||
    x.ts.isIndexSignatureDeclaration(node) ||
    x.ts.isAccessor(node)
  );
}

function typeParameterFact(x: FileState, node: ts.ParameterDeclaration): TypeParameterFact {
  return {
    name: x.ts.isIdentifier(node.name) ? x.ts.idText(node.name) : "",
    type: node.type === undefined ? null : x.visit.type(x, node.type),
  };
}

/** Declares type parameters in the current scope and notes what their bounds and defaults use. */
export function typeParameters(x: FileState, parameters: readonly ts.TypeParameterDeclaration[] | undefined): string[] {
  declareTypeParameters(x, parameters);
  return (parameters ?? []).map((parameter) => {
    if (parameter.constraint !== undefined) x.visit.type(x, parameter.constraint);
    if (parameter.default !== undefined) x.visit.type(x, parameter.default);
    return x.ts.idText(parameter.name);
  });
}

function argumentsOf(x: FileState, nodes: readonly ts.TypeNode[] | undefined): TypeRef[] {
  return nodes === undefined ? [] : nodes.map((node) => x.visit.type(x, node));
}
