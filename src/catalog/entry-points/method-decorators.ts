import type { EntryKind } from "../../model/index.js";
import type { EntryBase, EntryDecorator } from "./entry-point.js";

/**
 * Decorators of what answers queries, sockets, clocks and consoles; those of brokers are in the libraries' own entries. Read from docs.nestjs.com
 * (graphql, websockets, task scheduling, Nest Commander), typegraphql.com/docs, nestjs-trpc.io/docs, tsed.dev/tutorials/agenda,
 * github.com/Pop-Code/nestjs-console, gitlab.com/aa900031/nestjs-command.
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
  ...on("job", "@nestjs/schedule", ["Cron", "Interval", "Timeout"]),
  ...on("job", "@tsed/agenda", ["Every", "Define"]),
  ...on("script", "nestjs-console", ["Command"]),
  ...on("script", "nestjs-command", ["Command"]),
  { symbol: "nest-commander#Command", kind: "script", method: "run", verb: null },
  { symbol: "nest-commander#SubCommand", kind: "script", method: "run", verb: null },
];

/** Base classes that say which method is called. Read from nest-commander.jaymcdoniel.dev, oclif.io/docs/commands. */
export const ENTRY_BASES: readonly EntryBase[] = [
  { symbol: "nest-commander#CommandRunner", method: "run", kind: "script" },
  { symbol: "@oclif/core#Command", method: "run", kind: "script" },
];

function on(kind: EntryKind, pkg: string, names: readonly string[], verb: string | null = null): readonly EntryDecorator[] {
  return names.map((name) => ({ symbol: `${pkg}#${name}`, kind, method: null, verb }));
}
