import type { LibraryEntry, SlotSource } from "../../model/index.js";
import { MONGOOSE_DOCUMENTS } from "./mongoose-documents.js";
import { gives, lazy, membersOf, reads, transactionOf, writes, type Slots } from "./statement-entries.js";

const MODEL = ["mongoose#Model"];
const OF: Slots = { model: { typeArgument: 0 } };
const OF_MODEL = [{ typeArgument: 0 }] as const;
const QUERY = { type: "mongoose#Query", typeArguments: OF_MODEL } as const;

/** Models, queries and documents; a document that was loaded in a session stays in it. `remove`, `update` and `findOneAndRemove` are of versions before 7. */
export const MONGOOSE: LibraryEntry = {
  library: "mongoose",
  documentation: "https://mongoosejs.com/docs/api/model.html",
  over: "mongodb",
  aliases: {
    "mongoose#connection": "mongoose#Connection",
    "mongoose#ClientSession": "mongodb#ClientSession",
    "mongoose#mongo.ClientSession": "mongodb#ClientSession",
    "mongoose#HydratedDocument": "mongoose#Document",
    "mongoose#HydratedDocumentFromSchema": "mongoose#Document",
    "mongoose#PaginateModel": "mongoose#Model",
    "mongoose#QueryWithHelpers": "mongoose#Query",
  },
  extends: {
    "mongoose#Query": "mongoose#Document",
    "mongoose#Mongoose": "mongoose#Connection",
  },
  properties: {
    "mongoose#Mongoose.connection": "mongoose#Connection",
    "mongoose#Connection.db": "mongodb#Db",
    "mongoose#Model.collection": "mongodb#Collection",
    "mongoose#Model.db": "mongoose#Connection",
  },
  symbols: [...connections(), ...modelReads(), ...modelWrites(), ...MONGOOSE_DOCUMENTS].map(asQuery),
};

/** Queries do nothing until they are awaited or executed; `create`, `save` and their like begin at once. */
function asQuery(entry: LibraryEntry["symbols"][number]): LibraryEntry["symbols"][number] {
  const isQuery =
    entry.returns === QUERY ||
    (entry.returns !== undefined && "self" in entry.returns && String(entry.symbol).startsWith("mongoose#Query."));
  return isQuery ? lazy(entry) : entry;
}

function connections(): LibraryEntry["symbols"] {
  const model = { type: "mongoose#Model", typeArguments: [{ argument: 0 }] };
  return [
    gives(["mongoose#model", "mongoose#Connection.model"], model),
    gives(["mongoose#Model.discriminator", "mongoose#Model.useConnection"], { type: "mongoose#Model", typeArguments: OF_MODEL }),
    gives(["mongoose#createConnection", "mongoose#Connection.useDb"], { type: "mongoose#Connection" }),
    { symbol: "mongoose#Connection.asPromise", returns: { self: true }, asynchronous: true },
    { symbol: "mongoose#connect", returns: { type: "mongoose#Mongoose" }, asynchronous: true },
    gives(["mongoose#Connection.collection"], { type: "mongodb#Collection" }),
    gives(["mongoose#Connection.getClient"], { type: "mongodb#MongoClient" }),
    {
      symbol: ["mongoose#startSession", "mongoose#Connection.startSession", "mongoose#Model.startSession"],
      returns: { type: "mongodb#ClientSession" },
      asynchronous: true,
    },
    {
      symbol: "mongoose#Connection.withSession",
      callbacks: [{ argument: 0, parameters: ["mongodb#ClientSession"], runs: "now" }],
      asynchronous: true,
    },
    transactionOf(["mongoose#Connection.transaction"], 0, ["mongodb#ClientSession"]),
    // https://mongoosejs.com/docs/transactions.html#asynclocalstorage
    { symbol: "mongoose#set", operation: "transaction.ambient", when: { argument: 0, equals: ["transactionAsyncLocalStorage"] } },
  ];
}

function modelReads(): LibraryEntry["symbols"] {
  const where: Slots = { ...OF, where: { argument: 0 } };
  return [
    { ...reads(membersOf(MODEL, "find", "findOne", "findById"), { ...where, handle: handleOf(2) }), returns: QUERY },
    { ...reads(membersOf(MODEL, "countDocuments", "exists", "count"), { ...where, handle: handleOf(1) }), returns: QUERY },
    { ...reads(membersOf(MODEL, "findAndCount"), { ...where, handle: handleOf(2) }), returns: QUERY },
    { ...reads(membersOf(MODEL, "estimatedDocumentCount"), { ...OF, handle: handleOf(0) }), returns: QUERY },
    { ...reads(membersOf(MODEL, "distinct"), { ...OF, where: { argument: 1 }, handle: handleOf(2) }), returns: QUERY },
    { ...reads(membersOf(MODEL, "aggregate"), { ...where, handle: handleOf(1) }), returns: { type: "mongoose#Aggregate" } },
    { ...reads(membersOf(MODEL, "populate"), OF), returns: { argument: 0 } },
    // Lazy and without an end of its own: `User.where("age").gte(21)`.
    {
      symbol: "mongoose#Model.where",
      operation: "database.query-builder",
      slots: { ...OF, statement: { value: "select" } },
      returns: QUERY,
      asynchronous: true,
    },
  ];
}

function modelWrites(): LibraryEntry["symbols"] {
  const document = { type: "mongoose#Document", typeArguments: OF_MODEL } as const;
  const created: Slots = { ...OF, data: { argument: 0 } };
  const changed: Slots = { ...OF, where: { argument: 0 }, data: { argument: 1 }, handle: handleOf(2) };
  const removed: Slots = { ...OF, where: { argument: 0 }, handle: handleOf(1) };
  return [
    // `new User(…)` and `User.hydrate(…)`
    gives(["mongoose#Model", "mongoose#Model.hydrate"], document),
    {
      ...writes("insert", membersOf(MODEL, "create", "insertOne"), { ...created, handle: { argument: 1, path: "session" } }),
      returns: document,
    },
    {
      ...writes("insert", membersOf(MODEL, "insertMany"), { ...created, handle: { argument: 1, path: "session" } }),
      returns: { ...document, list: true },
    },
    writes("save", membersOf(MODEL, "bulkWrite", "bulkSave"), { ...created, handle: { argument: 1, path: "session" } }),
    {
      ...writes(
        "update",
        membersOf(MODEL, "updateOne", "updateMany", "update", "replaceOne", "findOneAndUpdate", "findByIdAndUpdate", "findOneAndReplace"),
        changed,
      ),
      returns: QUERY,
    },
    {
      ...writes(
        "delete",
        membersOf(
          MODEL,
          "deleteOne",
          "deleteMany",
          "remove",
          "findOneAndDelete",
          "findByIdAndDelete",
          "findOneAndRemove",
          "findByIdAndRemove",
        ),
        removed,
      ),
      returns: QUERY,
    },
  ];
}

/** The session of the options, or the one that the query is given. */
function handleOf(argument: number): readonly SlotSource[] {
  return [
    { argument, path: "session" },
    { chained: "session", argument: 0 },
  ];
}
