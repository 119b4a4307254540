import type { LibraryEntry, SlotSource } from "../../model/index.js";
import { gives, membersOf, onHandle, reads, transactionOf, writes, type Slots } from "./statement-entries.js";
import { makesPool } from "./pools.js";

const COLLECTION = ["mongodb#Collection"];
const CLIENT = ["mongodb#MongoClient"];
const SESSION = ["mongodb#ClientSession"];
const CURSORS = ["mongodb#FindCursor", "mongodb#AggregationCursor"];
const SETTINGS = [
  "sort",
  "limit",
  "skip",
  "project",
  "batchSize",
  "hint",
  "maxTimeMS",
  "collation",
  "filter",
  "map",
  "allowDiskUse",
  "comment",
  "match",
  "group",
  "unwind",
  "lookup",
];

/** `db.collection("users")`, or the model of `Collection<User>` where the call isn't seen. */
const MODEL: readonly SlotSource[] = [{ made: 0 }, { typeArgument: 0 }];

/** The driver itself; a statement takes part in a transaction by its `session` option alone. */
export const MONGODB: LibraryEntry = {
  library: "mongodb",
  documentation: "https://mongodb.github.io/node-mongodb-native/6.16/classes/Collection.html",
  extends: { "mongodb#OrderedBulkOperation": "mongodb#BulkOperationBase", "mongodb#UnorderedBulkOperation": "mongodb#BulkOperationBase" },
  symbols: [
    makesPool(["mongodb#MongoClient"], [{ argument: 1, path: "maxPoolSize" }], 100),
    { symbol: ["mongodb#MongoClient.connect", "mongodb#connect"], returns: { type: "mongodb#MongoClient" }, asynchronous: true },
    gives(membersOf(CLIENT, "db"), { type: "mongodb#Db" }),
    gives(["mongodb#Db.collection"], { type: "mongodb#Collection" }),
    { symbol: "mongodb#Db.createCollection", returns: { type: "mongodb#Collection" }, asynchronous: true },
    gives(membersOf(CLIENT, "startSession"), { type: "mongodb#ClientSession" }),
    {
      symbol: "mongodb#MongoClient.withSession",
      callbacks: [{ argument: -1, parameters: ["mongodb#ClientSession"], runs: "now" }],
      asynchronous: true,
    },
    onSession(transactionOf(membersOf(SESSION, "withTransaction"), 0, ["mongodb#ClientSession"])),
    // Begins at once, without a promise.
    { ...onHandle("transaction.begin", membersOf(SESSION, "startTransaction")), asynchronous: false },
    onHandle("transaction.commit", membersOf(SESSION, "commitTransaction")),
    onHandle("transaction.rollback", membersOf(SESSION, "abortTransaction")),
    ...collectionReads(),
    ...collectionWrites(),
    gives(membersOf(COLLECTION, "initializeOrderedBulkOp"), { type: "mongodb#OrderedBulkOperation", typeArguments: [MODEL] }),
    gives(membersOf(COLLECTION, "initializeUnorderedBulkOp"), { type: "mongodb#UnorderedBulkOperation", typeArguments: [MODEL] }),
    writes("save", ["mongodb#BulkOperationBase.execute"], {
      model: { typeArgument: 0 },
      handle: [
        { argument: 0, path: "session" },
        { made: 0, path: "session" },
      ],
    }),
  ],
};

function collectionReads(): LibraryEntry["symbols"] {
  const of = (argument: number): Slots => ({ model: MODEL, where: { argument: 0 }, handle: { argument, path: "session" } });
  return [
    reads(membersOf(COLLECTION, "findOne", "countDocuments", "count"), of(1)),
    reads(membersOf(COLLECTION, "estimatedDocumentCount"), { model: MODEL, handle: { argument: 0, path: "session" } }),
    reads(membersOf(COLLECTION, "distinct"), { model: MODEL, where: { argument: 1 }, handle: { argument: 2, path: "session" } }),
    { ...reads(membersOf(COLLECTION, "find"), of(1)), asynchronous: false, returns: { type: "mongodb#FindCursor" } },
    { ...reads(membersOf(COLLECTION, "aggregate"), of(1)), asynchronous: false, returns: { type: "mongodb#AggregationCursor" } },
    gives(membersOf(CURSORS, ...SETTINGS), { self: true }),
    { symbol: membersOf(CURSORS, "toArray", "next", "tryNext", "hasNext", "count"), asynchronous: true },
    { symbol: membersOf(CURSORS, "forEach"), callbacks: [{ argument: 0, runs: "now", each: "lost" }], asynchronous: true },
  ];
}

function collectionWrites(): LibraryEntry["symbols"] {
  const inserted: Slots = { model: MODEL, data: { argument: 0 }, handle: { argument: 1, path: "session" } };
  const changed: Slots = { model: MODEL, where: { argument: 0 }, data: { argument: 1 }, handle: { argument: 2, path: "session" } };
  const removed: Slots = { model: MODEL, where: { argument: 0 }, handle: { argument: 1, path: "session" } };
  return [
    writes("insert", membersOf(COLLECTION, "insertOne", "insertMany", "insert"), inserted),
    writes("save", membersOf(COLLECTION, "bulkWrite"), inserted),
    writes(
      "update",
      membersOf(COLLECTION, "updateOne", "updateMany", "update", "replaceOne", "findOneAndUpdate", "findOneAndReplace"),
      changed,
    ),
    writes("delete", membersOf(COLLECTION, "deleteOne", "deleteMany", "remove", "findOneAndDelete"), removed),
  ];
}

/** The session that is asked is the one that statements name. */
function onSession(entry: LibraryEntry["symbols"][number]): LibraryEntry["symbols"][number] {
  return { ...entry, slots: { ...entry.slots, handle: { receiver: true } } };
}
