import { extractFile } from "../../src/extract/extract-file.js";
import type { Argument, BindingId, FileFacts, FunctionFacts, ImportedName, Place, Step, TypeRef, Value } from "../../src/model/index.js";

/** The facts of a snippet. */
export function factsOf(text: string, path = "src/order.ts"): FileFacts {
  return extractFile(path, text);
}

/** The body with a name; an empty name is the module's own. */
export function bodyOf(facts: FileFacts, name: string): FunctionFacts {
  const found = facts.bodies.functions.find((body) => body.name === name);
  if (found === undefined) throw new Error(`no body is named ${name}: ${facts.bodies.functions.map((body) => body.name).join(", ")}`);
  return found;
}

/** The steps of a body, one line each: `#0 this.orders.save(order)`. */
export function stepsOf(facts: FileFacts, name: string): string[] {
  return bodyOf(facts, name).steps.map((step, index) => `#${index} ${showStep(facts, step)}${step.at === 0 ? "" : ` @${step.at}`}`);
}

/** The places of a body without the body itself: `1 in 0 if/0.0 exits`. */
export function placesOf(facts: FileFacts, name: string): string[] {
  return bodyOf(facts, name).places.flatMap((place, index) =>
    place.is === "body" ? [] : [`${index} in ${place.in} ${showPlace(facts, place)}`],
  );
}

/** Imports as `kind specifier: names`, names as `imported>local uses`. */
export function importsOf(facts: FileFacts): string[] {
  return facts.outline.imports.map(({ kind, specifier, typeOnly, names }) =>
    `${typeOnly ? "type " : ""}${kind} ${specifier ?? "?"}: ${names.map(showName).join(", ")}`.trimEnd(),
  );
}

/** Exports as `kind name`, with what stands behind them. */
export function exportsOf(facts: FileFacts): string[] {
  const { bindings, declarations } = facts.outline;
  return facts.outline.exports.map((fact) => {
    const binding = fact.binding === null ? "" : ` =${bindings[fact.binding]?.name ?? "?"}`;
    const declaration = fact.declaration === null ? "" : ` (${declarations[fact.declaration]?.is ?? "?"})`;
    const from = fact.from === null ? "" : ` from ${facts.outline.imports[fact.from]?.specifier ?? "?"}#${fact.imported ?? "?"}`;
    return `${fact.typeOnly ? "type " : ""}${fact.kind} ${fact.name}${binding}${declaration}${from}`;
  });
}

/** How the first import of a name is used, as words. */
export function usesOf(text: string, imported: string, path?: string): string {
  const name = factsOf(text, path)
    .outline.imports.flatMap((fact) => fact.names)
    .find((candidate) => candidate.imported === imported);
  return name === undefined ? "not imported" : showUses(name);
}

/** A type as it would be written. */
export function showType(type: TypeRef | null): string {
  if (type === null) return "-";
  switch (type.is) {
    case "reference":
      return `${type.name}${type.binding === null ? "" : `#${type.binding}`}${type.args.length === 0 ? "" : `<${type.args.map(showType).join(", ")}>`}`;
    case "query":
      return `typeof ${type.name}`;
    case "import":
      return `import(${type.specifier})${type.name === null ? "" : `.${type.name}`}`;
    case "keyword":
      return type.name;
    case "literal":
      return JSON.stringify(type.value);
    case "array":
      return `${type.readonly ? "readonly " : ""}${showType(type.of)}[]`;
    case "tuple":
      return `${type.readonly ? "readonly " : ""}[${type.items.map(showType).join(", ")}]`;
    case "union":
      return type.items.map(showType).join(" | ");
    case "intersection":
      return type.items.map(showType).join(" & ");
    case "object":
      return `{ ${type.members.map((member) => `${member.name}${member.optional ? "?" : ""}: ${showType(member.type)}`).join("; ")} }`;
    case "function":
      return `(${type.parameters.map(showType).join(", ")}) => ${showType(type.returns)}`;
    case "other":
      return `other(${type.refs.map(showType).join(", ")})`;
  }
}

/** A value as it would be written; a binding by its name, the result of a step as `#n`. */
export function showValue(facts: FileFacts, value: Value): string {
  const show = (inner: Value): string => showValue(facts, inner);
  switch (value.is) {
    case "constant":
      return JSON.stringify(value.value);
    case "undefined":
      return "undefined";
    case "bigint":
      return value.text;
    case "regex":
      return `/${value.source}/${value.flags}`;
    case "template":
      return `\`${value.parts.map((part) => (typeof part === "string" ? part : `\${${show(part)}}`)).join("")}\``;
    case "object":
      return `{${value.properties
        .map((property) => {
          if (property.is === "spread") return `...${show(property.value)}`;
          return property.is === "computed"
            ? `[${show(property.key)}]: ${show(property.value)}`
            : `${property.key}: ${show(property.value)}`;
        })
        .join(", ")}}`;
    case "array":
      return `[${showArguments(facts, value.items)}]`;
    case "binding":
      return nameOf(facts, value.binding);
    case "global":
      return `global ${value.name}`;
    case "member":
      return `${show(value.of)}${value.optional ? "?." : "."}${value.name}`;
    case "element":
      return `${show(value.of)}[${show(value.key)}]`;
    case "result":
      return `#${value.step}`;
    case "function":
      return `function ${value.function}`;
    case "class":
      return `class ${value.declaration}`;
    case "this":
      return "this";
    case "super":
      return "super";
    case "environment":
      return `env ${value.name}`;
    case "conditional":
      return `(${show(value.test)} ? ${show(value.then)} : ${show(value.else)})`;
    case "logical":
      return `(${show(value.left)} ${value.operator} ${show(value.right)})`;
    case "unary":
      return `${value.operator} ${show(value.operand)}`;
    case "binary":
      return `(${show(value.left)} ${value.operator} ${show(value.right)})`;
    case "unknown":
      return `unknown: ${value.because}`;
  }
}

/** Name of a binding, of the module's scope or an inner one; inner ones carry their id where the name is shadowed. */
export function nameOf(facts: FileFacts, id: BindingId): string {
  const all = [...facts.outline.bindings, ...facts.bodies.locals];
  const name = all[id]?.name ?? "?";
  return all.filter((binding) => binding.name === name).length > 1 ? `${name}~${id}` : name;
}

function showName(name: ImportedName): string {
  return `${name.typeOnly ? "type " : ""}${name.imported}${name.local === name.imported ? "" : `>${name.local ?? "-"}`} ${showUses(name)}`.trimEnd();
}

function showUses({ uses }: ImportedName): string {
  const words = [
    uses.value && "value",
    uses.type && "type",
    uses.decorated && "decorated",
    uses.exported && "exported",
    uses.whole && "whole",
  ].filter((word) => word !== false);
  return [...words, ...uses.members.map((member) => `.${member}`)].join(" ");
}

function showArguments(facts: FileFacts, args: readonly Argument[]): string {
  return args.map(({ value, spread }) => `${spread ? "..." : ""}${showValue(facts, value)}`).join(", ");
}

function showStep(facts: FileFacts, step: Step): string {
  const show = (value: Value | null): string => (value === null ? "" : showValue(facts, value));
  switch (step.is) {
    case "call": {
      const form = step.form === "call" ? "" : `${step.form} `;
      const types = step.typeArgs.length === 0 ? "" : `<${step.typeArgs.map(showType).join(", ")}>`;
      return `${step.dropped ? "dropped " : ""}${form}${show(step.callee)}${types}${step.optional ? "?." : ""}(${showArguments(facts, step.args)})`;
    }
    case "await":
    case "return":
    case "throw":
      return `${step.is} ${show(step.value)}`.trimEnd();
    case "yield":
      return `yield${step.delegate ? "*" : ""} ${show(step.value)}`.trimEnd();
    case "bind":
      return `bind ${nameOf(facts, step.binding)} = ${show(step.value)}`;
    case "assign":
      return `assign ${show(step.target)} ${step.operator} ${show(step.value)}`.trimEnd();
    case "export":
      return `export ${step.name} = ${show(step.value)}`;
  }
}

function showPlace(facts: FileFacts, place: Exclude<Place, { readonly is: "body" }>): string {
  if (place.is === "loop")
    return `${place.awaits ? "await " : ""}${place.form}${place.over === null ? "" : ` over ${showValue(facts, place.over)}`}`;
  const exits = place.exits ? " exits" : "";
  if (place.is !== "branch") return `${place.is}/${place.construct}${place.empty ? " empty" : ""}${exits}`;
  return `${place.form}/${place.construct}.${place.arm}${place.test === null ? "" : ` when ${showValue(facts, place.test)}`}${exits}`;
}
