import type { LibraryEntry, SlotSource } from "../../model/index.js";
import { gives, membersOf, reads, transactionOf, writes, type Slots } from "./statement-entries.js";

const FIRESTORE_CLIENT = "@google-cloud/firestore#Firestore";
const COLLECTION = "@google-cloud/firestore#CollectionReference";
const DOCUMENT = "@google-cloud/firestore#DocumentReference";
const QUERY = "@google-cloud/firestore#Query";
const TRANSACTION = "@google-cloud/firestore#Transaction";
const BATCHES = ["@google-cloud/firestore#WriteBatch", "@google-cloud/firestore#BulkWriter"];
const OF: Slots = { model: { typeArgument: 0 } };
/** Transactions and batches are told the document. */
const TOLD: Slots = { model: { argument: 0 }, data: { argument: 1 } };
const CLAUSES = [
  ...["where", "orderBy", "limit", "limitToLast", "offset", "select", "startAt", "startAfter", "endBefore", "endAt", "withConverter"],
  ...["count", "sum", "average", "aggregate", "findNearest"],
];

/** Firestore, by its own package and by Firebase's: what is read and written is named by its collection. */
export const FIRESTORE: LibraryEntry = {
  library: "@google-cloud/firestore",
  documentation: "https://cloud.google.com/nodejs/docs/reference/firestore/latest",
  aliases: {
    "firebase-admin/firestore#getFirestore()": FIRESTORE_CLIENT,
    "firebase-admin/firestore#initializeFirestore()": FIRESTORE_CLIENT,
    "firebase-admin#firestore()": FIRESTORE_CLIENT,
    ...Object.fromEntries(
      ["Firestore", "CollectionReference", "DocumentReference", "Query", "Transaction", "WriteBatch", "BulkWriter"].flatMap((name) => [
        [`firebase-admin/firestore#${name}`, `@google-cloud/firestore#${name}`],
        [`firebase-admin#firestore.${name}`, `@google-cloud/firestore#${name}`],
      ]),
    ),
  },
  extends: { [COLLECTION]: QUERY },
  symbols: [
    gives(membersOf([FIRESTORE_CLIENT, DOCUMENT], "collection"), named(COLLECTION, { argument: 0 })),
    gives([`${FIRESTORE_CLIENT}.collectionGroup`], named(QUERY, { argument: 0 })),
    gives([`${FIRESTORE_CLIENT}.doc`], named(DOCUMENT, { argument: 0 })),
    gives([`${COLLECTION}.doc`], named(DOCUMENT, { typeArgument: 0 })),
    gives(membersOf([QUERY], ...CLAUSES), named(QUERY, { typeArgument: 0 })),
    gives([`${DOCUMENT}.withConverter`], { self: true }),
    gives([`${FIRESTORE_CLIENT}.batch`], { type: "@google-cloud/firestore#WriteBatch" }),
    gives([`${FIRESTORE_CLIENT}.bulkWriter`], { type: "@google-cloud/firestore#BulkWriter" }),
    ...documents(),
    ...inTransaction(),
    ...inBatches(),
  ],
};

function documents(): LibraryEntry["symbols"] {
  const written: Slots = { ...OF, data: { argument: 0 } };
  return [
    reads(membersOf([QUERY, DOCUMENT], "get"), OF),
    reads([`${COLLECTION}.listDocuments`], OF),
    reads([`${FIRESTORE_CLIENT}.getAll`], { model: { argument: 0 } }),
    writes("insert", [`${COLLECTION}.add`, `${DOCUMENT}.create`], written),
    writes("upsert", [`${DOCUMENT}.set`], written),
    writes("update", [`${DOCUMENT}.update`], written),
    writes("delete", [`${DOCUMENT}.delete`], OF),
    writes("delete", [`${FIRESTORE_CLIENT}.recursiveDelete`], { model: { argument: 0 } }),
    { symbol: membersOf([QUERY, DOCUMENT], "onSnapshot"), callbacks: [{ argument: "*", runs: "later" }] },
  ];
}

/** Its writes are sent when the function is done, all or none. */
function inTransaction(): LibraryEntry["symbols"] {
  const told = (statement: "insert" | "upsert" | "update" | "delete", name: string): LibraryEntry["symbols"][number] => ({
    ...writes(statement, [`${TRANSACTION}.${name}`], TOLD),
    returns: { self: true },
    asynchronous: false,
  });
  return [
    transactionOf([`${FIRESTORE_CLIENT}.runTransaction`], 0, [TRANSACTION]),
    reads(membersOf([TRANSACTION], "get", "getAll"), { model: { argument: 0 } }),
    told("insert", "create"),
    told("upsert", "set"),
    told("update", "update"),
    told("delete", "delete"),
  ];
}

/** Batches gather writes and send them at the end; a bulk writer's are not of one piece. */
function inBatches(): LibraryEntry["symbols"] {
  const statements = [
    ["insert", "create"],
    ["upsert", "set"],
    ["update", "update"],
    ["delete", "delete"],
  ] as const;
  return [
    ...statements.map(([statement, name]) => ({
      symbol: membersOf(BATCHES, name),
      operation: "database.persist" as const,
      slots: { ...TOLD, statement: { value: statement } },
      returns: { self: true } as const,
    })),
    {
      symbol: ["@google-cloud/firestore#WriteBatch.commit", ...membersOf(["@google-cloud/firestore#BulkWriter"], "flush", "close")],
      operation: "database.flush",
      asynchronous: true,
    },
  ];
}

function named(type: string, name: SlotSource): { readonly type: string; readonly typeArguments: readonly SlotSource[] } {
  return { type, typeArguments: [name] };
}
