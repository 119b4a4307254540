import type { BindingId, FunctionId, Step, Value } from "../../model/index.js";

type CallStep = Extract<Step, { readonly is: "call" }>;

/** The names of bindings. */
export type Names = (binding: BindingId) => string;

/** What an expression may be as a whole: functions written there, and names that may stand for functions. */
export interface Wholes {
  readonly functions: readonly FunctionId[];
  readonly names: readonly string[];
  /** The calls that may give it. */
  readonly results: readonly CallStep[];
}

/** Reads what an expression of a body may be. */
export function wholesOf(value: Value, steps: readonly Step[], nameOf: Names): Wholes {
  const functions: FunctionId[] = [];
  const names: string[] = [];
  const results: CallStep[] = [];
  const visit = (each: Value): void => {
    switch (each.is) {
      case "function":
        functions.push(each.function);
        break;
      case "binding":
        names.push(nameOf(each.binding));
        break;
      case "global":
      case "member":
        names.push(each.name);
        break;
      case "element":
        if (each.key.is === "constant") names.push(String(each.key.value));
        else visit(each.of);
        break;
      case "conditional":
        visit(each.then);
        visit(each.else);
        break;
      case "logical":
        visit(each.left);
        visit(each.right);
        break;
      case "array":
        for (const item of each.items) visit(item.value);
        break;
      case "result": {
        const step = steps[each.step];
        if (step?.is === "await") visit(step.value);
        if (step?.is === "call") results.push(step);
        break;
      }
      default:
        break;
    }
  };
  visit(value);
  return { functions, names, results };
}

/** The keys of the objects that stand in an expression, with what they hold. */
export function eachProperty(value: Value, note: (key: string, held: Value) => void): void {
  if (value.is === "object") {
    for (const property of value.properties) {
      if (property.is === "property") note(property.key, property.value);
      eachProperty(property.value, note);
    }
  } else if (value.is === "array") for (const item of value.items) eachProperty(item.value, note);
  else if (value.is === "conditional") {
    eachProperty(value.then, note);
    eachProperty(value.else, note);
  } else if (value.is === "logical") {
    eachProperty(value.left, note);
    eachProperty(value.right, note);
  }
}

/** What a call names as what it calls: of `save.call(null)` the function, too. */
export function calledNames({ callee }: CallStep, steps: readonly Step[], nameOf: Names): readonly string[] {
  const { names } = wholesOf(callee, steps, nameOf);
  if (callee.is !== "member" || !/^(call|apply|bind)$/.test(callee.name)) return names;
  return [...names, ...wholesOf(callee.of, steps, nameOf).names];
}

/** Everything that a call may run, by name: what it calls, what it is given, and what the calls give whose results these are. */
export function usedBy(call: CallStep, steps: readonly Step[], nameOf: Names): Pick<Wholes, "functions" | "names"> {
  const functions: FunctionId[] = [];
  const names: string[] = [];
  const seen = new Set<CallStep>();
  const addAll = (wholes: Wholes): void => {
    functions.push(...wholes.functions);
    names.push(...wholes.names);
    for (const result of wholes.results) add(result);
  };
  const add = (each: CallStep): void => {
    if (seen.has(each)) return;
    seen.add(each);
    names.push(...calledNames(each, steps, nameOf));
    addAll({ ...wholesOf(each.callee, steps, nameOf), names: [] });
    for (const { value } of each.args) {
      addAll(wholesOf(value, steps, nameOf));
      eachProperty(value, (_, held) => {
        addAll(wholesOf(held, steps, nameOf));
      });
    }
  };
  add(call);
  return { functions, names };
}
