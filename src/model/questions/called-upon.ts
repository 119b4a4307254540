import type { ClassMember, Declaration, FunctionFacts, Step } from "../facts.js";
import type { ImportEdge, Module, Program } from "../program.js";
import type { TypeMember, TypeRef } from "../type-ref.js";
import type { BindingId, Value } from "../value.js";

type CallStep = Extract<Step, { readonly is: "call" }>;

/** What a file calls by the name of an import: its own name, variables of that type or made with it, and fields of classes. */
interface Handles {
  readonly name: BindingId;
  readonly bindings: ReadonlySet<BindingId>;
  readonly fields: ReadonlySet<string>;
  /** Properties of types that list what a handler is given: `{ orders: Orders }`. */
  readonly listed: ReadonlySet<string>;
}

/**
 * Whether a file calls upon what it imports, or upon an object of that class or type: one of its methods, itself as a function,
 * or a function of a package that is handed it. Making it and passing it on to another class is not calling upon it.
 */
export function isCalledUpon(program: Program, from: Module, edge: ImportEdge): boolean {
  const name = from.outline.imports[edge.statement]?.names.find((each) => each.local === edge.local);
  if (name === undefined || name.binding === null) return false;
  const { functions, locals } = program.bodies(from.path);
  const handles = handlesOf(from, locals, functions, name.binding);
  return functions.some((body) =>
    body.steps.some((step) => {
      if (step.is !== "call") return false;
      if (step.callee.is === "member" || step.callee.is === "element") return isHandle(step.callee.of, body, handles);
      if (step.form === "tagged" || step.form === "call") {
        if (isHandle(step.callee, body, handles)) return true;
        return isOutside(program, from.path, step.callee) && step.args.some((argument) => isHandle(argument.value, body, handles));
      }
      return false;
    }),
  );
}

function handlesOf(
  from: Module,
  locals: readonly { readonly type: TypeRef | null }[],
  functions: readonly FunctionFacts[],
  name: BindingId,
): Handles {
  const { bindings: outer, declarations } = from.outline;
  const listed = new Set(declarations.flatMap((declaration) => propertiesListed(declaration, name)));
  const fields = new Set(declarations.flatMap((declaration) => (declaration.is === "class" ? fieldsOf(declaration.members, name) : [])));
  const bindings = new Set<BindingId>([name]);
  const handles = { name, bindings, fields, listed };
  [...outer, ...locals].forEach(({ type }, id) => {
    if (type !== null && mentions(type, name)) bindings.add(id);
  });
  for (const declaration of declarations)
    if (declaration.is === "variable" && declaration.binding !== null && declaration.type !== null && mentions(declaration.type, name))
      bindings.add(declaration.binding);
  for (const { parameters } of functions)
    for (const { path, binding } of parameters.flatMap((parameter) => parameter.properties))
      if (listed.has(path[0] ?? "")) bindings.add(binding);
  // What is bound to a handle is one: until nothing new is found.
  for (let size = -1; size !== bindings.size + fields.size;) {
    size = bindings.size + fields.size;
    for (const body of functions) for (const step of body.steps) follow(step, body, handles);
  }
  return handles;
}

function follow(
  step: Step,
  body: FunctionFacts,
  handles: Handles & { readonly bindings: Set<BindingId>; readonly fields: Set<string> },
): void {
  if (step.is === "bind" && isHandle(step.value, body, handles)) handles.bindings.add(step.binding);
  if (step.is !== "assign" || step.value === null || step.target.is !== "member" || step.target.of.is !== "this") return;
  if (isHandle(step.value, body, handles)) handles.fields.add(step.target.name);
}

/** The fields that hold it by their type; a parameter property is one of them. */
function fieldsOf(members: readonly ClassMember[], name: BindingId): readonly string[] {
  return members.flatMap((member) => (member.is === "field" && member.type !== null && mentions(member.type, name) ? [member.name] : []));
}

function propertiesListed(declaration: Declaration, name: BindingId): readonly string[] {
  if (declaration.is === "interface") return propertiesOf(declaration.members, name);
  if (declaration.is === "type") return propertiesIn(declaration.type, name);
  const parameters =
    declaration.is === "function"
      ? declaration.parameters
      : declaration.is === "class"
        ? declaration.members.flatMap((member) => member.parameters)
        : [];
  return parameters.flatMap(({ type }) => (type === null ? [] : propertiesIn(type, name)));
}

function propertiesIn(type: TypeRef, name: BindingId): readonly string[] {
  if (type.is === "intersection") return type.items.flatMap((item) => propertiesIn(item, name));
  return type.is === "object" ? propertiesOf(type.members, name) : [];
}

function propertiesOf(members: readonly TypeMember[], name: BindingId): readonly string[] {
  return members.flatMap((member) =>
    member.kind === "property" && member.type !== null && mentions(member.type, name) ? [member.name] : [],
  );
}

function mentions(type: TypeRef, name: BindingId): boolean {
  switch (type.is) {
    case "reference":
    case "query":
      return type.binding === name;
    case "union":
    case "intersection":
      return type.items.some((item) => mentions(item, name));
    default:
      return false;
  }
}

/** Whether an expression is one of the handles, what it makes, or a part of either. */
function isHandle(value: Value, body: FunctionFacts, handles: Handles): boolean {
  switch (value.is) {
    case "binding":
      return handles.bindings.has(value.binding);
    case "member":
      if (value.of.is === "this" && handles.fields.has(value.name)) return true;
      return handles.listed.has(value.name) || isHandle(value.of, body, handles);
    case "element":
      return isHandle(value.of, body, handles);
    case "result": {
      const step = body.steps[value.step];
      if (step?.is === "call") return isHandle(step.callee, body, handles) || isAskedFor(step, handles);
      return step?.is === "await" && isHandle(step.value, body, handles);
    }
    case "logical":
      return isHandle(value.left, body, handles) || isHandle(value.right, body, handles);
    default:
      return false;
  }
}

/** `container.resolve(Orders)`, `container.get<Orders>(ORDERS)`: what a container gives for a name. */
function isAskedFor({ callee, args, typeArgs }: CallStep, { name }: Handles): boolean {
  if (callee.is !== "member" || (callee.name !== "get" && callee.name !== "resolve")) return false;
  const [asked] = args;
  return typeArgs.some((type) => mentions(type, name)) || (asked?.value.is === "binding" && asked.value.binding === name);
}

function isOutside(program: Program, file: string, callee: Value): boolean {
  return callee.is === "binding" && program.resolve(file, callee.binding).is === "outside";
}
