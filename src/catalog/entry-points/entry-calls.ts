import type { EntryKind } from "../../model/index.js";
import type { EntryCall } from "./entry-point.js";

interface Details {
  readonly name?: string;
  readonly verb?: string;
}

/**
 * Calls that give a clock, a console, a query server or a platform its functions; servers and brokers are in the libraries' own entries.
 * Read from the packages' own documentation: github.com/node-cron/node-cron, github.com/node-schedule/node-schedule, github.com/kelektiv/node-cron,
 * croner.56k.guru, github.com/agenda/agenda, inngest.com/docs, trigger.dev/docs, worker.graphile.org/docs,
 * trpc.io/docs, apollographql.com/docs/apollo-server, the-guild.dev/graphql, github.com/tj/commander.js, h3.dev, encore.dev/docs/ts,
 * learn.microsoft.com/azure/azure-functions, cloud.google.com/functions/docs, firebase.google.com/docs/functions, grpc.github.io/grpc/node.
 */
export const ENTRY_CALLS: readonly EntryCall[] = [
  call("global#setInterval", "job", "0"),
  call("node-cron#schedule", "job", "1", { name: "0", verb: "cron" }),
  call("node-cron#createTask", "job", "1", { name: "0", verb: "cron" }),
  ...["1", "2"].map((at) => call("node-schedule#scheduleJob", "job", at, { name: "0", verb: "cron" })),
  call("cron#CronJob", "job", "1", { name: "0", verb: "cron" }),
  call("cron#CronJob.from", "job", "0.onTick", { name: "0.cronTime", verb: "cron" }),
  ...["1", "2"].map((at) => call("croner#Cron", "job", at, { name: "0", verb: "cron" })),
  call("agenda#Agenda.define", "job", "-1", { name: "0" }),
  call("toad-scheduler#AsyncTask", "job", "1", { name: "0" }),
  call("toad-scheduler#Task", "job", "1", { name: "0" }),
  ...["1", "2"].map((at) => call("inngest#Inngest.createFunction", "job", at, { name: "0.id" })),
  call("@trigger.dev/sdk/v3#task", "job", "0.run", { name: "0.id" }),
  call("@trigger.dev/sdk#task", "job", "0.run", { name: "0.id" }),
  call("graphile-worker#run", "job", "0.taskList.*"),
  call("@trpc/server#**.query", "resolver", "0", { verb: "query" }),
  call("@trpc/server#**.mutation", "resolver", "0", { verb: "mutation" }),
  call("@trpc/server#**.subscription", "resolver", "0", { verb: "subscription" }),
  ...[
    ...[
      "apollo-server",
      "apollo-server-express",
      "apollo-server-fastify",
      "apollo-server-koa",
      "apollo-server-lambda",
      "@apollo/server",
    ].map((name) => [`${name}#ApolloServer`, "0.resolvers"]),
    ["@graphql-tools/schema#makeExecutableSchema", "0.resolvers"],
    ["@apollo/subgraph#buildSubgraphSchema", "0.resolvers"],
    ["@apollo/subgraph#buildSubgraphSchema", "0.*.resolvers"],
    ["graphql-yoga#createSchema", "0.resolvers"],
    ["fastify#FastifyInstance.graphql", "1.resolvers"],
    // A field is a function, or an object with `resolve` and `subscribe`.
  ].flatMap(([symbol = "", at = ""]) => [call(symbol, "resolver", `${at}.*.*`), call(symbol, "resolver", `${at}.*.*.*`)]),
  call("commander#**.action", "script", "0"),
  call("h3#defineEventHandler", "route", "0"),
  call("h3#eventHandler", "route", "0"),
  call("encore.dev/api#api", "route", "1"),
  call("encore.dev/api#api.raw", "route", "1"),
  call("encore.dev/pubsub#Subscription", "message-consumer", "2.handler", { name: "1" }),
  call("encore.dev/cron#CronJob", "job", "1.endpoint", { name: "0", verb: "cron" }),
  call("@azure/functions#app.http", "route", "1.handler", { name: "0" }),
  call("@azure/functions#app.timer", "job", "1.handler", { name: "0", verb: "timer" }),
  ...["serviceBusQueue", "serviceBusTopic", "eventHub", "eventGrid", "storageQueue", "storageBlob", "cosmosDB"].map((name) =>
    call(`@azure/functions#app.${name}`, "message-consumer", "1.handler", { name: "0" }),
  ),
  call("@google-cloud/functions-framework#http", "route", "1", { name: "0" }),
  call("@google-cloud/functions-framework#cloudEvent", "message-consumer", "1", { name: "0" }),
  call("firebase-functions/v2/https#onRequest", "route", "-1"),
  call("firebase-functions/v2/https#onCall", "route", "-1"),
  call("firebase-functions/v2/scheduler#onSchedule", "job", "-1", { name: "0", verb: "cron" }),
  call("firebase-functions/v2/pubsub#onMessagePublished", "message-consumer", "-1", { name: "0" }),
  call("firebase-functions#https.onRequest", "route", "-1"),
  call("firebase-functions#https.onCall", "route", "-1"),
  call("@grpc/grpc-js#Server.addService", "route", "1.*", { verb: "rpc" }),
];

function call(symbol: string, kind: EntryKind, functions: string, { name, verb }: Details = {}): EntryCall {
  return { symbol, kind, functions, name: name ?? null, verb: verb ?? null };
}
