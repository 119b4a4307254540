import type { CatalogLookup } from "../../catalog/lookup.js";
import type { CallSite, Evaluated, FunctionFacts, Location, Value } from "../../model/index.js";
import type { Containers } from "../containers/containers.js";
import type { ExportTrails } from "../export-trail.js";
import type { LinkedModules } from "../linked-modules.js";
import { activation, type Activation, ownThis, selfOf } from "./activation.js";
import { bindingValue, closure } from "./bindings.js";
import { withFieldChanges } from "./changed-objects.js";
import { unknownValue } from "./choice.js";
import { at, type Evaluation } from "./evaluation.js";
import { exportedValue } from "./exported-values.js";
import { ownMember } from "./fields.js";
import { ALL_CALLS } from "./call-limits.js";
import { outsideValue } from "./imported-values.js";
import { classAround, fileIndex, type FileIndex } from "./file-index.js";
import { arrayLiteral, argumentsOf, objectLiteral } from "./literals.js";
import { elementValue, memberSymbol, memberValue } from "./members.js";
import { binary, conditional, logical, template, unary } from "./operators.js";
import { guessedName } from "./parameters.js";
import { returnedBy, stepResult } from "./results.js";
import { memoOf, tabling } from "./tabling.js";
import { valueOfType } from "./type-values.js";

interface EvaluationInput {
  readonly linked: LinkedModules;
  readonly trails: ExportTrails;
  readonly catalog: CatalogLookup;
  readonly containers: () => Containers;
}

const NO_BODY: FunctionFacts = {
  name: "",
  kind: "module",
  parent: null,
  class: null,
  static: false,
  async: false,
  generator: false,
  parameters: [],
  returnType: null,
  argumentOf: null,
  places: [],
  steps: [],
  span: [0, 0],
};

/** Makes the evaluator of a program: lazy, and each answer found once. */
export function evaluation({ linked, trails, catalog, containers }: EvaluationInput): Evaluation {
  const indexes = new Map<string, FileIndex>();
  const roots = new Map<string, Map<number, Activation>>();
  const guesses = new WeakSet<Evaluated>();
  const table = tabling();
  let current: Activation | null = null;

  function inRun<T>(run: Activation, find: () => T): T {
    const outer = current;
    current = run;
    const found = find();
    current = outer;
    return found;
  }

  const x: Evaluation = {
    linked,
    trails,
    catalog,
    table,
    containers,
    current: () => current,
    inRun,
    index: (file) => indexes.get(file) ?? keep(indexes, file, fileIndex(linked.bodies(file))),
    root,
    evaluate(run, value) {
      if (value.is === "result") return x.result(run, value.step);
      if (isPlain(value)) return evaluated(x, run, value);
      return table.answer(memoOf(run.memo, value), {
        find: () => inRun(run, () => evaluated(x, run, value)),
        circular: () => unknownValue("a value that is defined by itself", at(run.file, value)),
        tooDeep: () => unknownValue("an expression too deep to follow", at(run.file, value)),
      });
    },
    result(run, step) {
      const place = (): Location => ({ file: run.file, span: run.facts.steps[step]?.span ?? [0, 0] });
      return table.answer(memoOf(run.memo, step), {
        find: () => inRun(run, () => stepResult(x, run, step)),
        circular: () => unknownValue("a call that calls itself", place()),
        tooDeep: () => unknownValue("an expression too deep to follow", place()),
      });
    },
    argumentsOf: (run, call) => argumentsOf(x, run, call),
    ofType: (file, type, place) => valueOfType(x, file, type, place),
    member: (of, name, place) => memberValue(x, of, name, place),
    exported: (file, name, place) => exportedValue(x, file, name, place),
    classMember: (of, name, place, from) => ownMember(x, of, name, place, from),
    returned: (callee, args, site: CallSite | null, from) => returnedBy(x, callee, args, site, from),
    guessed(value) {
      guesses.add(value);
      return value;
    },
    isGuess(value) {
      for (let each: Evaluated | null = value; each !== null; each = "of" in each ? each.of : null) if (guesses.has(each)) return true;
      return false;
    },
  };

  function root(file: string, body: number): Activation {
    const ofFile = roots.get(file) ?? keep(roots, file, new Map<number, Activation>());
    const known = ofFile.get(body);
    if (known !== undefined) return known;
    const facts = linked.bodies(file).functions[body] ?? NO_BODY;
    const outer = facts.parent === null ? null : root(file, facts.parent);
    const made = activation({
      file,
      function: body,
      facts,
      self: ownSelf(file, facts),
      args: null,
      outer,
      site: null,
      from: null,
      share: ALL_CALLS,
      depth: 0,
    });
    ofFile.set(body, made);
    return made;
  }

  return x;
}

function ownSelf(file: string, facts: FunctionFacts): Evaluated | null {
  if (facts.class === null) return null;
  const place = { file, span: facts.span };
  return facts.static || facts.kind === "static-initializer"
    ? { is: "class", file, declaration: facts.class, at: place }
    : { is: "instance", file, declaration: facts.class, typeArgs: [], made: null, at: place };
}

/** What says all of itself: nothing is to be remembered of it. */
function isPlain({ is }: Value): boolean {
  return is === "constant" || is === "undefined" || is === "regex" || is === "environment";
}

function evaluated(x: Evaluation, run: Activation, value: Value): Evaluated {
  const place = at(run.file, value);
  switch (value.is) {
    case "constant":
      return { is: "constant", value: value.value, at: place };
    case "undefined":
      return { is: "undefined", at: place };
    case "bigint":
      return unknownValue("a big integer", place);
    case "regex":
      return { is: "regex", source: value.source, flags: value.flags, at: place };
    case "template":
      return template(x, run, value);
    case "object":
      return objectLiteral(x, run, value);
    case "array":
      return arrayLiteral(x, run, value);
    case "binding":
      return bindingValue(x, run, value);
    case "global":
      return globalValue(x, run, value.name, value);
    case "member":
      return memberOf(x, run, value, place);
    case "element":
      return elementValue(x, x.evaluate(run, value.of), x.evaluate(run, value.key), place);
    case "result":
      return x.result(run, value.step);
    case "function":
      return closure(x, run, value.function, place);
    case "class":
      return { is: "class", file: run.file, declaration: value.declaration, at: place };
    case "this":
      return selfOf(run) ?? unknownValue("this, which can't be told", place);
    case "super":
      return selfOf(run) ?? unknownValue("super, which can't be told", place);
    case "environment":
      return { is: "environment", name: value.name, at: place };
    case "conditional":
      return conditional(x, run, value);
    case "logical":
      return logical(x, run, value);
    case "unary":
      return unary(x, run, value);
    case "binary":
      return binary(x, run, value);
    case "unknown":
      return unknownValue(value.because, place);
  }
}

function memberOf(
  x: Evaluation,
  run: Activation,
  { of, name, span }: Extract<Value, { readonly is: "member" }>,
  place: Location,
): Evaluated {
  if (of.is === "super") return baseMember(x, run, name, place);
  const held = x.member(x.evaluate(run, of), name, place);
  return of.is === "this" ? withFieldChanges(x, run, name, span, held) : held;
}

/** `super.save`: the member as the nearest base has it, with the same `this`. */
function baseMember(x: Evaluation, run: Activation, name: string, place: Location): Evaluated {
  const self = selfOf(run);
  const owner = classAround(x.linked.bodies(run.file).functions, run.function);
  if (owner === null || (self?.is !== "instance" && self?.is !== "class")) return unknownValue("super, which can't be told", place);
  for (const { target } of x.linked.ancestorsOf(run.file, owner)) {
    if (target.is === "unknown") break;
    if (target.is === "outside") return outsideBaseMember(x, target, self, name, place);
    if (target.is !== "declared") continue;
    const found = x.classMember(self, name, place, target);
    if (found !== null) return found;
  }
  return unknownValue(`a member ${name} of a base that can't be resolved`, place);
}

function outsideBaseMember(
  x: Evaluation,
  target: { readonly package: string; readonly subpath: string; readonly member: string },
  self: Evaluated,
  name: string,
  place: Location,
): Evaluated {
  const base = outsideValue(x, { is: "package", name: target.package, subpath: target.subpath }, target.member, place);
  if (base.is !== "symbol") return unknownValue(`a member ${name} of a base that can't be resolved`, place);
  return { is: "symbol", symbol: x.catalog.canonical(memberSymbol(base.symbol, name)), of: self, at: place };
}

function globalValue(x: Evaluation, run: Activation, name: string, value: Value): Evaluated {
  const place = at(run.file, value);
  if (name === "arguments") return argumentsOfRun(ownThis(run), place);
  const guess = guessedName(x, run.file, name, place);
  if (guess !== null) return guess;
  return { is: "symbol", symbol: `global#${name}`, of: null, at: place };
}

function argumentsOfRun({ args }: Activation, place: Location): Evaluated {
  const given = args?.() ?? { items: [], rest: unknownValue("arguments that can't be seen", place) };
  return { is: "array", items: given.items, rest: given.rest, at: place };
}

function keep<Key, Item>(map: Map<Key, Item>, key: Key, item: Item): Item {
  map.set(key, item);
  return item;
}
