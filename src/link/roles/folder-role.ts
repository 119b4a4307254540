import type { Ancestor } from "../../model/index.js";
import { hasIdentity } from "./identity.js";
import type { RoleClaim } from "./role-claim.js";
import { wordsAbove, type ClassPlace } from "./role-place.js";

/** Names of what stands beside building blocks and is none. */
const HELPER_NAME =
  /(Validator|Factory|Builder|Service|Policy|Spec|Specification|Rule|Mapper|Schema|Props|Params|Mother|Stub|Mock|Fake|Handler|Subscriber|Repository|Repo|Publisher|Bus|Dispatcher|Emitter|Store|Registry|Collection|ReadModel|ViewModel|View|Projection|Dto|DTO|Criteria|Query|Command|Deserializer|Serializer)$/;

/** An identity is a value, though it often holds a field `id`. */
const IDENTITY_NAME = /(Id|ID|Uuid|UUID|Identity|Identifier)$/;

const EVENT_WORD = /^(domain)?events?$/;
const INTEGRATION_EVENT_WORD = /^integrationevents?$/;
const VALUE_WORD = /^(valueobjects?|vos?)$/;
const AGGREGATE_WORD = /^aggregates?$/;
const ENTITY_WORD = /^(entity|entities|models?)$/;

/** The weakest sign: where the file stands, and that the class holds what such a class holds. */
export function roleByFolder({ linked, places, module, declaration, id }: ClassPlace, ancestors: readonly Ancestor[]): RoleClaim | null {
  const holdsState = declaration.members.some((member) => member.is === "field" && !member.static);
  if ((!holdsState && ancestors.length === 0) || HELPER_NAME.test(declaration.name)) return null;
  const words = wordsAbove(module.path);
  const folder = words.at(-1) ?? "";
  const inDomain = places.isDomain(module.path);
  if (INTEGRATION_EVENT_WORD.test(folder) && !declaration.abstract)
    return { role: "integration-event", why: "stands in a folder of integration events", strength: "likely" };
  if (inDomain && EVENT_WORD.test(folder) && !declaration.abstract)
    return { role: "domain-event", why: "stands in the domain's folder of events", strength: "likely" };
  if (VALUE_WORD.test(folder)) return { role: "value-object", why: "stands in a folder of value objects", strength: "likely" };
  if (!inDomain || IDENTITY_NAME.test(declaration.name) || !hasIdentity(linked, module.path, id, declaration)) return null;
  if (words.some((word) => AGGREGATE_WORD.test(word)) && AGGREGATE_WORD.test(folder))
    return { role: "aggregate", why: "stands in the domain's folder of aggregates and has an identity", strength: "likely" };
  const isModel = words.some((word) => ENTITY_WORD.test(word)) || /^(domain|dominio)$/.test(folder);
  return isModel ? { role: "entity", why: "stands in the domain and has an identity", strength: "likely" } : null;
}
