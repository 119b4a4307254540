import type { LibraryEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { handleOf, storeReads, storeWrites } from "./store-entries.js";

const NAMED = { typeArgument: 0 } as const;
const ALGOLIA_CLIENT = "algoliasearch#SearchClient";
const ALGOLIA_INDEX = "algoliasearch#SearchIndex";
const SINGLE = ["saveObject", "partialUpdateObject", "deleteObject"];
const SEVERAL = ["saveObjects", "partialUpdateObjects", "deleteObjects", "replaceAllObjects", "deleteBy", "clearObjects"];

/** Algolia: the index is an object before version 5, and a name in every call since. */
export const ALGOLIA: LibraryEntry = {
  library: "algoliasearch",
  documentation: "https://www.algolia.com/doc/libraries/javascript/v5/",
  aliases: {
    "algoliasearch()": ALGOLIA_CLIENT,
    "algoliasearch#algoliasearch()": ALGOLIA_CLIENT,
    "algoliasearch#Algoliasearch": ALGOLIA_CLIENT,
    "algoliasearch#SearchAPI": ALGOLIA_CLIENT,
  },
  symbols: [
    handleOf([`${ALGOLIA_CLIENT}.initIndex`], ALGOLIA_INDEX, { argument: 0 }),
    storeWrites(membersOf([ALGOLIA_INDEX], ...SINGLE, ...SEVERAL, "batch", "clearIndex"), { model: NAMED, data: { argument: 0 } }),
    storeWrites(membersOf([ALGOLIA_CLIENT], ...SINGLE, ...SEVERAL, "addOrUpdateObject", "batch"), {
      model: { argument: 0, path: "indexName" },
      key: { argument: 0, path: "objectID" },
      data: ["body", "objects", "attributesToUpdate", "batchWriteParams"].map((path) => ({ argument: 0, path })),
    }),
    storeReads([
      ...membersOf([ALGOLIA_INDEX], "search", "getObject", "getObjects", "browseObjects"),
      ...membersOf([ALGOLIA_CLIENT], "search", "searchSingleIndex", "getObject"),
    ]),
  ],
};

const MEILI_INDEX = "meilisearch#Index";

/** Meilisearch: a write is a task that runs later. */
export const MEILISEARCH: LibraryEntry = {
  library: "meilisearch",
  documentation: "https://github.com/meilisearch/meilisearch-js#readme",
  aliases: { "meilisearch#MeiliSearch": "meilisearch#Meilisearch" },
  symbols: [
    handleOf(["meilisearch#Meilisearch.index"], MEILI_INDEX, { argument: 0 }),
    storeWrites(
      membersOf(
        [MEILI_INDEX],
        ...["addDocuments", "addDocumentsInBatches", "addDocumentsFromString", "updateDocuments", "updateDocumentsInBatches"],
        ...["updateDocumentsFromString", "updateDocumentsByFunction", "deleteDocument", "deleteDocuments", "deleteAllDocuments"],
      ),
      { model: NAMED, data: { argument: 0 } },
    ),
    storeReads(membersOf([MEILI_INDEX], "search", "searchGet", "getDocument", "getDocuments", "updateSettings", "getSettings")),
  ],
};

const COLLECTION = "typesense#Collection";
const DOCUMENTS = "typesense#Documents";

/** Typesense. */
export const TYPESENSE: LibraryEntry = {
  library: "typesense",
  documentation: "https://typesense.org/docs/latest/api/documents.html",
  aliases: { "typesense#SearchClient": "typesense#Client" },
  symbols: [
    handleOf(["typesense#Client.collections"], COLLECTION, { argument: 0 }),
    handleOf([`${COLLECTION}.documents`], DOCUMENTS, NAMED),
    storeWrites(membersOf([DOCUMENTS], "create", "upsert", "update", "emplace", "delete", "import", "createMany"), {
      model: NAMED,
      key: { made: 0 },
      data: { argument: 0 },
    }),
    storeReads(membersOf([DOCUMENTS], "search", "retrieve", "export")),
  ],
};
