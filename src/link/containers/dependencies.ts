import type { Evaluated } from "../../model/index.js";
import { at } from "../values/evaluation.js";
import { parameterToken, type Source, type Target } from "./binding.js";
import type { Token } from "./containers.js";
import { listedValues } from "./listed-values.js";
import { type Placed, propertyOf, type Reading, valueOf } from "./reading.js";
import { textToken, tokenIn, tokenOf } from "./tokens.js";

/**
 * Notes what the parameters of a class or function are given: a list of tokens in their order, or an object with tokens by key.
 * Where a library names tokens by a construction of its own, all else in the list is a value.
 */
export function bindParameters(reading: Reading, target: Target, dependencies: Placed, reference: string | null = null): void {
  const { value } = dependencies;
  if (value.is === "object") {
    for (const property of value.properties) {
      if (property.is === "property")
        bind(reading, parameterToken(target, 0, property.key), { run: dependencies.run, value: property.value }, reference);
    }
    return;
  }
  listedValues(reading.x, dependencies).forEach((entry, index) => bind(reading, parameterToken(target, index, null), entry, reference));
}

function bind(reading: Reading, token: Token, entry: Placed, reference: string | null): void {
  reading.bindings.add({
    token,
    source: dependency(reading, entry, reference),
    at: at(entry.run.file, entry.value),
    how: "{} named as a dependency",
  });
}

/** What one entry of a list of dependencies stands for. */
function dependency(reading: Reading, entry: Placed, reference: string | null): Source {
  const { x } = reading;
  if (reference !== null) {
    const referred = referredToken(reading, x.evaluate(entry.run, entry.value), reference);
    return referred === null ? { is: "value", value: () => valueOf(x, entry) } : { is: "token", token: referred };
  }
  // `{ token: TOKEN, optional: true }`.
  const named = entry.value.is === "object" ? (propertyOf(entry.value, "token") ?? propertyOf(entry.value, "serviceIdentifier")) : null;
  return { is: "token", token: tokenIn(x, entry.run, named ?? entry.value) };
}

/** The token that a construction such as `new Reference("orders")` names; null where the value is none. */
export function referredToken({ x }: Reading, value: Evaluated, reference: string): Token | null {
  const site = value.is === "product" && value.symbol === reference ? value.calls[0] : undefined;
  const call = site === undefined ? undefined : x.linked.bodies(site.file).functions[site.function]?.steps[site.step];
  if (site === undefined || call?.is !== "call" || call.args[0] === undefined) return null;
  const name = x.evaluate(x.root(site.file, site.function), call.args[0].value);
  return name.is === "constant" ? textToken(String(name.value)) : tokenOf(x, name);
}
