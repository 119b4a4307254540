import type { SlotSource, SymbolEntry } from "../../model/index.js";
import { gives, membersOf, writes, type Slots } from "./statement-entries.js";

const QUERY = ["mongoose#Query"];
const DOCUMENT = ["mongoose#Document"];
const FILTERS = [
  "where",
  "and",
  "or",
  "nor",
  "in",
  "nin",
  "all",
  "elemMatch",
  "equals",
  "exists",
  "gt",
  "gte",
  "lt",
  "lte",
  "ne",
  "mod",
  "regex",
  "size",
  "near",
  "within",
];
const SETTINGS = [
  "session",
  "lean",
  "populate",
  "select",
  "sort",
  "limit",
  "skip",
  "orFail",
  "setOptions",
  "collation",
  "hint",
  "comment",
  "read",
  "readConcern",
  "maxTimeMS",
  "batchSize",
  "allowDiskUse",
  "projection",
  "slice",
  "distinct",
  "set",
  "setQuery",
  "setUpdate",
  "merge",
  "clone",
  "transform",
  "cursor",
  "w",
  "j",
  "wtimeout",
];
const AGGREGATE_STAGES = [
  "session",
  "option",
  "allowDiskUse",
  "append",
  "addFields",
  "match",
  "group",
  "lookup",
  "unwind",
  "project",
  "sort",
  "limit",
  "skip",
  "facet",
  "count",
  "sample",
  "replaceRoot",
  "graphLookup",
  "unionWith",
  "collation",
  "hint",
  "read",
  "cursor",
];

/** The model of a document: of its type, or the class that extends `Document`. */
const MODEL: readonly SlotSource[] = [{ typeArgument: 0 }, { receiver: true }];

/** The session of the options, or the one that the document was loaded with. */
function handleOf(argument: number): readonly SlotSource[] {
  return [
    { argument, path: "session" },
    { chained: "session", argument: 0 },
    { made: 2, path: "session" },
    { made: 1, path: "session" },
  ];
}

/** Queries, which are documents once awaited, and documents. */
export const MONGOOSE_DOCUMENTS: readonly SymbolEntry[] = [
  gives(membersOf(QUERY, ...FILTERS, ...SETTINGS), { self: true }),
  { symbol: membersOf(QUERY, "exec", "find", "findOne", "findById", "countDocuments"), returns: { self: true }, asynchronous: true },
  {
    symbol: membersOf(QUERY, "forEach", "map", "filter", "some", "every"),
    callbacks: [{ argument: 0, parameters: ["mongoose#Document"], runs: "now", each: "kept" }],
  },
  { ...writes("update", membersOf(QUERY, "updateMany", "findOneAndUpdate", "findByIdAndUpdate"), queryWrite(1)), returns: { self: true } },
  {
    ...writes("delete", membersOf(QUERY, "deleteMany", "findOneAndDelete", "findByIdAndDelete"), queryWrite(null)),
    returns: { self: true },
  },
  gives(membersOf(["mongoose#Aggregate"], ...AGGREGATE_STAGES), { self: true }),
  { symbol: ["mongoose#Aggregate.exec"], asynchronous: true },
  {
    ...writes("save", membersOf(DOCUMENT, "save"), { model: MODEL, data: { receiver: true }, handle: handleOf(0) }),
    returns: { self: true },
  },
  writes("delete", membersOf(DOCUMENT, "deleteOne", "remove", "delete"), { model: MODEL, handle: handleOf(0) }),
  writes("update", membersOf(DOCUMENT, "updateOne", "update", "replaceOne"), { model: MODEL, data: { argument: 0 }, handle: handleOf(1) }),
  gives(membersOf(DOCUMENT, "set", "overwrite", "$set", "increment", "depopulate"), { self: true }),
  { symbol: membersOf(DOCUMENT, "populate"), returns: { self: true }, asynchronous: true },
];

function queryWrite(data: number | null): Slots {
  const where: Slots = { model: { typeArgument: 0 }, where: { argument: 0 }, handle: { chained: "session", argument: 0 } };
  return data === null ? where : { ...where, data: { argument: data } };
}
