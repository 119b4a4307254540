import type { SymbolEntry } from "../../model/index.js";
import { membersOf, reads, writes, type Slots, type WriteStatement } from "./statement-entries.js";

const READS = ["aggregate", "aggregateEntity", "countDocuments", "createCursor", "createEntityCursor", "distinct"];
const WRITES: readonly (readonly [WriteStatement, readonly string[]])[] = [
  ["insert", ["insertOne", "insertMany"]],
  ["update", ["updateOne", "updateMany", "replaceOne", "findOneAndUpdate", "findOneAndReplace"]],
  ["delete", ["deleteOne", "deleteMany", "findOneAndDelete"]],
  ["save", ["bulkWrite"]],
];

/** What the repository and the manager for MongoDB have beyond the common ones. */
export const TYPEORM_MONGO: readonly SymbolEntry[] = [
  ...of("typeorm#MongoRepository", { model: { typeArgument: 0 } }),
  ...of("typeorm#MongoEntityManager", { model: { argument: 0 } }),
];

function of(type: string, model: Slots): readonly SymbolEntry[] {
  return [
    reads(membersOf([type], ...READS), model),
    ...WRITES.map(([statement, names]) => writes(statement, membersOf([type], ...names), model)),
  ];
}
