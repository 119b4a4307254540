import type { Evaluated, Location } from "../../model/index.js";
import { lookup } from "../../model/index.js";
import { choiceOf, overArms, unknownValue } from "./choice.js";
import { type Evaluation } from "./evaluation.js";

/** The canonical name of a member: `express#Router`, `express#Application.get`. */
export function memberSymbol(symbol: string, name: string): string {
  return symbol.includes("#") ? `${symbol}.${name}` : `${symbol}#${name}`;
}

/** What every promise has; evaluation gives what a promise will hold, so that nothing else tells it from its value. */
const OF_PROMISES: ReadonlySet<string> = new Set(["then", "catch", "finally"]);

/** What every function has. */
const OF_FUNCTIONS: ReadonlySet<string> = new Set(["call", "apply", "bind", "name", "length", "toString", "prototype"]);

/** A member of a value. */
export function memberValue(x: Evaluation, of: Evaluated, name: string, place: Location): Evaluated {
  return OF_PROMISES.has(name)
    ? (ownPromiseMember(x, of, name, place) ?? { is: "symbol", symbol: `global#Promise.${name}`, of, at: place })
    : overArms(of, (arm) => oneMember(x, arm, name, place));
}

/** What is no promise, or a library's own kind of it, has these members itself. */
function ownPromiseMember(x: Evaluation, of: Evaluated, name: string, place: Location): Evaluated | null {
  switch (of.is) {
    case "object":
      return of.members.keys.has(name) ? oneMember(x, of, name, place) : null;
    case "instance":
    case "class":
      return x.classMember(of, name, place);
    case "symbol":
    case "product": {
      const found = oneMember(x, of, name, place);
      return found.is === "symbol" && x.catalog.entries(found.symbol).length > 0 ? found : null;
    }
    default:
      return null;
  }
}

function oneMember(x: Evaluation, of: Evaluated, name: string, place: Location): Evaluated {
  switch (of.is) {
    case "object": {
      const found = lookup(of.members, name);
      if (found.is === "known") return asMethod(x, of, found.value);
      return found.is === "absent" ? { is: "undefined", at: place } : unknownValue(found.because, found.at ?? place);
    }
    case "array":
      return arrayMember(of, name, place);
    case "module":
      return x.exported(of.file, name, place);
    case "symbol":
    case "product":
      return outsideMember(x, of, name, place);
    case "instance":
    case "class":
      return classMember(x, of, name, place);
    case "function":
      return OF_FUNCTIONS.has(name)
        ? { is: "symbol", symbol: `global#Function.${name}`, of, at: place }
        : unknownValue(`a property ${name} of a function`, place);
    case "constant":
    case "text":
    case "environment":
      return { is: "symbol", symbol: `global#${typeName(of)}.${name}`, of, at: place };
    case "regex":
      return { is: "symbol", symbol: `global#RegExp.${name}`, of, at: place };
    case "method":
      return unknownValue(`a member of the method ${of.name}`, place);
    case "undefined":
      return unknownValue("a member of what is undefined", place);
    case "choice":
    case "unknown":
      return of.is === "unknown" ? unknownValue(of.because, of.at) : unknownValue("one of several", place);
  }
}

/** A function that an object holds has the object as `this`; an arrow has that of where it stands. */
function asMethod(x: Evaluation, of: Evaluated, held: Evaluated): Evaluated {
  if (held.is !== "function" || held.self !== null) return held;
  return x.linked.bodies(held.file).functions[held.function]?.kind === "arrow" ? held : { ...held, self: of };
}

function typeName(of: Evaluated): string {
  if (of.is !== "constant") return "String";
  return typeof of.value === "number" ? "Number" : typeof of.value === "boolean" ? "Boolean" : "String";
}

function arrayMember(of: Extract<Evaluated, { readonly is: "array" }>, name: string, place: Location): Evaluated {
  if (/^\d+$/.test(name)) return of.items[Number(name)] ?? of.rest ?? { is: "undefined", at: place };
  if (name === "length")
    return of.rest === null ? { is: "constant", value: of.items.length, at: place } : unknownValue("the length of a list", place);
  return { is: "symbol", symbol: `global#Array.${name}`, of, at: place };
}

function outsideMember(
  x: Evaluation,
  of: Extract<Evaluated, { readonly is: "symbol" | "product" }>,
  name: string,
  place: Location,
): Evaluated {
  if (of.symbol === "global#process" && name === "env") return { is: "symbol", symbol: "global#process.env", of: null, at: place };
  if (of.symbol === "global#process.env") return { is: "environment", name, at: place };
  const type = x.catalog.property(of.symbol, name);
  if (type !== null)
    return { is: "product", symbol: x.catalog.canonical(type), typeArgs: of.is === "product" ? of.typeArgs : [], calls: [], of, at: place };
  const symbol = x.catalog.canonical(memberSymbol(of.symbol, name));
  const constant = x.catalog.constant(symbol);
  if (constant !== null) return { is: "constant", value: constant, at: place };
  return { is: "symbol", symbol, of: of.is === "product" || of.of !== null ? of : null, at: place };
}

function classMember(
  x: Evaluation,
  of: Extract<Evaluated, { readonly is: "instance" | "class" }>,
  name: string,
  place: Location,
): Evaluated {
  const own = x.classMember(of, name, place);
  if (own !== null) return own;
  const inherited = x.linked.ancestorsOf(of.file, of.declaration).find(({ target }) => target.is === "outside");
  if (inherited?.target.is === "outside") {
    const { package: pkg, subpath, member } = inherited.target;
    const source = `${pkg.replace(/^node:/, "")}${subpath === "" ? "" : `/${subpath}`}`;
    const type = x.catalog.canonical(`${source}#${member}`);
    const property = x.catalog.property(type, name);
    if (property !== null) return { is: "product", symbol: x.catalog.canonical(property), typeArgs: [], calls: [], of, at: place };
    return { is: "symbol", symbol: x.catalog.canonical(memberSymbol(type, name)), of, at: place };
  }
  const lost = x.linked.ancestorsOf(of.file, of.declaration).find(({ target }) => target.is === "unknown");
  return lost === undefined ? unknownValue(`a class without a member ${name}`, place) : madeByMixin(x, of, name, place);
}

/** `class PrismaService extends PrismaClient.$extends(…)`, `extends createUnifiedClient(...)`: the base is an expression. */
function madeByMixin(
  x: Evaluation,
  of: Extract<Evaluated, { readonly is: "instance" | "class" }>,
  name: string,
  place: Location,
): Evaluated {
  const declaration = x.linked.declaration(of.file, of.declaration);
  const base = declaration?.is === "class" ? declaration.extends : null;
  // `class Handlers extends Map`: a name that nothing declares is the language's.
  if (base?.value === null && base.binding === null) return { is: "symbol", symbol: `global#${base.name}.${name}`, of, at: place };
  if (base?.value == null) return unknownValue(`a member ${name} of a base that can't be resolved`, place);
  const value = x.evaluate(x.root(of.file, 0), base.value);
  if (value.is === "class")
    return oneMember(x, of.is === "class" ? value : { ...of, file: value.file, declaration: value.declaration }, name, place);
  if (value.is !== "symbol" && value.is !== "product") return unknownValue(`a member ${name} of a base that can't be resolved`, place);
  return { is: "symbol", symbol: x.catalog.canonical(memberSymbol(value.symbol, name)), of, at: place };
}

/** `of[key]`: by a constant key the member, otherwise any element of a list. */
export function elementValue(x: Evaluation, of: Evaluated, key: Evaluated, place: Location): Evaluated {
  if (key.is === "constant") return memberValue(x, of, String(key.value), place);
  if (key.is === "choice")
    return choiceOf(
      key.arms.map((arm) => elementValue(x, of, arm, place)),
      place,
    );
  return overArms(of, (arm) => {
    if (arm.is === "symbol" && arm.symbol === "global#process.env")
      return unknownValue("an environment variable by a computed name", place);
    if (arm.is !== "array") return unknownValue("an element by a key that can't be told", place);
    const values = [...arm.items, ...(arm.rest === null ? [] : [arm.rest])];
    return values.length === 0 ? unknownValue("an element of a list that can't be seen", place) : choiceOf(values, place);
  });
}
