import type { BindingId, ClassDeclaration, ClassMember, ParameterFact, TypeRef } from "../../model/index.js";
import type { Evaluation } from "../values/evaluation.js";
import type { Binding, Collected, Target } from "./binding.js";
import type { Constructions } from "./constructions.js";
import type { Provision, Token } from "./containers.js";

/** What the parts that find tokens share. */
export interface Asking {
  readonly x: Evaluation;
  readonly collected: Collected;
  readonly constructions: Constructions;
  provisions(token: Token): readonly Provision[];
  /** Notes what is bound to a token that no container was told of. */
  imply(token: Token, bindings: readonly Binding[]): void;
  /** The token as the asker's package means it. */
  inPackage(file: string, token: Token): Token;
}

/** The constructor of a class that has a body. */
export function constructorOf({ members }: ClassDeclaration): ClassMember | null {
  return members.find((member) => member.is === "constructor" && member.function !== null) ?? null;
}

/** The name of a parameter; empty for a pattern. */
export function parameterName(x: Evaluation, target: Target, parameter: number): string {
  if (target.is === "class") return constructorParameter(x, target, parameter)?.name ?? "";
  const binding = bodyBinding(x, target, parameter);
  return binding === null ? "" : (x.linked.binding(target.file, binding)?.name ?? "");
}

/** The type that is written for a parameter of a constructor or function. */
export function parameterType(x: Evaluation, target: Target, parameter: number): TypeRef | null {
  if (target.is === "class") return constructorParameter(x, target, parameter)?.type ?? null;
  const declared = x.linked
    .module(target.file)
    ?.outline.declarations.find((each) => each.is === "function" && each.body === target.function);
  const written = declared?.is === "function" ? declared.parameters[parameter]?.type : undefined;
  const binding = bodyBinding(x, target, parameter);
  return written ?? (binding === null ? null : (x.linked.binding(target.file, binding)?.type ?? null));
}

function constructorParameter(x: Evaluation, target: Extract<Target, { readonly is: "class" }>, parameter: number): ParameterFact | null {
  const declaration = x.linked.declaration(target.file, target.declaration);
  return declaration?.is === "class" ? (constructorOf(declaration)?.parameters[parameter] ?? null) : null;
}

function bodyBinding(x: Evaluation, target: Extract<Target, { readonly is: "function" }>, parameter: number): BindingId | null {
  return x.linked.bodies(target.file).functions[target.function]?.parameters[parameter]?.binding ?? null;
}
