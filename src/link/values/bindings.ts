import type { Binding, BindingId, Evaluated, Location, Span, Value } from "../../model/index.js";
import { type Activation, enclosingRun } from "./activation.js";
import { withChanges } from "./changed-objects.js";
import { choiceOf, overArms, unknownValue } from "./choice.js";
import { at, type Evaluation } from "./evaluation.js";
import { importedValue } from "./imported-values.js";
import { parameterValue } from "./parameters.js";
import { reachingDefinitions } from "./reaching-definitions.js";
import type { Use } from "./uses.js";

/** What a name stands for where it is used. */
export function bindingValue(x: Evaluation, run: Activation, value: Extract<Value, { readonly is: "binding" }>): Evaluated {
  const place = at(run.file, value);
  const binding = x.linked.binding(run.file, value.binding);
  if (binding === null) return unknownValue("a name that can't be found", place);
  const owner = enclosingRun(run, binding.function) ?? x.root(run.file, binding.function);
  const use: Use = { run, owner, span: value.span };
  const { held, since } = heldValue(x, use, value.binding, binding, place);
  return withChanges(x, use, value.binding, since, held);
}

interface Held {
  readonly held: Evaluated;
  /** The definition that replaced what was held before; null where the name has had one value only, as far as that is known. */
  readonly since: Span | null;
}

function heldValue(x: Evaluation, use: Use, id: BindingId, binding: Binding, place: Location): Held {
  const { file } = use.run;
  if (binding.imported !== null) return { held: importedValue(x, file, binding.imported, place), since: null };
  const declared = declaredValue(x, use.run, id, binding, place);
  if (declared !== null) return { held: declared, since: null };
  const { values, since } = reachingDefinitions(x, use, binding, x.index(file).definitions.get(id) ?? []);
  // A parameter is what it was given where it isn't set anew on the way.
  if (binding.kind === "parameter" && since === null) {
    const given = parameterValue(x, use.run, id, binding, place);
    return { held: values.length === 0 ? given : choiceOf([...values, given], place), since };
  }
  const known = values.length === 0 ? null : choiceOf(values, place);
  return { held: asTyped(x, file, binding, known, place), since };
}

/** What can't be told of a value is of the type that is written for the name. */
function asTyped(x: Evaluation, file: string, binding: Binding, value: Evaluated | null, place: Location): Evaluated {
  const typed = binding.type === null ? null : x.ofType(file, binding.type, place);
  const found = value ?? unknownValue(`${binding.name} is given no value that can be seen`, place);
  if (typed === null || typed.is === "unknown") return found;
  return overArms(found, (arm) => (arm.is === "unknown" ? typed : arm));
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
