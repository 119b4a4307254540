import { CONTAINER_LIBRARIES } from "../../catalog/containers/container-libraries.js";
import { LIBRARY_PRODUCTS } from "../../catalog/containers/library-products.js";
import type { DeclarationId, Evaluated, Value } from "../../model/index.js";
import { runsFor } from "../operations/call-runs.js";
import type { Activation } from "../values/activation.js";
import type { CallStep, Evaluation } from "../values/evaluation.js";
import type { Token } from "./containers.js";
import { definitionOf } from "./listed-values.js";
import { type Placed, propertyOf } from "./reading.js";

const UNIQUE: ReadonlySet<string> = new Set(["global#Symbol()", ...CONTAINER_LIBRARIES.flatMap(({ makesToken }) => makesToken)]);
const LATER: ReadonlySet<string> = new Set(CONTAINER_LIBRARIES.flatMap(({ later }) => later.flatMap((symbol) => [symbol, `${symbol}()`])));
/** Token functions, and the decorators that ask for the same. */
const PRODUCT_TOKENS: ReadonlyMap<string, string> = new Map(
  LIBRARY_PRODUCTS.flatMap(({ token, decorator }) => (token === null ? [] : [[`${token}()`, decorator] as const])),
);
/** Wrappers in wrappers: no program goes deeper. */
const DEEPEST = 4;

/** The token of a class or interface of the program. */
export function classToken(file: string, declaration: DeclarationId): Token {
  return `class ${file}#${declaration}`;
}

/** The token of a text or a symbol of the global registry. */
export function textToken(text: string): Token {
  return `text ${text}`;
}

/** The token of an outside class or constant. */
export function outsideToken(symbol: string): Token {
  return `outside ${symbol}`;
}

/** The token of what a library's decorator asks for: one for each entity, queue or connection; null where that can't be told. */
export function productToken(x: Evaluation, decorator: string, argument: Placed | null): Token | null {
  const of = argument === null ? "" : tokenIn(x, argument.run, argument.value);
  return of === null ? null : `product ${decorator} ${of}`;
}

/** The class whose name an expression is: `Order.name`; null where it is none. */
export function namedClass(x: Evaluation, { run, value }: Placed): Extract<Evaluated, { readonly is: "class" }> | null {
  const of = value.is === "member" && value.name === "name" ? x.evaluate(run, value.of) : null;
  return of?.is === "class" ? of : null;
}

/** The token that an expression stands for; null where that can't be told. */
export function tokenIn(x: Evaluation, run: Activation, value: Value): Token | null {
  const named = namedClass(x, { run, value });
  const declaration = named === null ? null : x.linked.declaration(named.file, named.declaration);
  if (declaration !== null) return textToken(declaration.name);
  return tokenOf(x, x.evaluate(run, value)) ?? writtenToken(x, { run, value });
}

/** The token that an expression stands for; where its own body doesn't say, the ones that callers make of it, with their runs. */
export function tokensIn(x: Evaluation, { run, value }: Placed): readonly { readonly run: Activation; readonly token: Token }[] {
  const own = tokenIn(x, run, value);
  if (own !== null) return [{ run, token: own }];
  return runsFor(x, run, [value], (each) => tokenOf(x, each) === null).flatMap(({ run: bound }) => {
    const token = tokenIn(x, bound, value);
    return token === null ? [] : [{ run: bound, token }];
  });
}

/** A symbol that a function makes is told by the constant that keeps it: `export const ORDERS = createToken("orders")`. */
function writtenToken(x: Evaluation, placed: Placed): Token | null {
  const written = writtenValue(x, placed);
  if (written?.value.is !== "result" || !runsOnce(written.run)) return null;
  const made = x.evaluate(written.run, written.value);
  return made.is === "product" && UNIQUE.has(made.symbol)
    ? `symbol ${written.run.file}#${written.run.function}.${written.value.step}`
    : null;
}

/** The expression behind a constant, or behind a key of one: `TOKENS.orders`. */
function writtenValue(x: Evaluation, placed: Placed): Placed | null {
  const { run, value } = placed;
  if (value.is === "binding") return definitionOf(x, placed);
  if (value.is !== "member") return null;
  const of = writtenValue(x, { run, value: value.of });
  const held = of?.value.is === "object" ? propertyOf(of.value, value.name) : null;
  return of === null || held === null ? null : { run: of.run, value: held };
}

/** Whether a body runs once, so that a symbol that it makes is one. */
function runsOnce({ facts }: Activation): boolean {
  return facts.kind === "module" || facts.kind === "static-initializer";
}

/** The token that a value is; null where it is none or one of several. */
export function tokenOf(x: Evaluation, value: Evaluated, depth = 0): Token | null {
  switch (value.is) {
    case "constant":
      return value.value === null ? null : textToken(String(value.value));
    case "class":
      return classToken(value.file, value.declaration);
    case "symbol":
      return outsideToken(value.symbol);
    case "product":
      return depth > DEEPEST ? null : madeToken(x, value, depth);
    case "function":
      return depth > DEEPEST ? null : tokenOf(x, x.returned(value, null, null, null), depth + 1);
    default:
      return null;
  }
}

function madeToken(x: Evaluation, value: Extract<Evaluated, { readonly is: "product" }>, depth: number): Token | null {
  const [site] = value.calls;
  if (site === undefined) return null;
  if (UNIQUE.has(value.symbol))
    return runsOnce(x.root(site.file, site.function)) ? `symbol ${site.file}#${site.function}.${site.step}` : null;
  const decorator = PRODUCT_TOKENS.get(value.symbol);
  if (decorator === undefined && !LATER.has(value.symbol)) return null;
  const first = callAt(x, site)?.args[0]?.value;
  const argument = first === undefined ? null : { run: x.root(site.file, site.function), value: first };
  if (decorator !== undefined) return productToken(x, decorator, argument);
  return argument === null ? null : tokenOf(x, x.evaluate(argument.run, argument.value), depth + 1);
}

/** What stands behind `forwardRef(() => Orders)` and its like. */
export function withoutDelay(x: Evaluation, value: Evaluated): Evaluated {
  if (value.is !== "product" || !LATER.has(value.symbol)) return value;
  const [site] = value.calls;
  const call = site === undefined ? null : callAt(x, site);
  if (site === undefined || call?.args[0] === undefined) return value;
  const given = x.evaluate(x.root(site.file, site.function), call.args[0].value);
  return given.is === "function" ? x.returned(given, null, null, null) : given;
}

function callAt(x: Evaluation, site: { readonly file: string; readonly function: number; readonly step: number }): CallStep | null {
  const step = x.linked.bodies(site.file).functions[site.function]?.steps[site.step];
  return step?.is === "call" ? step : null;
}
