import type { ContainerLibrary, ProviderKeys } from "../../catalog/containers/container-library.js";
import type { Evaluated, FunctionFacts, Location, Value } from "../../model/index.js";
import { armsOf } from "../../model/index.js";
import { valuesInside, valuesOfStep } from "../../model/questions/values-in.js";
import { at, type Evaluation } from "../values/evaluation.js";
import type { Source } from "./binding.js";
import type { Token } from "./containers.js";
import { bindParameters } from "./dependencies.js";
import { definitionOf, listedValues } from "./listed-values.js";
import { type Placed, propertyOf, type Reading, targetsOf, valueOf } from "./reading.js";
import { tokenIn, tokenOf, tokensIn, withoutDelay } from "./tokens.js";

type ObjectLiteral = Extract<Value, { readonly is: "object" }>;

/** Reads the objects and lists by which files say what is provided: `{ provide: TOKEN, useClass: Orders }`, `providers: [Orders]`. */
export function readProviders(reading: Reading, library: ContainerLibrary, files: readonly string[]): void {
  const keys = library.provider;
  const { x } = reading;
  const seen = new Set<Value>();

  function readEntry(entry: Placed): void {
    const written = definitionOf(x, entry) ?? entry;
    if (written.value.is === "object") return readProvider(written, written.value);
    for (const arm of armsOf(withoutDelay(x, x.evaluate(entry.run, entry.value)))) {
      if (arm.is === "class") listClass(entry, arm);
      else if (arm.is === "object" && keys !== null) bindEvaluated(reading, keys, arm, entry);
    }
  }

  function listClass(entry: Placed, value: Extract<Evaluated, { readonly is: "class" }>): void {
    const token = tokenOf(x, value);
    if (token === null) return;
    reading.makes(value.file, value.declaration);
    reading.bindings.add({
      token,
      source: { is: "class", value: () => value },
      at: at(entry.run.file, entry.value),
      how: "{} listed as a provider",
    });
  }

  function readProvider(object: Placed, value: ObjectLiteral): void {
    const token = keys?.token == null ? null : propertyOf(value, keys.token);
    if (keys === null || token === null || seen.has(value)) return;
    seen.add(value);
    for (const { run, token: name } of tokensIn(x, { run: object.run, value: token })) bindObject(reading, keys, name, { run, value });
  }

  const objects = files.flatMap((file) => objectsOfFile(x, file));
  for (const object of objects) if (object.value.is === "object") readProvider(object, object.value);
  for (const { run, value } of objects) {
    const list = value.is === "object" ? propertyOf(value, "providers") : null;
    if (list !== null) for (const entry of listedValues(x, { run, value: list })) readEntry(entry);
  }
}

/** Binds what an object literal says to a token. */
export function bindObject(reading: Reading, keys: ProviderKeys, token: Token, { run, value }: Placed): void {
  if (value.is !== "object") return;
  const part = (key: string | null): Placed | null => {
    const found = key === null ? null : propertyOf(value, key);
    return found === null ? null : { run, value: found };
  };
  const source = sourceOf(reading, {
    class: part(keys.class),
    factory: part(keys.factory),
    value: part(keys.value),
    existing: part(keys.existing),
  });
  if (source === null) return;
  const factory = part(keys.factory);
  const dependencies = part(keys.dependencies);
  if (factory !== null && dependencies !== null)
    for (const target of targetsOf(reading.x.evaluate(run, factory.value))) bindParameters(reading, target, dependencies);
  reading.bindings.add({ token, source, at: at(run.file, value), how: "bound to {}" });
}

interface Parts {
  readonly class: Placed | null;
  readonly factory: Placed | null;
  readonly value: Placed | null;
  readonly existing: Placed | null;
}

function sourceOf(reading: Reading, parts: Parts): Source | null {
  const { x } = reading;
  if (parts.class !== null) return classSource(reading, parts.class);
  const { factory, value, existing } = parts;
  if (factory !== null) return { is: "factory", value: () => valueOf(x, factory) };
  if (value !== null) return { is: "value", value: () => valueOf(x, value) };
  return existing === null ? null : { is: "token", token: tokenIn(x, existing.run, existing.value) };
}

/** A class that the container makes; it is noted as such where it can be told at once. */
export function classSource(reading: Reading, placed: Placed): Source {
  for (const target of targetsOf(withoutDelay(reading.x, valueOf(reading.x, placed))))
    if (target.is === "class") reading.makes(target.file, target.declaration);
  return { is: "class", value: () => valueOf(reading.x, placed) };
}

/** Binds what an object that a function made says. */
function bindEvaluated(reading: Reading, keys: ProviderKeys, object: Extract<Evaluated, { readonly is: "object" }>, entry: Placed): void {
  const member = (key: string | null): Evaluated | null => {
    const found = key === null ? undefined : object.members.keys.get(key);
    return found?.is === "known" ? found.value : null;
  };
  const name = member(keys.token);
  const token = name === null ? null : tokenOf(reading.x, name);
  // A literal that was read where it stands is not read again for the call that gives it.
  if (token === null || reading.bindings.of(token).some((known) => isSame(known.at, object.at))) return;
  const source = evaluatedSource(reading, {
    class: member(keys.class),
    factory: member(keys.factory),
    value: member(keys.value),
    existing: member(keys.existing),
  });
  if (source !== null) reading.bindings.add({ token, source, at: at(entry.run.file, entry.value), how: "bound to {}" });
}

function evaluatedSource(
  reading: Reading,
  parts: {
    readonly class: Evaluated | null;
    readonly factory: Evaluated | null;
    readonly value: Evaluated | null;
    readonly existing: Evaluated | null;
  },
): Source | null {
  const { class: made, factory, value, existing } = parts;
  if (made !== null) {
    for (const target of targetsOf(made)) if (target.is === "class") reading.makes(target.file, target.declaration);
    return { is: "class", value: () => made };
  }
  if (factory !== null) return { is: "factory", value: () => factory };
  if (value !== null) return { is: "value", value: () => value };
  return existing === null ? null : { is: "token", token: tokenOf(reading.x, existing) };
}

function isSame(a: Location, b: Location): boolean {
  return a.file === b.file && a.span[0] === b.span[0] && a.span[1] === b.span[1];
}

function objectsOfFile(x: Evaluation, file: string): readonly Placed[] {
  return valuesOfFile(x, file).flatMap(({ run, value }) => objectsInside(value).map((object) => ({ run, value: object })));
}

/** The expressions of a file: of its bodies, and in the decorators of its classes. */
function valuesOfFile(x: Evaluation, file: string): readonly Placed[] {
  const decorators = (x.linked.module(file)?.outline.declarations ?? []).flatMap((declaration) => {
    if (declaration.is !== "class" || declaration.decorators.length === 0) return [];
    const run = x.root(file, declaration.function);
    return declaration.decorators.flatMap(({ args }) => args.map(({ value }) => ({ run, value })));
  });
  return [
    ...decorators,
    ...x.linked.bodies(file).functions.flatMap((facts, id) => valuesOfBody(facts).map((value) => ({ run: x.root(file, id), value }))),
  ];
}

function valuesOfBody({ steps }: FunctionFacts): readonly Value[] {
  return steps.flatMap(valuesOfStep);
}

function objectsInside(value: Value): readonly Value[] {
  const inner = valuesInside(value).flatMap(objectsInside);
  return value.is === "object" ? [value, ...inner] : inner;
}
