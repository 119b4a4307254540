import type { EntryKind } from "../../model/index.js";
import type { EntryBase, EntryDecorator } from "./entry-point.js";

/**
 * Decorators of what answers queries, sockets, queues, clocks and consoles. Read from docs.nestjs.com (graphql, websockets, microservices, queues,
 * task scheduling, Nest Commander), typegraphql.com/docs, nestjs-trpc.io/docs, github.com/golevelup/nestjs, github.com/ssut/nestjs-sqs,
 * tsed.dev/tutorials/agenda, github.com/Pop-Code/nestjs-console, gitlab.com/aa900031/nestjs-command.
 */
export const METHOD_ENTRY_DECORATORS: readonly EntryDecorator[] = [
  ...["@nestjs/graphql", "type-graphql", "nestjs-trpc"].flatMap((pkg) => [
    ...on("resolver", pkg, ["Query"], "Query"),
    ...on("resolver", pkg, ["Mutation"], "Mutation"),
    ...on("resolver", pkg, ["Subscription"], "Subscription"),
  ]),
  ...on("resolver", "@nestjs/graphql", ["ResolveField", "ResolveProperty", "ResolveReference"]),
  ...on("resolver", "type-graphql", ["FieldResolver"]),
  ...on("route", "@nestjs/websockets", ["SubscribeMessage"]),
  ...on("route", "@nestjs/microservices", ["GrpcMethod", "GrpcStreamMethod", "GrpcStreamCall"]),
  ...on("message-consumer", "@nestjs/microservices", ["MessagePattern", "EventPattern"]),
  ...on("message-consumer", "@golevelup/nestjs-rabbitmq", ["RabbitSubscribe", "RabbitRPC"]),
  ...on("message-consumer", "@ssut/nestjs-sqs", ["SqsMessageHandler", "SqsConsumerEventHandler"]),
  ...on("message-consumer", "@nestjs/bull", ["Process"]),
  ...on("event-handler", "@nestjs/bull", [
    "OnQueueActive",
    "OnQueueCompleted",
    "OnQueueError",
    "OnQueueFailed",
    "OnQueueStalled",
    "OnGlobalQueueCompleted",
    "OnGlobalQueueFailed",
  ]),
  ...on("event-handler", "@nestjs/bullmq", ["OnWorkerEvent", "OnQueueEvent"]),
  ...on("job", "@nestjs/schedule", ["Cron", "Interval", "Timeout"]),
  ...on("job", "@tsed/agenda", ["Every", "Define"]),
  ...on("script", "nestjs-console", ["Command"]),
  ...on("script", "nestjs-command", ["Command"]),
  { symbol: "nest-commander#Command", kind: "script", method: "run", verb: null },
  { symbol: "nest-commander#SubCommand", kind: "script", method: "run", verb: null },
];

/** Base classes that say which method is called. Read from docs.bullmq.io and docs.nestjs.com/techniques/queues, nest-commander.jaymcdoniel.dev, oclif.io/docs/commands. */
export const ENTRY_BASES: readonly EntryBase[] = [
  { symbol: "@nestjs/bullmq#WorkerHost", method: "process", kind: "message-consumer" },
  { symbol: "nest-commander#CommandRunner", method: "run", kind: "script" },
  { symbol: "@oclif/core#Command", method: "run", kind: "script" },
];

function on(kind: EntryKind, pkg: string, names: readonly string[], verb: string | null = null): readonly EntryDecorator[] {
  return names.map((name) => ({ symbol: `${pkg}#${name}`, kind, method: null, verb }));
}
