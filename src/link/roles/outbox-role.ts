import { TABLE_FUNCTIONS, TABLE_NAME_KEYS } from "../../catalog/symbol-roles.js";
import type { Argument, Declaration, Decorator, Module, Value } from "../../model/index.js";
import type { LinkedModules } from "../linked-modules.js";
import { firstValues } from "./first-values.js";
import { publicMethods } from "./repository-role.js";
import type { RoleClaim } from "./role-claim.js";

/** Words that may stand beside `outbox` in the name of its table, rows or store. */
const ROW_WORD =
  /^(i|event|events|message|messages|entry|entries|record|records|item|items|row|rows|entity|model|schema|table|document|orm|type|typeorm|mikro|mongo|mongoose|sequelize|prisma|sql|pg|postgres|mysql|domain|integration|transactional|transaction|port|impl)$/;

/** Words of an object that puts events into the outbox, and what it does. */
const STORE_WORD = /^(store|service|writer|adapter)$/;
const PUTS = /^(add|append|create|enqueue|insert|publish|put|record|save|schedule|store|write)/i;

/** Words of the part that reads the outbox and passes its rows on. */
const RELAY_WORD = /^(relay|publisher|processor|poller|worker|dispatcher|forwarder|sender|job|scheduler)$/;

const OUTBOX_TABLE = /(^|[_.-])outbox([_.-]|$)|outbox(Events?|Messages?|Entries|Records?)?$/i;

/** The outbox of a service: its table, the class or type of its rows, or the object that stores them. */
export function outboxRole(linked: LinkedModules, module: Module, declaration: Declaration, earlier: RoleClaim | null): RoleClaim | null {
  const table = tableName(linked, module, declaration, earlier);
  if (table !== null && OUTBOX_TABLE.test(table)) return { role: "outbox", why: `its table is ${table}`, strength: "certain" };
  if (earlier !== null && earlier.role !== "persistence-model" && earlier.role !== "entity" && earlier.role !== "port") return null;
  if (declaration.is !== "class" && declaration.is !== "interface" && declaration.is !== "type") return null;
  const words = wordsOf(declaration.name);
  if (!words.includes("outbox")) return null;
  const others = words.filter((word) => word !== "outbox");
  if (others.every((word) => ROW_WORD.test(word))) return { role: "outbox", why: `named ${declaration.name}`, strength: "likely" };
  if (declaration.is === "class" && others.every((word) => ROW_WORD.test(word) || STORE_WORD.test(word))) {
    const puts = publicMethods(declaration).find((member) => PUTS.test(member.name));
    return puts === undefined ? null : { role: "outbox", why: `named ${declaration.name}, with ${puts.name}()`, strength: "likely" };
  }
  const relays = declaration.is === "class" && others.every((word) => ROW_WORD.test(word) || RELAY_WORD.test(word));
  return relays ? { role: "publisher", why: `named ${declaration.name}: passes on what the outbox holds`, strength: "likely" } : null;
}

function tableName(linked: LinkedModules, module: Module, declaration: Declaration, earlier: RoleClaim | null): string | null {
  if (declaration.is === "class")
    return earlier?.role !== "persistence-model" && earlier?.role !== "entity" ? null : nameInDecorators(declaration.decorators);
  if (declaration.is !== "variable" || declaration.binding === null) return null;
  // A file that never says the word has no such table: its bodies need not be read.
  if (!/outbox/i.test(declaration.name)) return null;
  const body = linked.bodies(module.path).functions[0];
  const value = body === undefined ? undefined : firstValues(body).get(declaration.binding);
  const step = value?.is === "result" ? body?.steps[value.step] : undefined;
  return step?.is === "call" && TABLE_FUNCTIONS.has(lastName(step.callee, module)) ? nameInArguments(step.args) : null;
}

function nameInDecorators(decorators: readonly Decorator[]): string | null {
  return decorators.map((decorator) => nameInArguments(decorator.args)).find((name) => name !== null) ?? null;
}

function nameInArguments(args: readonly Argument[]): string | null {
  for (const { value } of args) {
    if (value.is === "constant" && typeof value.value === "string") return value.value;
    if (value.is !== "object") continue;
    for (const property of value.properties) {
      if (property.is !== "property" || !TABLE_NAME_KEYS.has(property.key)) continue;
      if (property.value.is === "constant" && typeof property.value.value === "string") return property.value.value;
    }
  }
  return null;
}

function lastName(callee: Value, module: Module): string {
  if (callee.is === "member") return callee.name;
  return callee.is === "binding" ? (module.outline.bindings[callee.binding]?.name ?? "") : "";
}

function wordsOf(name: string): readonly string[] {
  return name
    .slice(name.lastIndexOf(".") + 1)
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .replace(/out box/i, "outbox")
    .toLowerCase()
    .split(/[ _$]+/)
    .filter((word) => word !== "");
}
