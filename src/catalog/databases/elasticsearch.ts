import type { LibraryEntry, SymbolEntry } from "../../model/index.js";

const WRITES = [
  "index",
  "create",
  "update",
  "delete",
  "bulk",
  "updateByQuery",
  "deleteByQuery",
  "update_by_query",
  "delete_by_query",
  "reindex",
];
const READS = ["search", "get", "mget", "msearch", "count", "exists", "scroll", "openPointInTime"];

/** A search index beside the database. */
export const ELASTICSEARCH: LibraryEntry = {
  library: "@elastic/elasticsearch",
  documentation: "https://www.elastic.co/docs/reference/elasticsearch/clients/javascript/api-reference",
  symbols: searchIndex("@elastic/elasticsearch"),
};

/** Its fork. */
export const OPENSEARCH: LibraryEntry = {
  library: "@opensearch-project/opensearch",
  documentation: "https://opensearch.org/docs/latest/clients/javascript/index/",
  symbols: searchIndex("@opensearch-project/opensearch"),
};

/** The modules for NestJS give the same client. */
export const NESTJS_ELASTICSEARCH: LibraryEntry = {
  library: "@nestjs/elasticsearch",
  documentation: "https://github.com/nestjs/elasticsearch#readme",
  extends: { "@nestjs/elasticsearch#ElasticsearchService": "@elastic/elasticsearch#Client" },
  symbols: [],
};

function searchIndex(library: string): readonly SymbolEntry[] {
  const client = `${library}#Client`;
  return [
    {
      symbol: WRITES.map((name) => `${client}.${name}`),
      operation: "store.write",
      slots: {
        model: { argument: 0, path: "index" },
        data: [
          { argument: 0, path: "document" },
          { argument: 0, path: "body" },
        ],
      },
      asynchronous: true,
    },
    {
      symbol: `${client}.helpers.bulk`,
      operation: "store.write",
      slots: { model: { argument: 0, path: "index" }, data: { argument: 0, path: "datasource" } },
      asynchronous: true,
    },
    { symbol: READS.map((name) => `${client}.${name}`), asynchronous: true },
  ];
}
