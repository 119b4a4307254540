import type { RoleClaim } from "./role-claim.js";
import type { ElementRole } from "../../model/index.js";

interface NameSign {
  readonly pattern: RegExp;
  readonly role: ElementRole;
}

/** Names of base classes and interfaces that say what their heirs are, the more specific first. */
const BASES: readonly NameSign[] = [
  { pattern: /^I?Handles?([A-Z]\w*)?Event$/, role: "event-handler" },
  { pattern: /Aggregate(Root)?(Base)?$/, role: "aggregate" },
  { pattern: /IntegrationEvent(Base)?$/, role: "integration-event" },
  { pattern: /^(I|Abstract|Base)?DomainEvent(Base)?$|DomainEvent$/, role: "domain-event" },
  { pattern: /ValueObject(Base)?$|^VO$|^(Uuid|UUID)(ValueObject|Identifier)?$/, role: "value-object" },
  { pattern: /^(I|Abstract|Base|Domain)*Entity(Base)?$/, role: "entity" },
  { pattern: /CommandHandler$/, role: "command-handler" },
  { pattern: /QueryHandler$/, role: "query-handler" },
  {
    pattern: /^I?(Domain|Integration|Abstract)*Event(s)?(Handler|Subscriber|Listener)$|^I?Handles?$|EventSubscriber$|EventHandler$/,
    role: "event-handler",
  },
  { pattern: /UseCase$|Usecase$/, role: "use-case" },
  { pattern: /Repository(Port)?$|Repo(Port)?$/, role: "repository" },
  { pattern: /Controller$/, role: "controller" },
  { pattern: /^(I|Abstract|Base)?Command(Base)?$/, role: "command" },
  { pattern: /^(I|Abstract|Base)?Query(Base)?$/, role: "query" },
  { pattern: /(Mapper|^Map)$/, role: "mapper" },
  { pattern: /(Publisher|Producer|(Event|Message)s?(Bus|Dispatcher|Sender))(Port)?$/, role: "publisher" },
  { pattern: /Port$/, role: "adapter" },
];

/** Endings of class names. */
const CLASS_NAMES: readonly NameSign[] = [
  { pattern: /Integration[A-Za-z]*Event$/, role: "integration-event" },
  { pattern: /DomainEvent$/, role: "domain-event" },
  { pattern: /CommandHandler$/, role: "command-handler" },
  { pattern: /QueryHandler$/, role: "query-handler" },
  { pattern: /EventHandler$|Subscriber$|EventListener$/, role: "event-handler" },
  { pattern: /UseCase$|Usecase$/, role: "use-case" },
  { pattern: /.Controller$/, role: "controller" },
  { pattern: /(DTO|Dto)$/, role: "dto" },
  { pattern: /.Mapper$/, role: "mapper" },
  { pattern: /.(ValueObject|VO)$/, role: "value-object" },
];

const TYPE_NAMES: readonly NameSign[] = [
  { pattern: /.Port$/, role: "port" },
  { pattern: /(DTO|Dto)$/, role: "dto" },
];

const FUNCTION_NAMES: readonly NameSign[] = [
  { pattern: /.Controller$/, role: "controller" },
  { pattern: /.UseCase$/, role: "use-case" },
];

/** Names of the building blocks' own base classes, which are no building blocks themselves. */
const BASE_NAME =
  /^(I|Abstract|Base|Generic|Sql|Mongo|TypeOrm|InMemory)*(AggregateRoot|Aggregate|Entity|(Id|Identifier|String|Number|Int|Integer|Boolean|Date|Enum|Simple|Composite|Primitive|Uuid)*ValueObject|VO|Uuid|UUID|DomainEvent|IntegrationEvent|Event|Command|Query|UseCase|Usecase|Controller|Repository|Repo|RepositoryPort|Mapper|CommandHandler|QueryHandler|EventHandler|DomainEventHandler|EventSubscriber|DomainEventSubscriber)(Base)?$/;

/** Whether a name is that of a base class for building blocks: `AggregateRoot`, `StringValueObject`, `RepositoryPort`. */
export function isBaseName(name: string): boolean {
  return BASE_NAME.test(name);
}

/** The role that a base's name gives to its heirs. */
export function roleOfBaseName(name: string): ElementRole | null {
  const last = name.slice(name.lastIndexOf(".") + 1);
  return BASES.find((sign) => sign.pattern.test(last))?.role ?? null;
}

/** The role that a declaration's own name claims. */
export function roleByName(kind: "class" | "type" | "function", name: string, path: string): RoleClaim | null {
  if (isBaseName(name)) return null;
  const signs = kind === "class" ? CLASS_NAMES : kind === "type" ? TYPE_NAMES : FUNCTION_NAMES;
  const sign = signs.find((each) => each.pattern.test(name));
  if (sign !== undefined) return { role: sign.role, why: `named ${name}`, strength: "likely" };
  if (kind === "type" && /\.port\.[cm]?ts$|(^|\/)ports?\//.test(path))
    return { role: "port", why: "declared among the ports", strength: "likely" };
  return null;
}
