import type { ContainerLibrary } from "./container-library.js";

const COMMON = ["Injectable", "Controller", "Catch", "Module"].map((name) => `@nestjs/common#${name}`);
const OTHERS = [
  "@nestjs/graphql#Resolver",
  "@nestjs/graphql#Scalar",
  "@nestjs/websockets#WebSocketGateway",
  "@nestjs/cqrs#CommandHandler",
  "@nestjs/cqrs#QueryHandler",
  "@nestjs/cqrs#EventsHandler",
  "@nestjs/cqrs#Saga",
  "@nestjs/bull#Processor",
  "@nestjs/bullmq#Processor",
  "@nestjs/mongoose#Schema",
  "@nestjs/typeorm#EventSubscriber",
  "nest-commander#Command",
  "nest-commander#SubCommand",
  "nestjs-command#Command",
];

/** NestJS: lists of providers in modules, and constructors that are given by type. */
export const NESTJS_CONTAINER: ContainerLibrary = {
  library: "@nestjs/common",
  documentation: "https://docs.nestjs.com/fundamentals/custom-providers",
  binders: [
    ...["Module", "Global", "DynamicModule", "ModuleMetadata", "ConfigurableModuleBuilder"],
    ...["Provider", "ClassProvider", "ValueProvider", "FactoryProvider", "ExistingProvider"],
  ],
  makes: [...COMMON, ...OTHERS],
  asks: [{ decorator: "@nestjs/common#Inject" }],
  calls: [],
  provider: {
    token: "provide",
    class: "useClass",
    factory: "useFactory",
    value: "useValue",
    existing: "useExisting",
    dependencies: "inject",
  },
  registries: [],
  bindsItsClass: [],
  makesToken: [],
  later: ["@nestjs/common#forwardRef"],
  reference: null,
};
