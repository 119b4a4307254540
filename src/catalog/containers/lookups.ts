import type { LibraryEntry, SymbolEntry } from "../../model/index.js";

/** What containers are asked for by calls: `container.get(ORDERS)`. */
export const CONTAINER_LOOKUPS: readonly LibraryEntry[] = [
  {
    library: "tsyringe",
    documentation: "https://github.com/microsoft/tsyringe",
    aliases: { "tsyringe#container": "tsyringe#DependencyContainer" },
    symbols: [
      one("tsyringe#DependencyContainer.resolve"),
      all("tsyringe#DependencyContainer.resolveAll"),
      { symbol: "tsyringe#DependencyContainer.createChildContainer", returns: { type: "tsyringe#DependencyContainer" } },
      {
        symbol: "tsyringe#DependencyContainer.register",
        returns: { self: true },
        callbacks: [{ argument: "1.useFactory", parameters: ["tsyringe#DependencyContainer"], runs: "later" }],
      },
      {
        symbol: ["registerSingleton", "registerType", "registerInstance"].map((method) => `tsyringe#DependencyContainer.${method}`),
        returns: { self: true },
      },
    ],
  },
  {
    library: "inversify",
    documentation: "https://inversify.io/docs/api/container/",
    aliases: { "inversify#interfaces.Container": "inversify#Container", "inversify#interfaces.Context": "inversify#ResolutionContext" },
    properties: { "inversify#ResolutionContext.container": "inversify#Container" },
    extends: { "inversify#ResolutionContext": "inversify#Container" },
    symbols: [
      one("inversify#Container.get", "inversify#Container.getNamed", "inversify#Container.getTagged", "inversify#Container.resolve"),
      { ...one("inversify#Container.getAsync"), asynchronous: true },
      all("inversify#Container.getAll"),
      {
        symbol: ["inversify#Container.bind", "inversify#Container.rebind", "inversify#interfaces.Bind", "inversify#Bind"],
        returns: { type: "inversify#BindToFluentSyntax" },
      },
      ...["toDynamicValue", "toFactory", "toProvider"].map((method) => ({
        symbol: `inversify#BindToFluentSyntax.${method}`,
        callbacks: [{ argument: 0, parameters: ["inversify#ResolutionContext"], runs: "later" as const }],
      })),
    ],
  },
  {
    library: "typedi",
    documentation: "https://docs.typestack.community/typedi",
    aliases: { typedi: "typedi#Container", "typedi#ContainerInstance": "typedi#Container" },
    symbols: [
      one("typedi#Container.get"),
      all("typedi#Container.getMany"),
      { symbol: ["typedi#Container.of", "typedi#Container.set"], returns: { type: "typedi#Container" } },
    ],
  },
  {
    library: "awilix",
    documentation: "https://github.com/jeffijoe/awilix",
    aliases: { "@fastify/awilix#diContainer": "awilix#AwilixContainer" },
    symbols: [
      one("awilix#AwilixContainer.resolve"),
      { symbol: ["awilix#createContainer", "awilix#AwilixContainer.createScope"], returns: { type: "awilix#AwilixContainer" } },
      { symbol: ["awilix#AwilixContainer.register", "awilix#AwilixContainer.loadModules"], returns: { self: true } },
    ],
  },
  {
    library: "@evyweb/ioctopus",
    documentation: "https://github.com/Evyweb/ioctopus",
    symbols: [
      one("@evyweb/ioctopus#Container.get"),
      { symbol: "@evyweb/ioctopus#createContainer", returns: { type: "@evyweb/ioctopus#Container" } },
    ],
  },
  {
    library: "node-dependency-injection",
    documentation: "https://github.com/zazoomauro/node-dependency-injection/wiki",
    symbols: [one("node-dependency-injection#ContainerBuilder.get")],
  },
  {
    library: "@nestjs/core",
    documentation: "https://docs.nestjs.com/fundamentals/module-ref",
    aliases: { "@nestjs/common#INestApplicationContext": "@nestjs/core#ModuleRef" },
    extends: { "@nestjs/common#INestApplication": "@nestjs/core#ModuleRef" },
    symbols: [
      one("@nestjs/core#ModuleRef.get"),
      { ...one("@nestjs/core#ModuleRef.resolve", "@nestjs/core#ModuleRef.create"), asynchronous: true },
      {
        symbol: ["@nestjs/core#NestFactory.createApplicationContext"],
        returns: { type: "@nestjs/core#ModuleRef" },
        asynchronous: true,
      },
    ],
  },
];

function one(...symbol: readonly string[]): SymbolEntry {
  return { symbol, returns: { provided: 0 } };
}

function all(...symbol: readonly string[]): SymbolEntry {
  return { symbol, returns: { provided: 0, list: true } };
}
