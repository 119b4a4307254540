import type { SymbolEntry } from "../../model/index.js";
import { gives, membersOf, reads, sqlText, writes, type Slots } from "./statement-entries.js";

const ENTITY = ["typeorm#BaseEntity"];
const OWN: Slots = { model: { receiver: true } };

/** Entities that store themselves: `User.findOneBy(…)` of the class, `user.save()` of its instances. */
export const TYPEORM_ACTIVE_RECORD: readonly SymbolEntry[] = [
  gives(membersOf(ENTITY, "create"), { instanceOf: { receiver: true } }),
  gives(membersOf(ENTITY, "merge"), { argument: 0 }),
  gives(membersOf(ENTITY, "getRepository"), { type: "typeorm#Repository", typeArguments: [{ receiver: true }] }),
  gives(membersOf(ENTITY, "createQueryBuilder"), { type: "typeorm#SelectQueryBuilder", typeArguments: [{ receiver: true }] }),
  {
    ...reads(membersOf(ENTITY, "findOne", "findOneOrFail", "findOneBy", "findOneByOrFail", "findOneById", "preload"), where()),
    returns: { instanceOf: { receiver: true } },
  },
  { ...reads(membersOf(ENTITY, "find", "findBy", "findByIds"), where()), returns: { instanceOf: { receiver: true }, list: true } },
  reads(
    membersOf(ENTITY, "findAndCount", "findAndCountBy", "count", "countBy", "sum", "average", "minimum", "maximum", "exists", "existsBy"),
    where(),
  ),
  reads(membersOf(ENTITY, "reload"), OWN),
  writes("save", membersOf(ENTITY, "save"), OWN),
  writes("delete", membersOf(ENTITY, "remove"), OWN),
  writes("update", membersOf(ENTITY, "softRemove", "recover"), OWN),
  writes("insert", membersOf(ENTITY, "insert"), { ...OWN, data: { argument: 0 } }),
  writes("upsert", membersOf(ENTITY, "upsert"), { ...OWN, data: { argument: 0 } }),
  writes("update", membersOf(ENTITY, "update"), { ...OWN, where: { argument: 0 }, data: { argument: 1 } }),
  writes("delete", membersOf(ENTITY, "delete"), { ...OWN, where: { argument: 0 } }),
  writes("delete", membersOf(ENTITY, "clear"), OWN),
  sqlText(membersOf(ENTITY, "query"), { text: { argument: 0 }, values: { argument: 1 } }),
];

function where(): Slots {
  return { ...OWN, where: [{ argument: 0, path: "where" }, { argument: 0 }] };
}
