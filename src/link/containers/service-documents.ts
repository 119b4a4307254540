import type { DocumentEntry, DocumentFacts, DocumentValue, Evaluated, Location } from "../../model/index.js";
import { entryOf, textOf } from "../../model/index.js";
import { unknownValue } from "../values/choice.js";
import type { Evaluation } from "../values/evaluation.js";
import { parameterToken, type Source, type Target } from "./binding.js";
import type { Reading } from "./reading.js";
import { textToken } from "./tokens.js";

/** What a document says of one service, and how its parts are read. */
interface Service {
  readonly reading: Reading;
  readonly document: DocumentFacts;
  readonly id: string;
  readonly value: DocumentValue;
  readonly at: Location;
  readonly shared: Shared;
}

interface Shared {
  readonly parameters: ReadonlyMap<string, DocumentValue>;
  /** Ids by the tags of their services. */
  readonly tagged: ReadonlyMap<string, readonly string[]>;
  /** What a service without arguments of its own has from its parent. */
  readonly arguments: ReadonlyMap<string, DocumentValue>;
}

const SOURCE_ENDS = [".ts", ".js", ".tsx", ".mts", ".cts", ".mjs", ".cjs", "/index.ts", "/index.js"];
const FOR_TESTS = /(?:^|[/._-])(?:test|tests|testing|e2e|spec)(?:[/._-]|$)/i;
const FOR_PRODUCTION = /(?:^|[._-])(?:prod|production)(?:[._-]|$)/i;

/** Reads the services that documents of node-dependency-injection define: their classes, factories, arguments and tags. */
export function readServices(reading: Reading, documents: readonly DocumentFacts[]): void {
  const read = inProduction(documents.filter(({ path, content }) => content !== null && !FOR_TESTS.test(path)));
  const shared = sharedParts(read);
  for (const document of read) {
    for (const entry of entriesUnder(document, "services")) {
      if (entry.key !== "_defaults")
        readService({ reading, document, id: entry.key, value: entry.value, at: { file: document.path, span: entry.keySpan }, shared });
    }
  }
}

/** The documents that production reads: of `services_dev.yaml` and `services_production.yaml` only the latter, and what nobody else imports. */
function inProduction(documents: readonly DocumentFacts[]): readonly DocumentFacts[] {
  const services = documents.filter(({ content }) => isServices(entryOf(content, "services")) || entryOf(content, "imports") !== null);
  return services.filter(({ path }) => {
    const stem = stageStem(path);
    return (
      stem === null ||
      FOR_PRODUCTION.test(path) ||
      !services.some((other) => FOR_PRODUCTION.test(other.path) && stageStem(other.path) === stem)
    );
  });
}

/** `config/application` of `config/application_dev.yaml`; null where the name has no stage. */
function stageStem(path: string): string | null {
  const match = /^(.*)[._-](?:dev|develop|development|local|staging|stage|prod|production)\.(?:ya?ml|json)$/i.exec(path);
  return match?.[1] ?? null;
}

/** Services of a container, and not those of a compose file. */
function isServices(services: DocumentValue | null): boolean {
  return (
    services?.is === "map" &&
    services.entries.some(
      ({ value }) => textOf(value)?.startsWith("@") === true || ["class", "factory", "parent"].some((key) => entryOf(value, key) !== null),
    )
  );
}

function sharedParts(documents: readonly DocumentFacts[]): Shared {
  const parameters = new Map<string, DocumentValue>();
  const tagged = new Map<string, string[]>();
  const inherited = new Map<string, DocumentValue>();
  for (const document of documents) {
    for (const { key, value } of entriesUnder(document, "parameters")) parameters.set(key, value);
    for (const { key, value } of entriesUnder(document, "services")) {
      const own = entryOf(value, "arguments");
      if (own !== null) inherited.set(key, own);
      for (const name of tagsOf(value)) tagged.set(name, [...(tagged.get(name) ?? []), key]);
    }
  }
  return { parameters, tagged, arguments: inherited };
}

function entriesUnder({ content }: DocumentFacts, key: string): readonly DocumentEntry[] {
  const map = entryOf(content, key);
  return map?.is === "map" ? map.entries : [];
}

function tagsOf(service: DocumentValue): readonly string[] {
  const tags = entryOf(service, "tags");
  return tags?.is === "list" ? tags.items.flatMap((tag) => textOf(entryOf(tag, "name")) ?? textOf(tag) ?? []) : [];
}

function readService(service: Service): void {
  const { reading, id, value, at } = service;
  const alias = textOf(value);
  const source: Source | null =
    alias === null ? madeSource(service) : alias.startsWith("@") ? { is: "token", token: textToken(alias.slice(1)) } : null;
  if (source !== null) reading.bindings.add({ token: textToken(id), source, at, how: "bound to {}" });
}

function madeSource(service: Service): Source | null {
  const { reading, value, at } = service;
  const factory = entryOf(value, "factory");
  if (factory !== null) return factorySource(service, factory);
  const path = textOf(entryOf(value, "class"));
  if (path === null) return null;
  const found = exportedClass(reading.x, service, path, textOf(entryOf(value, "main")));
  if (found.is === "class") bindArguments(service, { is: "class", file: found.file, declaration: found.declaration });
  return { is: "class", value: () => (found.is === "class" ? { ...found, at } : found) };
}

function factorySource(service: Service, factory: DocumentValue): Source {
  const { reading, at } = service;
  const path = textOf(entryOf(factory, "class"));
  const method = textOf(entryOf(factory, "method"));
  if (path === null || method === null) return lost("a factory without a class or method", at);
  if (path.startsWith("@")) return lost("a factory that is a service itself", at);
  const owner = exportedClass(reading.x, service, path, textOf(entryOf(factory, "main")));
  if (owner.is !== "class") return { is: "value", value: () => owner };
  const made = reading.x.member(owner, method, at);
  const called = made.is === "function" ? made : reading.x.member({ ...owner, is: "instance", typeArgs: [], made: null }, method, at);
  if (called.is !== "function") return lost(`a factory without a method ${method}`, at);
  bindArguments(service, { is: "function", file: called.file, function: called.function });
  return { is: "factory", value: () => called };
}

function bindArguments(service: Service, target: Target): void {
  const { reading, value, document, shared } = service;
  const parent = textOf(entryOf(value, "parent"));
  const list = entryOf(value, "arguments") ?? (parent === null ? null : (shared.arguments.get(parent) ?? null));
  if (list?.is !== "list") return;
  list.items.forEach((item, index) => {
    const at = { file: document.path, span: item.span };
    reading.bindings.add({
      token: parameterToken(target, index, null),
      source: argumentSource(shared, item, at),
      at,
      how: `{} named as an argument of ${service.id}`,
    });
  });
}

/** `@id` is another service, `%name%` a parameter, `!tagged name` all services with that tag, all else itself. */
function argumentSource(shared: Shared, item: DocumentValue, at: Location, depth = 0): Source {
  const text = textOf(item);
  if (text?.startsWith("@") === true) return { is: "token", token: textToken(text.replace(/^@\??/, "")) };
  const tag = text === null ? null : /^!tagged\s+(\S+)/.exec(text);
  if (tag?.[1] !== undefined) return taggedSource(shared.tagged.get(tag[1]) ?? []);
  const environment = text === null ? null : /^%env\(([^)]+)\)%$/.exec(text);
  if (environment?.[1] !== undefined) return given({ is: "environment", name: environment[1], at });
  const parameter = text === null ? null : /^%([^%]+)%$/.exec(text);
  const held = parameter?.[1] === undefined ? undefined : shared.parameters.get(parameter[1]);
  if (held !== undefined && depth < 3) return argumentSource(shared, held, at, depth + 1);
  return text?.startsWith("%") === true
    ? lost("a parameter or package that the container is given elsewhere", at)
    : given(asValue(item, at));
}

function taggedSource(ids: readonly string[]): Source {
  return { is: "list", items: ids.map((id) => ({ is: "token", token: textToken(id) })) };
}

function asValue(item: DocumentValue, at: Location): Evaluated {
  switch (item.is) {
    case "scalar":
      return { is: "constant", value: item.value, at };
    case "list":
      return { is: "array", items: item.items.map((each) => asValue(each, at)), rest: null, at };
    case "map": {
      const keys = item.entries.map(({ key, value }) => [key, { is: "known" as const, value: asValue(value, at) }] as const);
      return { is: "object", members: { keys: new Map(keys), rest: { is: "absent" } }, at };
    }
  }
}

function given(value: Evaluated): Source {
  return { is: "value", value: () => value };
}

function lost(because: string, at: Location): Source {
  return given(unknownValue(because, at));
}

/** The class that a path names, relative to the document: by its own export, the default one, or the one that is called like the file. */
function exportedClass(x: Evaluation, { document, at }: Service, path: string, main: string | null): Evaluated {
  const file = sourceAt(x, document.path, path);
  if (file === null) return unknownValue(`${path} leads to no source`, at);
  const base = path.slice(path.lastIndexOf("/") + 1);
  for (const name of [...(main === null ? [] : [main]), "default", base]) {
    const found = x.exported(file, name, at);
    if (found.is === "class") return found;
  }
  return unknownValue(`${file} offers no class ${main ?? base}`, at);
}

function sourceAt(x: Evaluation, document: string, path: string): string | null {
  const parts = document.split("/").slice(0, -1);
  for (const part of path.split("/")) {
    if (part === "..") {
      if (parts.pop() === undefined) return null;
    } else if (part !== "." && part !== "") parts.push(part);
  }
  const stem = parts.join("/");
  const candidates = [stem, ...SOURCE_ENDS.flatMap((end) => [`${stem}${end}`, `${stem.replace(/\.[cm]?js$/, "")}${end}`])];
  const file = candidates.find((each) => x.linked.module(each) !== null) ?? byOtherCase(x, candidates);
  return file === null || x.linked.module(file)?.subject === "test" ? null : file;
}

/** What a file system that doesn't tell upper from lower case would find, where that is one file. */
function byOtherCase(x: Evaluation, candidates: readonly string[]): string | null {
  const wanted = new Set(candidates.map((each) => each.toLowerCase()));
  const [found, ...others] = x.linked.modules.filter(({ path }) => wanted.has(path.toLowerCase()));
  return found !== undefined && others.length === 0 ? found.path : null;
}
