import type { LibraryEntry } from "../../model/index.js";
import { keysOf } from "../keys-of.js";
import { membersOf } from "../symbols-of.js";
import { remoteCall } from "./call-entries.js";

/** graphql-request: by function with the address, by client without. */
export const GRAPHQL_REQUEST: LibraryEntry = {
  library: "graphql-request",
  documentation: "https://github.com/graffle-js/graffle/tree/graphql-request",
  aliases: { "graphql-request#default": "graphql-request#request" },
  symbols: [
    remoteCall(
      ["request", "rawRequest", "batchRequests"].map((name) => `graphql-request#${name}`),
      { url: [...keysOf(0, "url"), { argument: 0 }], body: [...keysOf(0, "document"), { argument: 1 }] },
    ),
    remoteCall(membersOf(["graphql-request#GraphQLClient"], "request", "rawRequest", "batchRequests"), {
      url: { made: 0 },
      body: [...keysOf(0, "document"), { argument: 0 }],
    }),
    { symbol: membersOf(["graphql-request#GraphQLClient"], "setHeader", "setHeaders", "setEndpoint"), returns: { self: true } },
  ],
};

/** Apollo's client where a server asks another. */
export const APOLLO_CLIENT: LibraryEntry = {
  library: "@apollo/client",
  documentation: "https://www.apollographql.com/docs/react/api/core/ApolloClient",
  aliases: Object.fromEntries(
    ["@apollo/client/core#ApolloClient", "apollo-client#ApolloClient", "apollo-client", "apollo-boost", "apollo-boost#ApolloClient"].map(
      (name) => [name, "@apollo/client#ApolloClient"],
    ),
  ),
  symbols: [
    remoteCall(membersOf(["@apollo/client#ApolloClient"], "query", "mutate"), {
      url: { made: 0, path: "uri" },
      body: keysOf(0, "mutation", "query"),
      options: { argument: 0 },
    }),
  ],
};

/** urql: `client.mutation(document, variables).toPromise()`. */
export const URQL: LibraryEntry = {
  library: "@urql/core",
  documentation: "https://nearform.com/open-source/urql/docs/api/core/",
  aliases: {
    "urql#Client": "@urql/core#Client",
    "@urql/core#createClient()": "@urql/core#Client",
    "urql#createClient()": "@urql/core#Client",
  },
  symbols: [
    remoteCall(
      membersOf(["@urql/core#Client"], "query", "mutation"),
      { url: { made: 0, path: "url" }, body: { argument: 0 } },
      { returns: { type: "@urql/core#OperationResultSource" } },
    ),
    { symbol: "@urql/core#OperationResultSource.toPromise", asynchronous: true },
  ],
};
