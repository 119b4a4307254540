import type { Step } from "../facts.js";
import type { Location } from "../location.js";
import type { Module, Program } from "../program.js";
import type { ObjectProperty, StepId, Value } from "../value.js";
import { outsideImportsOf } from "./outside-imports.js";

/** What is stored, as a program writes it down in an object: `new Schema({ email: String })`, `pgTable("users", { email: text() })`. */
export interface ObjectSchema {
  /** The name that it is given, else that of the variable that holds it, without `Schema`. */
  readonly name: string;
  readonly file: string;
  /** Fields of fields too, each by its own name. */
  readonly fields: readonly { readonly name: string; readonly at: Location }[];
}

/** The schemas that sources write as objects, in the order of files and text. */
export function objectSchemas(program: Program): readonly ObjectSchema[] {
  return program.modules.flatMap((module) => (module.subject === "source" && mayHold(program, module) ? schemasIn(program, module) : []));
}

function mayHold(program: Program, module: Module): boolean {
  return outsideImportsOf(program, module).some(({ source, edges }) =>
    [...edges.map(({ imported }) => imported), ...module.outline.called].some((name) => isMaker(program, source, name)),
  );
}

function isMaker(program: Program, source: string, member: string): boolean {
  return program.capabilitiesOf(source, member).includes("data-schema");
}

function schemasIn(program: Program, { path }: Module): readonly ObjectSchema[] {
  return program.bodies(path).functions.flatMap(({ steps }) =>
    steps.flatMap((step, id): readonly ObjectSchema[] => {
      if (step.is !== "call" || !makesSchema(program, path, step.callee)) return [];
      const written = step.args.map(({ value }) => value);
      const object = written.find((value) => value.is === "object");
      if (object === undefined) return [];
      const [first] = written;
      const name = first?.is === "constant" && typeof first.value === "string" ? first.value : holderOf(program, path, steps, id);
      return [{ name, file: path, fields: fieldsOf(object.properties, path) }];
    }),
  );
}

function makesSchema(program: Program, file: string, callee: Value): boolean {
  const [of, member] = callee.is === "member" ? [callee.of, callee.name] : [callee, null];
  if (of.is !== "binding") return false;
  const target = program.resolve(file, of.binding);
  return target.is === "outside" && isMaker(program, target.package, member ?? target.member);
}

function holderOf(program: Program, file: string, steps: readonly Step[], id: StepId): string {
  const bound = steps.find((step) => step.is === "bind" && step.value.is === "result" && step.value.step === id);
  const name = bound?.is === "bind" ? (program.binding(file, bound.binding)?.name ?? "") : "";
  const plain = name.replace(/(?:Table|Schema)$/i, "");
  return plain === "" ? "schema" : plain.charAt(0).toUpperCase() + plain.slice(1);
}

function fieldsOf(properties: readonly ObjectProperty[], file: string): ObjectSchema["fields"] {
  return properties.flatMap((property) => {
    if (property.is !== "property") return [];
    const { key, keySpan, value } = property;
    return [{ name: key, at: { file, span: keySpan } }, ...(isGroup(value) ? fieldsOf(value.properties, file) : [])];
  });
}

/** An object that says what a field is has its type; another one groups fields. */
function isGroup(value: Value): value is Extract<Value, { readonly is: "object" }> {
  return value.is === "object" && !value.properties.some((each) => each.is === "property" && each.key === "type");
}
