import { TOKEN_PRODUCTS } from "../../catalog/containers/library-products.js";
import type { BindingId, ClassDeclaration, ClassMember, Evaluated, ParameterFact, TypeRef } from "../../model/index.js";
import type { Evaluation } from "../values/evaluation.js";
import { type Memo, memoOf } from "../values/tabling.js";
import { type Asked, askedByDecorator, isMadeByContainer, productOf, saysMore, typeToken } from "./asked-token.js";
import { type Binding, type Collected, parameterToken, type Target, targetKey } from "./binding.js";
import { constructions, givenTo } from "./constructions.js";
import type { InjectionPoint, ParameterPoint, Provision, Token } from "./containers.js";
import { everythingRegistered } from "./everything-registered.js";
import { textToken } from "./tokens.js";
import { isWorthAsking, typeOfKey } from "./worth-asking.js";

/** Which token a point asks for, and what is bound to it. */
export interface InjectionTokens {
  /** Whether a container can have to do with a point at all: asked before anything is read. */
  isAsked(point: InjectionPoint): boolean;
  tokenAt(collected: Collected, point: InjectionPoint): Token | null;
  /** What is bound to a token, by containers, by libraries and by constructions. */
  bindingsOf(collected: Collected, token: Token): readonly Binding[];
}

type ClassPoint = Extract<InjectionPoint, { readonly class: number }>;

/** How the token of everything that is registered by name, as one object, begins. */
const EVERYTHING: Token = "everything registered by name";

/** Makes the answers about points. */
export function injectionTokens(x: Evaluation, provisions: (token: Token) => readonly Provision[]): InjectionTokens {
  const places = constructions(x);
  const byPoint = new Map<string, Memo<Token | null>>();
  /** What libraries and constructions bind, by the tokens that points were found to ask for. */
  const implied = new Map<Token, readonly Binding[]>();

  function isAsked(point: InjectionPoint): boolean {
    if (!("class" in point)) return true;
    const declaration = x.linked.declaration(point.file, point.class);
    if (declaration?.is !== "class") return false;
    return !("field" in point.into) || (fieldOf(declaration, point.into.field)?.decorators.length ?? 0) > 0;
  }

  function tokenAt(collected: Collected, point: InjectionPoint): Token | null {
    return x.table.answer(memoOf(byPoint, pointKey(point)), {
      find: () => tokenFor(collected, point),
      circular: () => null,
      tooDeep: () => null,
    });
  }

  function tokenFor(collected: Collected, point: InjectionPoint): Token | null {
    const token = "class" in point ? ofClass(collected, point) : ofTarget(collected, { is: "function", ...point }, point.into);
    return token === null ? null : inPackage(collected, point.file, token);
  }

  /** Several applications in one repository may use one name for different things: what is bound in the asker's package is meant where there is such. */
  function inPackage(collected: Collected, file: string, token: Token): Token {
    const all = collected.bindings.of(token);
    const home = x.linked.module(file)?.package?.folder;
    const own = home === undefined ? [] : all.filter(({ at }) => x.linked.module(at.file)?.package?.folder === home);
    if (own.length === 0 || own.length === all.length) return token;
    const scoped = `${token} of ${home ?? ""}`;
    implied.set(scoped, own);
    return scoped;
  }

  function ofClass(collected: Collected, point: ClassPoint): Token | null {
    const declaration = x.linked.declaration(point.file, point.class);
    if (declaration?.is !== "class") return null;
    const { into } = point;
    if ("field" in into) {
      const member = fieldOf(declaration, into.field);
      return member === null ? null : ofDecorators(point, declaration, member.decorators, member.type);
    }
    return ofParameter(collected, point, declaration, into);
  }

  function ofParameter(collected: Collected, point: ClassPoint, declaration: ClassDeclaration, into: ParameterPoint): Token | null {
    const parameter = constructorOf(declaration)?.parameters[into.parameter];
    const type = parameter?.type ?? null;
    const asked = parameter === undefined ? null : ofDecorators(point, declaration, parameter.decorators, type);
    if (asked !== null) return asked;
    const target: Target = { is: "class", file: point.file, declaration: point.class };
    const isMade = collected.made.has(targetKey(target)) || isMadeByContainer(x, point.file, declaration);
    const byType = isMade && into.key === null ? typeToken(x, point.file, type) : null;
    if (byType !== null && collected.bindings.of(byType).length > 0) return byType;
    return ofTarget(collected, target, into) ?? ofConstructions(target, into, type) ?? byType;
  }

  function ofDecorators(
    point: ClassPoint,
    declaration: ClassDeclaration,
    decorators: ClassMember["decorators"],
    type: TypeRef | null,
  ): Token | null {
    if (decorators.length === 0) return null;
    const asked = askedByDecorator(x, x.root(point.file, declaration.function), decorators, type);
    if (asked === null) return null;
    const token = asked.all ? `all ${asked.token}` : asked.token;
    if (asked.product !== null) return ofProduct(point.file, asked, asked.product, type);
    if (asked.all) implied.set(token, [allOf(asked.token, point.file, decorators[0]?.span ?? declaration.span)]);
    return token;
  }

  function ofProduct(file: string, asked: Asked, product: NonNullable<Asked["product"]>, type: TypeRef | null): Token | null {
    const span = type?.span ?? [0, 0];
    const gives = productOf(x, product, { file, span });
    if (saysMore(x, file, type, gives)) return null;
    if (gives !== null && !implied.has(asked.token)) implied.set(asked.token, [given(asked.token, gives, "{} bound by its library")]);
    return asked.token;
  }

  function allOf(token: Token, file: string, span: readonly [number, number]): Binding {
    const at = { file, span };
    const value = (): Evaluated => ({ is: "array", items: provisions(token).map(({ gives }) => gives), rest: null, at });
    return { token: `all ${token}`, source: { is: "value", value }, at, how: "all that is bound" };
  }

  /** What is given by name: to a parameter that others name, or to whom is made with all that is registered. */
  function ofTarget(collected: Collected, target: Target, { parameter, key }: ParameterPoint): Token | null {
    const own = parameterToken(target, parameter, key);
    if (collected.bindings.of(own).length > 0) return own;
    if (!collected.named.has(targetKey(target))) return null;
    if (key !== null) return parameter === 0 && key !== "..." ? textToken(key) : null;
    const name = textToken(parameterName(target, parameter));
    if (collected.bindings.of(name).length > 0) return name;
    return parameter === 0 ? everythingFor(collected, target, typeOf(target, parameter)) : null;
  }

  /** All that is registered, with what an injector gives to this one alone. */
  function everythingFor(collected: Collected, target: Target, type: TypeRef | null): Token {
    const own = parameterToken(target, 0, "");
    const token = `${EVERYTHING} to ${targetKey(target)}`;
    const at = { file: target.file, span: type?.span ?? ([0, 0] as const) };
    const prefix = textToken("");
    const names = new Map([
      ...collected.bindings
        .startingWith(prefix)
        .map((each) => [each.slice(prefix.length), inPackage(collected, target.file, each)] as const),
      ...collected.bindings.startingWith(own).map((each) => [each.slice(own.length), each] as const),
    ]);
    const value = (): Evaluated => everythingRegistered(x, { file: target.file, type, at }, names, provisions);
    implied.set(token, [{ token, source: { is: "value", value }, at, how: "everything registered" }]);
    return token;
  }

  function typeOf(target: Target, parameter: number): TypeRef | null {
    if (target.is === "class") return constructorParameter(target, parameter)?.type ?? null;
    const binding = bodyBinding(target, parameter);
    return binding === null ? null : (x.linked.binding(target.file, binding)?.type ?? null);
  }

  function parameterName(target: Target, parameter: number): string {
    if (target.is === "class") return constructorParameter(target, parameter)?.name ?? "";
    const binding = bodyBinding(target, parameter);
    return binding === null ? "" : (x.linked.binding(target.file, binding)?.name ?? "");
  }

  function constructorParameter(
    { file, declaration: id }: Extract<Target, { readonly is: "class" }>,
    parameter: number,
  ): ParameterFact | null {
    const declaration = x.linked.declaration(file, id);
    return declaration?.is === "class" ? (constructorOf(declaration)?.parameters[parameter] ?? null) : null;
  }

  function bodyBinding({ file, function: body }: Extract<Target, { readonly is: "function" }>, parameter: number): BindingId | null {
    return x.linked.bodies(file).functions[body]?.parameters[parameter]?.binding ?? null;
  }

  /** What those give who construct the class by hand. */
  function ofConstructions(target: Target, { parameter, key }: ParameterPoint, type: TypeRef | null): Token | null {
    const asked = key === null ? { file: target.file, type } : typeOfKey(x, target.file, type, key);
    if (target.is !== "class" || asked === null || !isWorthAsking(x, asked.file, asked.type, places.isExtended)) return null;
    const token = parameterToken(target, parameter, key);
    const found = places.of(target.file, target.declaration);
    if (found.length === 0) return null;
    const name = x.linked.declaration(target.file, target.declaration)?.name ?? "";
    implied.set(
      token,
      found.map((place): Binding => {
        const at = { file: place.run.file, span: place.call.span };
        return { token, source: { is: "value", value: () => givenTo(x, place, parameter, key) }, at, how: `{} given to new ${name}` };
      }),
    );
    return token;
  }

  function bindingsOf(collected: Collected, token: Token): readonly Binding[] {
    const own = collected.bindings.of(token);
    if (own.length > 0) return own;
    const known = implied.get(token);
    if (known !== undefined) return known;
    const product = TOKEN_PRODUCTS.get(token.replace(/^outside /, ""));
    if (product === undefined || !token.startsWith("outside ")) return [];
    const at = { file: x.linked.modules[0]?.path ?? "", span: [0, 0] as const };
    return [
      given(
        token,
        { is: "product", symbol: x.catalog.canonical(product), typeArgs: [], calls: [], of: null, at },
        "{} bound by its library",
      ),
    ];
  }

  return { isAsked, tokenAt, bindingsOf };
}

function given(token: Token, value: Evaluated, how: string): Binding {
  return { token, source: { is: "value", value: () => value }, at: value.at, how };
}

function constructorOf({ members }: ClassDeclaration): ClassMember | null {
  return members.find((member) => member.is === "constructor" && member.function !== null) ?? null;
}

function fieldOf({ members }: ClassDeclaration, name: string): ClassMember | null {
  return members.find((member) => member.is === "field" && member.name === name && !member.static) ?? null;
}

function pointKey(point: InjectionPoint): string {
  const into = "field" in point.into ? `.${point.into.field}` : `:${point.into.parameter}.${point.into.key ?? ""}`;
  return `${point.file}#${"class" in point ? point.class : `f${point.function}`}${into}`;
}
