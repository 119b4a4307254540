import type { Binding, BindingId, Evaluated, FunctionFacts, Location, Span, Value } from "../../model/index.js";
import { type Activation, enclosingRun } from "./activation.js";
import { choiceOf, overArms, unknownValue } from "./choice.js";
import { at, type Evaluation } from "./evaluation.js";
import type { Definition, MemberWrite } from "./file-index.js";
import { withMember } from "./member-writes.js";
import { parameterValue } from "./parameters.js";
import { canMeetIn, encloses, isDeadInProduction, isLiveArm } from "./reachable.js";

/** What a name stands for where it is used. */
export function bindingValue(x: Evaluation, run: Activation, value: Extract<Value, { readonly is: "binding" }>): Evaluated {
  const place = at(run.file, value);
  const binding = x.linked.binding(run.file, value.binding);
  if (binding === null) return unknownValue("a name that can't be found", place);
  const base = baseValue(x, run, value.binding, binding, value.span, place);
  return withWrites(x, run, value.binding, binding, value.span, base);
}

function baseValue(x: Evaluation, run: Activation, id: BindingId, binding: Binding, use: Span, place: Location): Evaluated {
  if (binding.imported !== null) return importedValue(x, run.file, binding.imported, place);
  if (binding.kind === "parameter") return parameterValue(x, run, id, binding, place);
  const declared = declaredValue(x, run, id, binding, place);
  if (declared !== null) return declared;
  const owner = enclosingRun(run, binding.function) ?? x.root(run.file, binding.function);
  const values = reachingValues(x, owner, run, x.index(run.file).definitions.get(id) ?? [], use);
  const known = values.length === 0 ? null : choiceOf(values, place);
  if (known !== null && known.is !== "unknown") return known;
  const typed = binding.type === null ? null : x.ofType(run.file, binding.type, place);
  if (typed !== null && typed.is !== "unknown") return typed;
  return known ?? unknownValue(`${binding.name} is given no value that can be seen`, place);
}

function importedValue(x: Evaluation, file: string, [statement, name]: readonly [number, number], place: Location): Evaluated {
  const fact = x.linked.module(file)?.outline.imports[statement];
  const imported = fact?.names[name];
  if (fact === undefined || imported === undefined) return unknownValue("an import that can't be found", place);
  return importedName(x, file, fact, imported.imported, place);
}

/** What one name of an import statement leads to. */
export function importedName(
  x: Evaluation,
  file: string,
  fact: Parameters<Evaluation["trails"]["followImport"]>[1],
  name: string,
  place: Location,
): Evaluated {
  const { end } = x.trails.followImport(file, fact, name);
  switch (end.is) {
    case "declared":
      return x.exported(end.file, end.name, place);
    case "namespace":
      return x.exported(end.file, "*", place);
    case "elsewhere":
      return outsideValue(x, end.resolution, end.name, place);
    case "missing":
      // A CommonJS module that assigns its exports one by one, or an object as a whole.
      return commonjsValue(x, file, fact, name, place) ?? unknownValue(end.because, place);
  }
}

function commonjsValue(
  x: Evaluation,
  file: string,
  fact: Parameters<Evaluation["trails"]["followImport"]>[1],
  name: string,
  place: Location,
): Evaluated | null {
  const resolution = x.trails.resolution(file, fact);
  if (resolution.is !== "file") return null;
  const module = x.exported(resolution.path, "*", place);
  return name === "*" || name === "default" ? module : x.member(module, name, place);
}

/** A symbol of a package or of Node by its canonical name. */
export function outsideValue(
  x: Evaluation,
  resolution: ReturnType<Evaluation["trails"]["resolution"]>,
  name: string,
  place: Location,
): Evaluated {
  if (resolution.is !== "package" && resolution.is !== "builtin") return unknownValue("an import that leads to no source", place);
  const subpath = resolution.is === "package" && resolution.subpath !== "" ? `/${resolution.subpath.replace(/\.[cm]?js$/, "")}` : "";
  const source = `${resolution.name.replace(/^node:/, "")}${subpath}`;
  const symbol = x.catalog.canonical(`${source}#${name}`);
  const constant = x.catalog.constant(symbol);
  return constant === null ? { is: "symbol", symbol, of: null, at: place } : { is: "constant", value: constant, at: place };
}

function declaredValue(x: Evaluation, run: Activation, id: BindingId, binding: Binding, place: Location): Evaluated | null {
  const target = x.linked.resolve(run.file, id);
  if (target.is !== "declared") return null;
  const declaration = x.linked.declaration(target.file, target.declaration);
  switch (declaration?.is) {
    case "class":
      return { is: "class", file: target.file, declaration: target.declaration, at: { file: target.file, span: declaration.nameSpan } };
    case "function":
      return declaration.body === null || binding.reassigned
        ? null
        : closure(x, run, declaration.body, { file: target.file, span: declaration.nameSpan });
    case "enum":
      return enumValue(target.file, declaration, place);
    case "namespace":
      return unknownValue(`${declaration.name} is a namespace`, place);
    default:
      return null;
  }
}

/** A function as a value, with the run that it closes over. */
export function closure(x: Evaluation, run: Activation, body: number, place: Location): Evaluated {
  const parent = x.linked.bodies(run.file).functions[body]?.parent ?? null;
  const outer = parent === null ? null : (enclosingRun(run, parent) ?? x.root(run.file, parent));
  return { is: "function", file: run.file, function: body, self: null, closure: outer, at: place };
}

function enumValue(
  file: string,
  declaration: { readonly members: readonly { readonly name: string; readonly value: string | number | null; readonly span: Span }[] },
  place: Location,
): Evaluated {
  const keys = declaration.members.map(({ name, value, span }) => {
    const where = { file, span };
    const member: Evaluated = value === null ? unknownValue("a computed enum member", where) : { is: "constant", value, at: where };
    return [name, { is: "known" as const, value: member }] as const;
  });
  return { is: "object", members: { keys: new Map(keys), rest: { is: "absent" } }, at: place };
}

/** What the definitions that can reach a use give: in the same body the last ones before it, from elsewhere all. */
function reachingValues(
  x: Evaluation,
  owner: Activation,
  run: Activation,
  definitions: readonly Definition[],
  use: Span,
): readonly Evaluated[] {
  const inOwner = definitions.filter((each) => each.function === owner.function);
  const from = placeOf(owner.facts, run, owner, use);
  const values: Evaluated[] = [];
  for (const definition of [...inOwner].reverse()) {
    if (from !== null && (definition.span[1] > use[0] || !canMeetIn(owner.facts, definition.at, from))) continue;
    if (isDeadInProduction(x, owner, definition.at, definition.span)) continue;
    values.push(definedValue(x, owner, definition));
    if (from === null ? definition.at === 0 && definition.operator === "=" : isCertain(x, owner, definition, from)) break;
  }
  // Assigned in another body: nobody knows when.
  for (const definition of definitions)
    if (definition.function !== owner.function) values.push(definedValue(x, x.root(owner.file, definition.function), definition));
  return values;
}

/** Where the owner's body stands when the name is used in it; null from a function that may run at any time. */
function placeOf(facts: FunctionFacts, run: Activation, owner: Activation, use: Span): number | null {
  if (run.function !== owner.function || run.file !== owner.file) return null;
  let found = 0;
  facts.places.forEach((place, id) => {
    if (place.span[0] <= use[0] && use[1] <= place.span[1] && encloses(facts, found, id)) found = id;
  });
  return found;
}

function isCertain(x: Evaluation, owner: Activation, definition: Definition, from: number): boolean {
  if (definition.operator !== "=") return false;
  if (encloses(owner.facts, definition.at, from)) return true;
  const place = owner.facts.places[definition.at];
  return place !== undefined && isLiveArm(x, owner, place) && place.is === "branch" && encloses(owner.facts, place.in, from);
}

function definedValue(x: Evaluation, owner: Activation, { operator, value, span }: Definition): Evaluated {
  const place = { file: owner.file, span };
  if (value === null || (operator !== "=" && !/^(\|\||&&|\?\?)=$/.test(operator)))
    return unknownValue("a value that is computed on the way", place);
  return x.evaluate(owner, value);
}

/** Applies the writes to members of what a name holds: those before the use for certain, others as one of two. */
function withWrites(x: Evaluation, run: Activation, id: BindingId, binding: Binding, use: Span, base: Evaluated): Evaluated {
  const writes = x.index(run.file).memberWrites.get(id);
  if (writes === undefined || binding.imported !== null) return base;
  return overArms(base, (arm) => (arm.is === "object" ? written(x, run, binding, use, arm, writes) : arm));
}

function written(
  x: Evaluation,
  run: Activation,
  binding: Binding,
  use: Span,
  base: Extract<Evaluated, { readonly is: "object" }>,
  writes: readonly MemberWrite[],
): Evaluated {
  const owner = enclosingRun(run, binding.function) ?? x.root(run.file, binding.function);
  const from = placeOf(owner.facts, run, owner, use);
  let value: Evaluated = base;
  for (const write of writes) {
    const local = write.function === owner.function;
    const writer = local ? owner : x.root(run.file, write.function);
    if (local && from !== null && (write.span[1] > use[0] || !canMeetIn(owner.facts, write.at, from))) continue;
    if (isDeadInProduction(x, writer, write.at, write.span)) continue;
    const held = definedValue(x, writer, write);
    const certain =
      local && (from === null ? write.at === 0 || isLivePlace(x, owner, write.at) : isCertain(x, owner, { ...write, operator: "=" }, from));
    value = withMember(value, write.path, write.operator === "delete" ? null : held, certain, at(run.file, write));
  }
  return value;
}

function isLivePlace(x: Evaluation, owner: Activation, place: number): boolean {
  const found = owner.facts.places[place];
  return found !== undefined && isLiveArm(x, owner, found) && found.is === "branch" && found.in === 0;
}
