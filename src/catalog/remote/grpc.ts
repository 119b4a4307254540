import type { LibraryEntry, SymbolEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { remoteCall } from "./call-entries.js";

const CLIENT = "@grpc/grpc-js#ServiceClient";
const LOADED = "@grpc/grpc-js#loadPackageDefinition()";

/** gRPC: clients made from a definition have a method for each call. `grpc` is the package before. */
export const GRPC: LibraryEntry = {
  library: "@grpc/grpc-js",
  documentation: "https://grpc.github.io/grpc/node/grpc.html",
  aliases: { "grpc#Client": "@grpc/grpc-js#Client", "grpc#loadPackageDefinition()": LOADED, "grpc#load()": LOADED },
  extends: { [CLIENT]: "@grpc/grpc-js#Client" },
  symbols: [
    remoteCall(
      membersOf(
        ["@grpc/grpc-js#Client"],
        ...["makeUnaryRequest", "makeClientStreamRequest", "makeServerStreamRequest", "makeBidiStreamRequest"],
      ),
      { url: { argument: 0 }, body: { argument: 3 } },
      { callbacks: [{ argument: -1, runs: "later" }] },
    ),
    { symbol: "@grpc/grpc-js#Client.waitForReady", callbacks: [{ argument: 1, runs: "later" }] },
    { symbol: membersOf(["@grpc/grpc-js#Client"], "close", "getChannel"), callbacks: [] },
    { symbol: ["@grpc/grpc-js#makeClientConstructor()", "@grpc/grpc-js#makeGenericClientConstructor()"], returns: { type: CLIENT } },
    // `new loaded.shop.v1.Orders(address, credentials)`, however deep the package
    ...[1, 2, 3, 4].map((depth): SymbolEntry => ({ symbol: `${LOADED}${".*".repeat(depth)}`, returns: { type: CLIENT } })),
    remoteCall(
      [`${CLIENT}.*`],
      { url: { wildcard: 0 }, body: { argument: 0 }, options: { argument: 1 } },
      { callbacks: [{ argument: -1, runs: "later" }] },
    ),
  ],
};

/** NestJS over gRPC: the service's methods give observables. */
export const NESTJS_GRPC: LibraryEntry = {
  library: "@nestjs/microservices/grpc",
  documentation: "https://docs.nestjs.com/microservices/grpc",
  extends: { "@nestjs/microservices#ClientGrpcProxy": "@nestjs/microservices#ClientGrpc" },
  symbols: [
    {
      symbol: membersOf(["@nestjs/microservices#ClientGrpc"], "getService", "getClientByServiceName"),
      returns: { type: "@nestjs/microservices#GrpcService" },
    },
    remoteCall(
      ["@nestjs/microservices#GrpcService.*"],
      { url: { wildcard: 0 }, body: { argument: 0 } },
      { returns: { type: "rxjs#Observable" } },
    ),
  ],
};

/** gRPC with promises. */
export const NICE_GRPC: LibraryEntry = {
  library: "nice-grpc",
  documentation: "https://github.com/deeplay-io/nice-grpc/tree/master/packages/nice-grpc#client",
  symbols: [
    { symbol: ["nice-grpc#createClient", "nice-grpc#ClientFactory.create"], returns: { type: "nice-grpc#Client" } },
    { symbol: "nice-grpc#createClientFactory", returns: { type: "nice-grpc#ClientFactory" } },
    { symbol: "nice-grpc#ClientFactory.use", returns: { self: true } },
    remoteCall(["nice-grpc#Client.*"], { url: { wildcard: 0 }, body: { argument: 0 }, options: { argument: 1 } }),
  ],
};

/** Connect, the like over HTTP. */
export const CONNECT: LibraryEntry = {
  library: "@connectrpc/connect",
  documentation: "https://connectrpc.com/docs/node/using-clients",
  aliases: { "@connectrpc/connect#PromiseClient": "@connectrpc/connect#Client" },
  symbols: [
    {
      symbol: ["@connectrpc/connect#createClient", "@connectrpc/connect#createPromiseClient"],
      returns: { type: "@connectrpc/connect#Client" },
    },
    remoteCall(["@connectrpc/connect#Client.*"], { url: { wildcard: 0 }, body: { argument: 0 }, options: { argument: 1 } }),
  ],
};
