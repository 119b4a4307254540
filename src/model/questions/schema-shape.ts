import type { FunctionFacts, Step } from "../facts.js";
import type { Program } from "../program.js";
import type { TypeMember, TypeRef } from "../type-ref.js";
import type { BindingId, Value } from "../value.js";

/** Methods whose result has another shape than the schema that they are called on. */
const RESHAPING = new Set(["omit", "pick", "transform", "pipe", "keyof", "preprocess"]);
const LISTING = new Set(["array", "set", "tuple", "map", "record"]);

interface SchemaBody {
  readonly program: Program;
  readonly file: string;
  readonly steps: FunctionFacts["steps"];
}

/**
 * The type that a schema variable describes, read from the calls that build it: `object({ … })` and what extends it, lists of schemas,
 * `instanceof(Class)`, `custom<Type>()`; another schema variable stays a query. Null where the calls don't say.
 */
export function typeOfSchema(program: Program, file: string, binding: BindingId): TypeRef | null {
  const [body] = program.bodies(file).functions;
  const bind = body?.steps.find((step) => step.is === "bind" && step.binding === binding);
  return body === undefined || bind?.is !== "bind" ? null : typeOfValue({ program, file, steps: body.steps }, bind.value);
}

function typeOfValue(body: SchemaBody, value: Value | undefined): TypeRef | null {
  if (value?.is === "binding") {
    const bound = body.program.binding(body.file, value.binding);
    return bound === null ? null : { is: "query", name: bound.name, binding: value.binding, span: value.span };
  }
  if (value?.is === "array") return partsOf(body, value.items, value.span);
  const step = value?.is === "result" ? body.steps[value.step] : undefined;
  return step?.is === "call" && step.callee.is === "member" ? typeOfCall(body, step, step.callee) : null;
}

function typeOfCall(body: SchemaBody, call: Step & { is: "call" }, callee: Value & { is: "member" }): TypeRef | null {
  const { args, typeArgs, span } = call;
  if (RESHAPING.has(callee.name)) return null;
  const [first] = args;
  if (typeArgs[0] !== undefined) return typeArgs[0];
  if (callee.name === "instanceof" && first?.value.is === "binding") return classNamed(body, first.value.binding, span);
  const before = callee.of.is === "result" ? typeOfValue(body, callee.of) : receiver(body, callee.of);
  if (LISTING.has(callee.name)) {
    const of = before ?? partsOf(body, args, span);
    return of === null ? null : { is: "array", of, readonly: false, span };
  }
  const added = first?.value.is === "object" ? objectOf(body, first.value) : null;
  if (added !== null) return before === null ? added : { is: "intersection", items: [before, added], span };
  return before ?? partsOf(body, args, span);
}

/** `customerSchema.optional()`: what is called on; the library's own namespace is no schema. */
function receiver(body: SchemaBody, of: Value): TypeRef | null {
  const imported = of.is === "binding" && body.program.resolve(body.file, of.binding).is === "outside";
  return imported ? null : typeOfValue(body, of);
}

function classNamed({ program, file }: SchemaBody, binding: BindingId, span: TypeRef["span"]): TypeRef | null {
  const bound = program.binding(file, binding);
  return bound === null ? null : { is: "reference", name: bound.name, binding, args: [], span };
}

function objectOf(body: SchemaBody, value: Value & { is: "object" }): TypeRef {
  const members = value.properties.flatMap((property): TypeMember[] => {
    if (property.is !== "property") return [];
    const type = typeOfValue(body, property.value);
    const span = [property.keySpan[0], property.value.span[1]] as const;
    return [{ name: property.key, kind: "property", optional: false, readonly: false, type, parameters: [], span }];
  });
  return { is: "object", members, span: value.span };
}

function partsOf(body: SchemaBody, args: readonly { readonly value: Value }[], span: TypeRef["span"]): TypeRef | null {
  const items = args.flatMap(({ value }) => typeOfValue(body, value) ?? []);
  return items.length === 0 ? null : { is: "union", items, span };
}
