import { CONTAINER_LIBRARIES } from "../../catalog/containers/container-libraries.js";
import { AWILIX } from "../../catalog/containers/awilix.js";
import { LIBRARY_PRODUCTS } from "../../catalog/containers/library-products.js";
import type { LibraryProduct } from "../../catalog/containers/container-library.js";
import type { ClassDeclaration, Decorator, Evaluated, Span, TypeRef } from "../../model/index.js";
import type { Activation } from "../values/activation.js";
import type { Evaluation } from "../values/evaluation.js";
import type { Token } from "./containers.js";
import { instanceOfArm } from "./given.js";
import type { Placed } from "./reading.js";
import { classToken, namedClass, outsideToken, productToken, tokenIn } from "./tokens.js";

const ASKS = new Map(CONTAINER_LIBRARIES.flatMap(({ asks }) => asks.map((each) => [each.decorator, each] as const)));
const PRODUCTS = new Map(LIBRARY_PRODUCTS.map((product) => [product.decorator, product]));
const MAKES = new Set([...CONTAINER_LIBRARIES.flatMap(({ makes }) => makes), ...AWILIX.makes]);

/** What a parameter or field asks for by a decorator. */
export interface Asked {
  readonly token: Token;
  /** Everything that is bound to it. */
  readonly all: boolean;
  /** What the library itself binds to it. */
  readonly product: { readonly product: LibraryProduct; readonly argument: Placed | null } | null;
}

/** Whether a decorator says that a container makes the class. */
export function isMadeByContainer(x: Evaluation, file: string, { decorators }: ClassDeclaration): boolean {
  return decorators.some(({ name }) => {
    const target = x.linked.resolveName(file, name);
    return target.is === "outside" && MAKES.has(`${target.package}#${target.member.replace(/^default\./, "")}`);
  });
}

/** What decorators ask for at a parameter or field; null where none asks for anything that can be told. */
export function askedByDecorator(x: Evaluation, run: Activation, decorators: readonly Decorator[], type: TypeRef | null): Asked | null {
  for (const decorator of decorators) {
    const asked = askedBy(x, run, decorator, type);
    if (asked !== null) return asked;
  }
  return null;
}

function askedBy(x: Evaluation, run: Activation, decorator: Decorator, type: TypeRef | null): Asked | null {
  const target = x.linked.resolveName(run.file, decorator.name);
  const first = decorator.args[0]?.value;
  if (target.is === "outside") {
    const symbol = `${target.package}#${target.member.replace(/^default\./, "")}`;
    const product = PRODUCTS.get(symbol);
    if (product !== undefined)
      return askedProduct(x, product, first === undefined ? null : { run, value: first }, run.file, decorator.span);
    const asks = ASKS.get(symbol);
    if (asks === undefined) return null;
    const token = first === undefined ? typeToken(x, run.file, type) : tokenIn(x, run, first);
    return token === null ? null : { token, all: asks.all === true, product: null };
  }
  return target.is === "declared" && decorator.called ? askedByHouse(x, target.file, target.name) : null;
}

/** A decorator of the program's own that gives a library's: `const InjectOrders = () => Inject(ORDERS)`. */
function askedByHouse(x: Evaluation, file: string, name: string): Asked | null {
  const place = { file, span: [0, 0] as const };
  const own = x.exported(file, name, place);
  const applied = own.is === "function" ? x.returned(own, null, null, null) : own;
  if (applied.is !== "product" || !applied.symbol.endsWith("()")) return null;
  const symbol = applied.symbol.slice(0, -2);
  const asks = ASKS.get(symbol);
  const product = PRODUCTS.get(symbol);
  const [site] = applied.calls;
  const step = site === undefined ? undefined : x.linked.bodies(site.file).functions[site.function]?.steps[site.step];
  if (site === undefined || step?.is !== "call" || (asks === undefined && product === undefined)) return null;
  const first = step.args[0]?.value;
  const inner = x.root(site.file, site.function);
  if (product !== undefined)
    return askedProduct(x, product, first === undefined ? null : { run: inner, value: first }, site.file, step.span);
  const token = first === undefined ? null : tokenIn(x, inner, first);
  return token === null ? null : { token, all: asks?.all === true, product: null };
}

function askedProduct(x: Evaluation, product: LibraryProduct, argument: Placed | null, file: string, span: Span): Asked {
  const token = productToken(x, product.decorator, argument) ?? `product ${product.decorator} asked for at ${file}:${span[0]}`;
  return { token, all: false, product: { product, argument } };
}

/** The token that a type is: a class of the program or from outside. */
export function typeToken(x: Evaluation, file: string, type: TypeRef | null): Token | null {
  if (type?.is !== "reference") return null;
  const target = x.linked.resolveName(file, type.name);
  if (target.is === "declared") {
    const declaration = x.linked.declaration(target.file, target.declaration);
    return declaration?.is === "class" ? classToken(target.file, target.declaration) : null;
  }
  if (target.is !== "outside") return null;
  const subpath = target.subpath === "" ? "" : `/${target.subpath}`;
  return outsideToken(x.catalog.canonical(`${target.package}${subpath}#${target.member}`));
}

/** What a library gives for what its decorator asks for. */
export function productOf(x: Evaluation, { product, argument }: NonNullable<Asked["product"]>, at: Evaluated["at"]): Evaluated | null {
  const value = argument === null ? null : (namedClass(x, argument) ?? x.evaluate(argument.run, argument.value));
  if (product.gives === "itself") return value;
  const symbol = x.catalog.canonical(product.gives);
  const model = product.of === true && value?.is === "class" ? instanceOfArm(value) : null;
  return { is: "product", symbol, typeArgs: model === null ? [] : [model], calls: [], of: null, at };
}

/** Whether a written type says more of what a library gives than the decorator does. */
export function saysMore(x: Evaluation, file: string, type: TypeRef | null, product: Evaluated | null): boolean {
  if (type?.is !== "reference") return false;
  const target = x.linked.resolveName(file, type.name);
  if (target.is === "declared") return x.linked.declaration(target.file, target.declaration)?.is !== "interface";
  return target.is === "outside" && (type.args.length > 0 || product?.is !== "product" || product.typeArgs.length === 0);
}
