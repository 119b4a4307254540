import { CONTAINER_LIBRARIES } from "../../catalog/containers/container-libraries.js";
import type { ContainerLibrary } from "../../catalog/containers/container-library.js";
import type { ClassDeclaration, Decorator, Evaluated } from "../../model/index.js";
import { bindWithToken } from "./binding-calls.js";
import { listedValues } from "./listed-values.js";
import { type Placed, propertyOf, type Reading } from "./reading.js";
import { tokenIn } from "./tokens.js";

interface BindingDecorator {
  readonly library: ContainerLibrary;
  /** The key of the token in the argument; null where the argument is the token; `registry` where it lists objects that hold theirs. */
  readonly key: string | null | { readonly registry: true };
}

const DECORATORS = bindingDecorators();

function bindingDecorators(): ReadonlyMap<string, readonly BindingDecorator[]> {
  const found = new Map<string, BindingDecorator[]>();
  const add = (decorator: string, entry: BindingDecorator): void => {
    found.set(decorator, [...(found.get(decorator) ?? []), entry]);
  };
  for (const library of CONTAINER_LIBRARIES) {
    for (const { decorator, key } of library.bindsItsClass) add(decorator, { library, key });
    for (const decorator of library.registries) add(decorator, { library, key: { registry: true } });
  }
  return found;
}

/** Reads the decorators that bind their class to a token: `@Service({ id: ORDERS })`, `@registry([{ token: ORDERS, useClass: PgOrders }])`. */
export function readClassBindings(reading: Reading): void {
  for (const { path, subject, outline } of reading.x.linked.modules) {
    if (subject === "test" || subject === "frontend") continue;
    outline.declarations.forEach((declaration, id) => {
      if (declaration.is === "class" && declaration.decorators.length > 0) readClass(reading, path, id, declaration);
    });
  }
}

function readClass(reading: Reading, file: string, id: number, declaration: ClassDeclaration): void {
  for (const decorator of declaration.decorators) {
    const first = decorator.args[0]?.value;
    if (first === undefined) continue;
    const target = reading.x.linked.resolveName(file, decorator.name);
    const entries = target.is === "outside" ? DECORATORS.get(`${target.package}#${target.member}`) : undefined;
    if (entries === undefined) continue;
    const argument = { run: reading.x.root(file, declaration.function), value: first };
    for (const { library, key } of entries) {
      if (typeof key === "object" && key !== null) readRegistry(reading, library, argument);
      else bindClass(reading, { file, id, declaration, decorator }, argument, key);
    }
  }
}

function readRegistry(reading: Reading, library: ContainerLibrary, list: Placed): void {
  for (const entry of listedValues(reading.x, list)) bindWithToken(reading, library, entry);
}

interface Decorated {
  readonly file: string;
  readonly id: number;
  readonly declaration: ClassDeclaration;
  readonly decorator: Decorator;
}

function bindClass(reading: Reading, { file, id, declaration, decorator }: Decorated, argument: Placed, key: string | null): void {
  const isObject = argument.value.is === "object";
  if (isObject !== (key !== null)) return;
  const name = argument.value.is === "object" && key !== null ? propertyOf(argument.value, key) : argument.value;
  const token = name === null ? null : tokenIn(reading.x, argument.run, name);
  if (token === null) return;
  const value: Evaluated = { is: "class", file, declaration: id, at: { file, span: declaration.nameSpan } };
  reading.makes(file, id);
  reading.bindings.add({
    token,
    source: { is: "class", value: () => value },
    at: { file, span: decorator.span },
    how: `bound to {} by @${decorator.name}`,
  });
}
