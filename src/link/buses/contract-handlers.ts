import { technologiesOf } from "../../catalog/package-technologies.js";
import type { ClassDeclaration, DeclarationId, Element, ElementRole, Heritage, Module } from "../../model/index.js";
import type { LinkedModules } from "../linked-modules.js";
import { roleOfBaseName } from "../roles/role-names.js";
import type { BusHandler, BusSearch } from "./buses.js";
import { HANDLING, isHandling, methodNamed, methodsOf, type MethodFound } from "./handler-method.js";
import { typeKeys } from "./message-keys.js";
import type { MessageKey, Subscription } from "./subscription.js";
import { subscriptionOf } from "./subscription-of.js";

/** Interfaces of interfaces beyond this are not asked for what they handle. */
const DEEPEST = 6;

const HANDLER_ROLES: ReadonlyMap<ElementRole, BusHandler["kind"]> = new Map([
  ["command-handler", "command"],
  ["query-handler", "query"],
  ["event-handler", "event"],
]);

/** A class that is a handler by its role. */
export interface HandlerClass {
  readonly id: DeclarationId;
  readonly declaration: ClassDeclaration;
  readonly kind: BusHandler["kind"];
}

/** The classes of a file whose role is to handle messages; what an object mapper calls handles none. */
export function handlerClasses({ linked, roles }: BusSearch, file: string): readonly HandlerClass[] {
  return roles.of(file).flatMap((element: Element) => {
    const kind = HANDLER_ROLES.get(element.role);
    const declaration = linked.declaration(file, element.declaration);
    if (kind === undefined || declaration?.is !== "class" || declaration.abstract) return [];
    const isOfMapper = linked.ancestorsOf(file, element.declaration).some(({ target }) => target.is === "outside" && keeps(target.package));
    return isOfMapper ? [] : [{ id: element.declaration, declaration, kind }];
  });
}

function keeps(pkg: string): boolean {
  return technologiesOf(pkg).includes("persistence");
}

/** What handlers are for by the contract that they implement, `CommandHandler<PlaceOrder>`, or by what their operations take. */
export function contractSubscriptions(search: BusSearch, module: Module): readonly Subscription[] {
  return handlerClasses(search, module.path).flatMap((handler) => {
    const contract = handledByContract(search.linked, module.path, handler.declaration);
    if (contract.messages.length > 0 && contract.messages.every((key) => isModel(search, key))) return [];
    return contract.messages.length > 0 ? byContract(search, module, handler, contract) : byParameter(search, module, handler);
  });
}

interface Contract {
  readonly messages: readonly MessageKey[];
  /** As written: `IHandle`. */
  readonly name: string;
}

const NO_CONTRACT: Contract = { messages: [], name: "" };

function handledByContract(linked: LinkedModules, file: string, declaration: ClassDeclaration): Contract {
  const heritage = [...declaration.implements, ...(declaration.extends === null ? [] : [declaration.extends])];
  return firstContract(heritage, (each) => contractOf(linked, file, each, 0));
}

function contractOf(linked: LinkedModules, file: string, heritage: Heritage, depth: number): Contract {
  const role = roleOfBaseName(heritage.name.replace(/Base$/, ""));
  const [first] = heritage.args;
  if (first !== undefined && role !== null && HANDLER_ROLES.has(role)) {
    const messages = typeKeys(linked, file, first);
    if (messages.length > 0) return { messages, name: heritage.name };
  }
  const target = depth < DEEPEST ? linked.resolveName(file, heritage.name) : null;
  if (target?.is !== "declared") return NO_CONTRACT;
  const base = linked.declaration(target.file, target.declaration);
  if (base?.is === "interface") return firstContract(base.extends, (each) => contractOf(linked, target.file, each, depth + 1));
  if (base?.is === "type" && base.type.is === "reference") {
    const { name, binding, args, span } = base.type;
    return contractOf(linked, target.file, { name, binding, args, span, value: null }, depth + 1);
  }
  return base?.is === "class" ? handledByContract(linked, target.file, base) : NO_CONTRACT;
}

function firstContract(heritage: readonly Heritage[], read: (each: Heritage) => Contract): Contract {
  for (const each of heritage) {
    const found = read(each);
    if (found.messages.length > 0) return found;
  }
  return NO_CONTRACT;
}

function byContract(search: BusSearch, module: Module, { id, kind }: HandlerClass, contract: Contract): readonly Subscription[] {
  const { linked } = search;
  const keys = new Set(contract.messages.map(({ key }) => key));
  const takes = ({ file, member }: MethodFound): boolean =>
    typeKeys(linked, file, member.parameters[0]?.type ?? null).some(({ key }) => keys.has(key));
  const method =
    methodNamed(linked, module.path, id, HANDLING) ?? methodsOf(linked, module.path, id, (member) => member.is === "method").find(takes);
  if (method === undefined) return [];
  const owner = { file: module.path, declaration: id };
  return [subscriptionOf({ kind, method, owner, messages: contract.messages, registered: false, how: `as ${contract.name}` })];
}

const NO_MESSAGE: ReadonlySet<ElementRole> = new Set<ElementRole>([
  "aggregate",
  "entity",
  "value-object",
  "repository",
  "repository-port",
  "persistence-model",
]);

function byParameter(search: BusSearch, module: Module, { id, kind }: HandlerClass): readonly Subscription[] {
  const { linked } = search;
  const methods = methodsOf(
    linked,
    module.path,
    id,
    (member) => member.access === "public" && isHandling(member.name) && member.parameters.length > 0 && member.parameters.length <= 3,
  );
  return methods.flatMap((method) => {
    const messages = typeKeys(linked, method.file, method.member.parameters[0]?.type ?? null).filter((key) => !isModel(search, key));
    if (messages.length === 0) return [];
    const how = `which its ${method.member.name}() takes`;
    return [subscriptionOf({ kind, method, owner: { file: module.path, declaration: id }, messages, registered: false, how })];
  });
}

/** `handle(order: Order)` is no handler of a message, nor is `handle(args: EventArgs)` of an object mapper. */
function isModel({ roles }: BusSearch, { key }: MessageKey): boolean {
  const outside = /^outside ([^#]+)#/.exec(key)?.[1];
  if (outside !== undefined) return keeps(outside);
  const hash = key.lastIndexOf("#");
  const declaration = Number(key.slice(hash + 1));
  return roles.of(key.slice(0, hash)).some((element) => element.declaration === declaration && NO_MESSAGE.has(element.role));
}
