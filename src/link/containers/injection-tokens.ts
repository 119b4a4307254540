import { TOKEN_PRODUCTS } from "../../catalog/containers/library-products.js";
import type { ClassDeclaration, ClassMember } from "../../model/index.js";
import type { Evaluation } from "../values/evaluation.js";
import { type Memo, memoOf } from "../values/tabling.js";
import { isMadeByContainer, typeToken } from "./asked-token.js";
import { type Asking, constructorOf } from "./asking.js";
import { type Binding, type Collected, type Target, targetKey } from "./binding.js";
import { constructions } from "./constructions.js";
import type { InjectionPoint, ParameterPoint, Provision, Token } from "./containers.js";
import { tokenByDecorator } from "./tokens-by-decorator.js";
import { tokenByHand } from "./tokens-by-hand.js";
import { tokenByName } from "./tokens-by-name.js";

/** Which token a point asks for, and what is bound to it. */
export interface InjectionTokens {
  /** Whether a container can have to do with a point at all: asked before anything is read. */
  isAsked(point: InjectionPoint): boolean;
  tokenAt(collected: Collected, point: InjectionPoint): Token | null;
  /** What is bound to a token, by containers, by libraries and by constructions. */
  bindingsOf(collected: Collected, token: Token): readonly Binding[];
}

type ClassPoint = Extract<InjectionPoint, { readonly class: number }>;

/** Makes the answers about points. */
export function injectionTokens(x: Evaluation, provisions: (token: Token) => readonly Provision[]): InjectionTokens {
  const places = constructions(x);
  const byPoint = new Map<string, Memo<Token | null>>();
  /** What libraries and constructions bind, by the tokens that points were found to ask for. */
  const implied = new Map<Token, readonly Binding[]>();

  const asking = (collected: Collected): Asking => ({
    x,
    collected,
    constructions: places,
    provisions,
    imply: (token, bindings) => {
      implied.set(token, bindings);
    },
    inPackage: (file, token) => inPackage(collected, file, token),
  });

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

  return {
    isAsked(point) {
      if (!("class" in point)) return true;
      const declaration = x.linked.declaration(point.file, point.class);
      if (declaration?.is !== "class") return false;
      return !("field" in point.into) || (fieldOf(declaration, point.into.field)?.decorators.length ?? 0) > 0;
    },
    tokenAt: (collected, point) =>
      x.table.answer(memoOf(byPoint, pointKey(point)), {
        find: () => {
          const token = tokenFor(asking(collected), point);
          return token === null ? null : inPackage(collected, point.file, token);
        },
        circular: () => null,
        tooDeep: () => null,
      }),
    bindingsOf(collected, token) {
      const own = collected.bindings.of(token);
      return own.length > 0 ? own : (implied.get(token) ?? librarysBindings(x, token));
    },
  };
}

function tokenFor(asking: Asking, point: InjectionPoint): Token | null {
  if ("class" in point) return tokenForClass(asking, point);
  const target: Target = { is: "function", file: point.file, function: point.function };
  return tokenByName(asking, target, point.into) ?? tokenByHand(asking, target, point.into);
}

function tokenForClass(asking: Asking, { file, class: id, into }: ClassPoint): Token | null {
  const declaration = asking.x.linked.declaration(file, id);
  if (declaration?.is !== "class") return null;
  if (!("field" in into)) return tokenForParameter(asking, { is: "class", file, declaration: id }, declaration, into);
  const field = fieldOf(declaration, into.field);
  return field === null ? null : tokenByDecorator(asking, file, declaration, field.decorators, field.type);
}

function tokenForParameter(
  asking: Asking,
  target: Extract<Target, { readonly is: "class" }>,
  declaration: ClassDeclaration,
  into: ParameterPoint,
): Token | null {
  const { x, collected } = asking;
  const parameter = constructorOf(declaration)?.parameters[into.parameter];
  const type = parameter?.type ?? null;
  const asked = parameter === undefined ? null : tokenByDecorator(asking, target.file, declaration, parameter.decorators, type);
  if (asked !== null) return asked;
  const isMade = collected.made.has(targetKey(target)) || isMadeByContainer(x, target.file, declaration);
  const byType = isMade && into.key === null ? typeToken(x, target.file, type) : null;
  if (byType !== null && collected.bindings.of(byType).length > 0) return byType;
  return tokenByName(asking, target, into) ?? tokenByHand(asking, target, into) ?? byType;
}

/** What a library binds to a token of its own: the cache of `CACHE_MANAGER`. */
function librarysBindings(x: Evaluation, token: Token): readonly Binding[] {
  const product = token.startsWith("outside ") ? TOKEN_PRODUCTS.get(token.slice("outside ".length)) : undefined;
  if (product === undefined) return [];
  const at = { file: x.linked.modules[0]?.path ?? "", span: [0, 0] as const };
  const symbol = x.catalog.canonical(product);
  const value = { is: "product" as const, symbol, typeArgs: [], calls: [], of: null, at };
  return [{ token, source: { is: "value", value: () => value }, at, how: "{} bound by its library" }];
}

function fieldOf({ members }: ClassDeclaration, name: string): ClassMember | null {
  return members.find((member) => member.is === "field" && member.name === name && !member.static) ?? null;
}

function pointKey(point: InjectionPoint): string {
  const into = "field" in point.into ? `.${point.into.field}` : `:${point.into.parameter}.${point.into.key ?? ""}`;
  return `${point.file}#${"class" in point ? point.class : `f${point.function}`}${into}`;
}
