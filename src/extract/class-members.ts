import type { ts } from "ts-morph";
import type { ClassMember, Decorator, DeclarationId, TypeRef } from "../model/index.js";
import { docOf } from "./declaration-base.js";
import { decoratorsOf } from "./decorators.js";
import { isAsync, markDecorated } from "./functions.js";
import { hasModifier, propertyName } from "./names.js";
import type { Draft, FileState, FunctionRole, Signature } from "./state.js";
import { spanOf } from "./state.js";

/** The members of a class, with the bodies of its methods; field initialisers and static blocks come after. */
export function classMembers(x: FileState, node: ts.ClassLikeDeclaration, id: DeclarationId, decorated: boolean): ClassMember[] {
  const members: ClassMember[] = [];
  for (const member of node.members) {
    if (x.ts.isConstructorDeclaration(member)) members.push(...constructorMembers(x, member, id, decorated));
    else if (x.ts.isPropertyDeclaration(member)) members.push(field(x, member));
    else if (x.ts.isMethodDeclaration(member) || x.ts.isAccessor(member)) members.push(method(x, member, id));
    else if (x.ts.isIndexSignatureDeclaration(member)) members.push(indexSignature(x, member));
    else if (x.ts.isClassStaticBlockDeclaration(member)) members.push({ ...blank(x, member, "static-block", ""), static: true });
  }
  return members;
}

function field(x: FileState, node: ts.PropertyDeclaration): ClassMember {
  const decorators = decoratorsOf(x, node);
  computedName(x, node.name);
  const type = node.type === undefined ? null : x.visit.type(x, node.type);
  if (decorators.length > 0) markDecorated(x, type);
  return { ...blank(x, node, "field", propertyName(x, node.name)), decorators, type, initialized: node.initializer !== undefined };
}

function method(x: FileState, node: ts.MethodDeclaration | ts.AccessorDeclaration, id: DeclarationId): ClassMember {
  const decorators = decoratorsOf(x, node);
  const parameterDecorators = node.parameters.map((parameter) => decoratorsOf(x, parameter));
  computedName(x, node.name);
  const is = x.ts.isMethodDeclaration(node) ? "method" : x.ts.isGetAccessor(node) ? "getter" : "setter";
  const name = propertyName(x, node.name);
  const isStatic = hasModifier(node, x.ts.SyntaxKind.StaticKeyword);
  const signature = signatureOf(x, node, { kind: is, name, class: id, static: isStatic }, parameterDecorators);
  if (decorators.length > 0 || parameterDecorators.some((found) => found.length > 0)) {
    for (const parameter of signature.parameters) markParameter(x, parameter);
    markDecorated(x, signature.returnType);
  }
  const type = is === "setter" ? (signature.parameters[0]?.type ?? null) : signature.returnType;
  return { ...blank(x, node, is, name), decorators, type, parameters: signature.parameters, function: signature.function };
}

/** The constructor and the fields that its parameters declare. */
function constructorMembers(x: FileState, node: ts.ConstructorDeclaration, id: DeclarationId, decorated: boolean): ClassMember[] {
  const parameterDecorators = node.parameters.map((parameter) => decoratorsOf(x, parameter));
  const signature = signatureOf(x, node, { kind: "constructor", name: "constructor", class: id, static: false }, parameterDecorators);
  if (decorated || parameterDecorators.some((found) => found.length > 0))
    for (const parameter of signature.parameters) markParameter(x, parameter);
  const members: ClassMember[] = [{ ...blank(x, node, "constructor", ""), parameters: signature.parameters, function: signature.function }];
  const written = node.parameters.filter((parameter) => propertyName(x, parameter.name) !== "this");
  written.forEach((parameter, index) => {
    if (!x.ts.isParameterPropertyDeclaration(parameter, node) || !x.ts.isIdentifier(parameter.name)) return;
    const fact = signature.parameters[index];
    members.push({
      ...blank(x, parameter, "field", x.ts.idText(parameter.name)),
      parameterProperty: true,
      initialized: true,
      optional: parameter.questionToken !== undefined,
      type: fact?.type ?? null,
      decorators: fact?.decorators ?? [],
    });
  });
  return members;
}

function signatureOf(
  x: FileState,
  node: ts.SignatureDeclaration,
  role: FunctionRole,
  decorators: readonly (readonly Decorator[])[],
): Signature {
  const signature = x.visit.functionLike(x, node, role);
  const offset = node.parameters.length - signature.parameters.length;
  signature.parameters.forEach((parameter, index) => {
    parameter.decorators = decorators[index + offset] ?? [];
  });
  return signature;
}

function markParameter(x: FileState, parameter: { readonly type: TypeRef | null; readonly rest: boolean }): void {
  const type = parameter.type;
  markDecorated(x, parameter.rest && type?.is === "array" ? type.of : type);
}

function indexSignature(x: FileState, node: ts.IndexSignatureDeclaration): ClassMember {
  for (const parameter of node.parameters) if (parameter.type !== undefined) x.visit.type(x, parameter.type);
  return { ...blank(x, node, "index", ""), type: writtenType(x, node.type) };
}

/** The compiler's own types say that an index signature has a type; one that is being typed has none. */
function writtenType(x: FileState, node: ts.TypeNode | undefined): TypeRef | null {
  return node === undefined ? null : x.visit.type(x, node);
}

function computedName(x: FileState, name: ts.PropertyName): void {
  if (x.ts.isComputedPropertyName(name)) x.visit.value(x, name.expression, "");
}

type MemberNode = ts.ClassElement | ts.ParameterDeclaration;

function blank(x: FileState, node: MemberNode, is: ClassMember["is"], name: string): Draft<ClassMember> {
  const K = x.ts.SyntaxKind;
  const flags = modifierKinds(x, node);
  const nameNode = node.name;
  const optional = x.ts.isPropertyDeclaration(node) || x.ts.isMethodDeclaration(node) ? node.questionToken !== undefined : false;
  return {
    is,
    name,
    access: name.startsWith("#") && nameNode !== undefined && x.ts.isPrivateIdentifier(nameNode) ? "hard-private" : accessOf(x, flags),
    static: flags.has(K.StaticKeyword),
    readonly: flags.has(K.ReadonlyKeyword),
    abstract: flags.has(K.AbstractKeyword),
    optional,
    declare: flags.has(K.DeclareKeyword),
    override: flags.has(K.OverrideKeyword),
    async: isAsync(x, node),
    accessor: flags.has(K.AccessorKeyword),
    parameterProperty: false,
    initialized: false,
    type: null,
    parameters: [],
    decorators: [],
    function: null,
    doc: docOf(x, node),
    span: spanOf(x, node),
    nameSpan: nameNode === undefined ? keywordSpan(x, node) : spanOf(x, nameNode),
  };
}

function modifierKinds(x: FileState, node: MemberNode): ReadonlySet<ts.SyntaxKind> {
  const kinds = new Set<ts.SyntaxKind>();
  if (x.ts.canHaveModifiers(node)) for (const modifier of node.modifiers ?? []) kinds.add(modifier.kind);
  return kinds;
}

function accessOf(x: FileState, flags: ReadonlySet<ts.SyntaxKind>): ClassMember["access"] {
  const K = x.ts.SyntaxKind;
  if (flags.has(K.PrivateKeyword)) return "private";
  return flags.has(K.ProtectedKeyword) ? "protected" : "public";
}

function keywordSpan(x: FileState, node: MemberNode): readonly [number, number] {
  const [start, end] = spanOf(x, node);
  if (!x.ts.isConstructorDeclaration(node)) return [start, Math.min(end, start + 1)];
  const keyword = x.text.indexOf("constructor", node.modifiers?.end ?? start);
  return keyword < 0 || keyword >= end ? [start, start] : [keyword, keyword + "constructor".length];
}
