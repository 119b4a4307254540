import { entryDecorators } from "../../catalog/entry-points/entry-decorators.js";
import type { EntryDecorator } from "../../catalog/entry-points/entry-point.js";
import { CONTROLLER_DECORATORS } from "../../catalog/entry-points/http-decorators.js";
import { ENTRY_BASES } from "../../catalog/entry-points/method-decorators.js";
import type { ClassDeclaration, ClassMember, DeclarationId, Decorator, Entry, FunctionRef, Module } from "../../model/index.js";
import { lookup } from "../../model/index.js";
import { bodyOf, methodNamed } from "../buses/handler-method.js";
import { decoratorSymbol } from "../decorator-symbol.js";
import { joinPath } from "../route-path.js";
import { functionName, textIn, textOf } from "./entry-name.js";
import type { EntrySearch } from "./entry-search.js";

const CONTROLLERS: ReadonlySet<string> = new Set(CONTROLLER_DECORATORS);

interface DecoratedClass {
  readonly module: Module;
  readonly id: DeclarationId;
  readonly declaration: ClassDeclaration;
}

/** Methods that decorators, of themselves or of their class, or a base class give to a framework. */
export function decoratedEntries(search: EntrySearch, module: Module): readonly Entry[] {
  return module.outline.declarations.flatMap((declaration, id) => {
    if (declaration.is !== "class") return [];
    const place = { module, id, declaration };
    return [...byMembers(search, place), ...byClass(search, place), ...byBase(search, place)];
  });
}

function byMembers(search: EntrySearch, place: DecoratedClass): readonly Entry[] {
  return place.declaration.members.flatMap((member) =>
    member.decorators.flatMap((decorator) => {
      const entry = entryDecorator(search, place.module, decorator);
      const body = entry?.method === null ? bodyOf(search.linked, place.module.path, place.id, member) : null;
      return entry === null || body === null
        ? []
        : [entryOf(search, place, entry, decorator, member, { file: place.module.path, function: body })];
    }),
  );
}

function byClass(search: EntrySearch, place: DecoratedClass): readonly Entry[] {
  return place.declaration.decorators.flatMap((decorator) => {
    const entry = entryDecorator(search, place.module, decorator);
    const method = entry?.method ?? null;
    const found = method === null ? null : methodNamed(search.linked, place.module.path, place.id, [method]);
    if (entry === null || found === null) return [];
    return [entryOf(search, place, entry, decorator, found.member, { file: found.file, function: found.function })];
  });
}

function entryDecorator(search: EntrySearch, module: Module, decorator: Decorator): EntryDecorator | null {
  const known = entryDecorators();
  const found = decoratorSymbol(search.linked, module.path, decorator, known);
  return found === null ? null : (known.get(found.symbol) ?? null);
}

function entryOf(
  search: EntrySearch,
  place: DecoratedClass,
  entry: EntryDecorator,
  decorator: Decorator,
  member: ClassMember,
  body: FunctionRef,
): Entry {
  return {
    file: body.file,
    function: body.function,
    kind: entry.kind,
    name: nameOf(search, place, entry, decorator, member, body),
    at: { file: body.file, span: member.nameSpan },
    why: `${entry.method === null ? "decorated" : "its class is decorated"} with @${decorator.name}`,
  };
}

function nameOf(
  search: EntrySearch,
  place: DecoratedClass,
  { kind, verb }: EntryDecorator,
  decorator: Decorator,
  member: ClassMember,
  body: FunctionRef,
): string {
  const name = functionName(search, body);
  if (kind === "resolver") return verb === null ? name : `${verb} ${fieldOf(search, place, decorator) ?? member.name}`;
  if (kind === "route" && verb !== null) {
    const paths = [prefixOf(search, place), pathOf(search, place, decorator)];
    return paths.every((path) => path !== null) ? `${verb} ${joinPath(...paths)}` : name;
  }
  const source = kind === "message-consumer" ? pathOf(search, place, decorator, SOURCES) : null;
  return source === null || source === "" ? name : `${source} → ${name}`;
}

/** `@Query(() => [Order], { name: "orders" })`, `@Query("orders")`. */
function fieldOf(search: EntrySearch, place: DecoratedClass, { args }: Decorator): string | null {
  for (const { value } of args) {
    if (value.is === "constant" && typeof value.value === "string") return value.value;
    if (value.is !== "object") continue;
    const name = value.properties.find((property) => property.is === "property" && property.key === "name");
    if (name?.is === "property") return textOf(search, bodyAround(place), name.value);
  }
  return null;
}

/** The path before those of all routes of a class; null where it can't be told. */
function prefixOf(search: EntrySearch, place: DecoratedClass): string | null {
  for (const decorator of place.declaration.decorators) {
    const found = decoratorSymbol(search.linked, place.module.path, decorator, CONTROLLERS);
    if (found !== null) return pathOf(search, place, decorator);
  }
  // Routes of a base class are below the paths of its heirs.
  return place.declaration.abstract ? null : "";
}

/** Keys under which a consumer says what it takes. */
const SOURCES = ["name", "queue", "topic", "pattern", "routingKey"];

/** What a decorator is given: a text, the first of a list, or under one of the keys; empty where it is given none. */
function pathOf(search: EntrySearch, place: DecoratedClass, { args }: Decorator, keys: readonly string[] = ["path"]): string | null {
  const [first] = args;
  if (first === undefined) return "";
  const text = textOf(search, bodyAround(place), first.value);
  if (text !== null) return text;
  const { file, function: body } = bodyAround(place);
  const value = search.values.evaluate(search.values.root(file, body), first.value);
  if (value.is !== "object") return null;
  const members = keys.map((key) => lookup(value.members, key));
  const given = members.find((member) => member.is !== "absent");
  return given === undefined ? "" : given.is === "known" ? textIn(given.value) : null;
}

function bodyAround({ module, declaration }: DecoratedClass): FunctionRef {
  return { file: module.path, function: declaration.function };
}

/** `class Orders extends WorkerHost { process(job) {} }`. */
function byBase(search: EntrySearch, { module, id, declaration }: DecoratedClass): readonly Entry[] {
  if (declaration.extends === null || declaration.abstract) return [];
  return search.linked.ancestorsOf(module.path, id).flatMap(({ name, target }): readonly Entry[] => {
    const base = target.is === "outside" ? ENTRY_BASES.find(({ symbol }) => symbol === `${target.package}#${target.member}`) : undefined;
    const found = base === undefined ? null : methodNamed(search.linked, module.path, id, [base.method]);
    if (base === undefined || found === null) return [];
    const { file, function: body, member } = found;
    return [
      {
        file,
        function: body,
        kind: base.kind,
        name: functionName(search, found),
        at: { file, span: member.nameSpan },
        why: `its class extends ${name}`,
      },
    ];
  });
}
