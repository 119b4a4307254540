import type { Evaluated, Location, TypeRef } from "../../model/index.js";
import { choiceOf, unknownValue } from "./choice.js";
import { type Evaluation, instanceOf } from "./evaluation.js";
import { outsideValue } from "./imported-values.js";
import { objectOfType, shapeOf } from "./type-members.js";

/** Types that stand for their argument: a promise is awaited in the end, and wrappers of one value give it. */
const TRANSPARENT = new Set([
  "Promise",
  "PromiseLike",
  "Awaited",
  "Readonly",
  "Required",
  "Partial",
  "NonNullable",
  "DeepPartial",
  "Ref",
  "Wrapper",
  "Relation",
  "Loaded",
]);
const LISTS = new Set(["Array", "ReadonlyArray", "Iterable", "Set", "ReadonlySet"]);
/** Types that the language and its platforms give, of which rules ask no member. */
const STANDARD = new Set([
  ...["Date", "RegExp", "Error", "TypeError", "RangeError", "SyntaxError", "AggregateError", "ArrayBuffer", "DataView", "BigInt", "Symbol"],
  ...["Int8Array", "Uint8Array", "Uint16Array", "Uint32Array", "Int16Array", "Int32Array", "Float32Array", "Float64Array"],
  ...["URL", "Blob", "File", "ReadableStream", "WritableStream", "AbortSignal", "AbortController", "Event", "EventTarget"],
]);
const NOTHING = new Set(["undefined", "null", "void", "never"]);
/** Aliases of aliases: no program goes deeper. */
const DEEPEST = 8;

/** What a type says of its values: an instance, a product, a list; unknown where it says nothing that rules ask. */
export function valueOfType(x: Evaluation, file: string, type: TypeRef | null, place: Location, depth = 0): Evaluated {
  const of = (inner: TypeRef): Evaluated => valueOfType(x, file, inner, place, depth + 1);
  if (type === null || depth > DEEPEST) return unknownValue("a value without a type", place);
  switch (type.is) {
    case "reference":
      return referenced(x, file, type, place, depth);
    case "query":
      return queried(x, file, type, place);
    case "union": {
      const items = type.items.filter((item) => !isNothing(item));
      if (items.length === 0) return unknownValue("a value without a type", place);
      // A type of several words says which may be given, and not that each is.
      const isOneOfSeveral = items.length > 1;
      return choiceOf(
        items.map((item) => (isOneOfSeveral && item.is === "literal" ? unknownValue("one of the words of a type", place) : of(item))),
        place,
      );
    }
    case "intersection": {
      // What a library makes is more than what is said of it beside.
      const values = type.items.map(of);
      const known = values.find(({ is }) => is === "product") ?? values.find(({ is }) => is !== "unknown");
      return known ?? unknownValue("a value of an intersection type", place);
    }
    case "array":
      return { is: "array", items: [], rest: of(type.of), at: place };
    case "tuple":
      return { is: "array", items: type.items.map(of), rest: null, at: place };
    case "literal":
      return { is: "constant", value: type.value, at: place };
    case "import":
      return unknownValue("a type of an import type", place);
    case "object":
      // Types of members of members are seldom asked, and may lead back to where they began.
      return objectOfType(type.members, (member) => valueOfType(x, file, member, place, depth + DEEPEST / 2), place);
    case "function":
    case "keyword":
    case "other":
      return unknownValue(type.is === "keyword" ? `some ${type.name}` : "a value of a written-out type", place);
  }
}

function isNothing(type: TypeRef): boolean {
  return (type.is === "keyword" && NOTHING.has(type.name)) || (type.is === "literal" && type.value === null);
}

function referenced(
  x: Evaluation,
  file: string,
  type: Extract<TypeRef, { readonly is: "reference" }>,
  place: Location,
  depth: number,
): Evaluated {
  const [first = null] = type.args;
  const of = (inner: TypeRef | null): Evaluated => valueOfType(x, file, inner, place, depth + 1);
  if (TRANSPARENT.has(type.name) && first !== null) return of(first);
  const target = x.linked.resolveName(file, type.name);
  switch (target.is) {
    case "declared": {
      const declaration = x.linked.declaration(target.file, target.declaration);
      if (declaration?.is === "class" || declaration?.is === "interface")
        return { ...instanceOf(target.file, target.declaration, place), typeArgs: type.args.map(of) };
      if (declaration?.is === "type") return aliased(x, target, declaration.type, place, depth);
      return unknownValue(`a value of ${type.name}`, place);
    }
    case "outside": {
      const symbol = outsideValue(x, { is: "package", name: target.package, subpath: target.subpath }, target.member, place);
      if (symbol.is !== "symbol") return symbol;
      return { is: "product", symbol: symbol.symbol, typeArgs: type.args.map(of), calls: [], of: null, at: place };
    }
    case "module":
    case "local":
      return unknownValue(`a value of ${type.name}`, place);
    case "unknown":
      return globalType(x, type, of, place);
  }
}

/** A value of an alias: of one that lists members by its name, for it may be made of itself. */
function aliased(
  x: Evaluation,
  { file, declaration }: { readonly file: string; readonly declaration: number },
  type: TypeRef,
  place: Location,
  depth: number,
): Evaluated {
  const isShape = shapeOf(x.linked.declaration(file, declaration)) !== null;
  const outside = !isShape || type.is === "object" ? null : valueOfType(x, file, type, place, depth + 1);
  if (isShape && outside?.is !== "product") return instanceOf(file, declaration, place);
  return outside ?? valueOfType(x, file, type, place, depth + 1);
}

function globalType(
  x: Evaluation,
  type: Extract<TypeRef, { readonly is: "reference" }>,
  of: (inner: TypeRef | null) => Evaluated,
  place: Location,
): Evaluated {
  const [first = null] = type.args;
  if (type.binding !== null) return unknownValue(`a value of ${type.name}`, place);
  if (LISTS.has(type.name)) return { is: "array", items: [], rest: of(first), at: place };
  const symbol = x.catalog.canonical(`global#${type.name}`);
  // Any other name that nothing declares is a type parameter, or of a library that declares its types globally.
  if (!x.catalog.isType(symbol) && !STANDARD.has(type.name)) return unknownValue(`some ${type.name}`, place);
  return { is: "product", symbol, typeArgs: type.args.map(of), calls: [], of: null, at: place };
}

function queried(x: Evaluation, file: string, type: Extract<TypeRef, { readonly is: "query" }>, place: Location): Evaluated {
  if (type.binding === null) return unknownValue(`the type of ${type.name}`, place);
  const value = x.evaluate(x.root(file, 0), { is: "binding", binding: type.binding, span: type.span });
  return type.name
    .split(".")
    .slice(1)
    .reduce<Evaluated>((of, name) => x.member(of, name, place), value);
}
