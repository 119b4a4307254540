import type { ElementRole } from "../model/index.js";

/** A symbol of an outside package (`package#export`) and the role of what carries or extends it. */
export interface SymbolRole {
  readonly symbol: string;
  readonly role: ElementRole;
}

/**
 * Decorators that say what a class is.
 * Read from docs.nestjs.com (controllers, graphql, websockets, microservices, cqrs), typeorm.io/entities,
 * mikro-orm.io/docs/defining-entities, mongoosejs.com through @nestjs/mongoose, typegraphql.com/docs, github.com/typestack/routing-controllers.
 */
export const CLASS_DECORATORS: readonly SymbolRole[] = [
  ...roles("wiring", "@nestjs/common", ["Module", "Global"]),
  ...roles("controller", "@nestjs/common", ["Controller"]),
  ...roles("controller", "@nestjs/graphql", ["Resolver"]),
  ...roles("controller", "@nestjs/websockets", ["WebSocketGateway"]),
  ...roles("controller", "type-graphql", ["Resolver"]),
  ...roles("controller", "routing-controllers", ["Controller", "JsonController"]),
  ...roles("controller", "inversify-express-utils", ["controller"]),
  ...roles("controller", "tsoa", ["Route"]),
  ...roles("controller", "nest-commander", ["Command"]),
  ...roles("controller", "nestjs-console", ["Console"]),
  ...roles("guard", "@nestjs/common", ["Catch"]),
  ...roles("command-handler", "@nestjs/cqrs", ["CommandHandler"]),
  ...roles("query-handler", "@nestjs/cqrs", ["QueryHandler"]),
  ...roles("event-handler", "@nestjs/cqrs", ["EventsHandler"]),
  ...roles("consumer", "@nestjs/bullmq", ["Processor"]),
  ...roles("consumer", "@nestjs/bull", ["Processor"]),
  ...roles("persistence-model", "typeorm", ["Entity", "ChildEntity", "ViewEntity"]),
  ...roles("persistence-model", "@mikro-orm/core", ["Entity", "Embeddable"]),
  ...roles("persistence-model", "@mikro-orm/decorators", ["Entity", "Embeddable"]),
  ...roles("persistence-model", "@nestjs/mongoose", ["Schema"]),
  ...roles("persistence-model", "sequelize-typescript", ["Table"]),
  ...roles("persistence-model", "@typegoose/typegoose", ["modelOptions"]),
  ...roles("dto", "@nestjs/graphql", ["InputType", "ObjectType", "ArgsType", "InterfaceType"]),
  ...roles("dto", "type-graphql", ["InputType", "ObjectType", "ArgsType"]),
];

/**
 * Decorators of object mappers, and what they make of a class that stands in the domain and so is the model itself.
 * mikro-orm.io/docs/embeddables and typeorm.io say which; the mappers for documents know no other than documents.
 */
export const MODEL_DECORATORS: readonly SymbolRole[] = [
  ...roles("entity", "typeorm", ["Entity", "ChildEntity"]),
  ...roles("entity", "@mikro-orm/core", ["Entity"]),
  ...roles("entity", "@mikro-orm/decorators", ["Entity"]),
  ...roles("value-object", "@mikro-orm/core", ["Embeddable"]),
  ...roles("value-object", "@mikro-orm/decorators", ["Embeddable"]),
  ...roles("entity", "@nestjs/mongoose", ["Schema"]),
  ...roles("entity", "sequelize-typescript", ["Table"]),
  ...roles("entity", "@typegoose/typegoose", ["modelOptions"]),
];

/** Functions that make a table or model and take its name. Read from orm.drizzle.team/docs/sql-schema-declaration, mongoosejs.com/docs/models, sequelize.org. */
export const TABLE_FUNCTIONS: ReadonlySet<string> = new Set([
  "pgTable",
  "mysqlTable",
  "sqliteTable",
  "singlestoreTable",
  "table",
  "model",
  "define",
  "EntitySchema",
  "defineEntity",
]);

/** Keys under which mappers take a table's name. */
export const TABLE_NAME_KEYS: ReadonlySet<string> = new Set(["name", "tableName", "collection"]);

/**
 * Decorators on methods that say what their class is.
 * Read from docs.nestjs.com (microservices, queues, events), github.com/golevelup/nestjs (rabbitmq), github.com/ssut/nestjs-sqs.
 */
export const METHOD_DECORATORS: readonly SymbolRole[] = [
  ...roles("consumer", "@nestjs/microservices", ["EventPattern"]),
  ...roles("controller", "@nestjs/microservices", ["MessagePattern", "GrpcMethod", "GrpcStreamMethod"]),
  ...roles("consumer", "@golevelup/nestjs-rabbitmq", ["RabbitSubscribe", "RabbitRPC"]),
  ...roles("consumer", "@ssut/nestjs-sqs", ["SqsMessageHandler"]),
  ...roles("consumer", "@nestjs/bull", ["Process"]),
  ...roles("event-handler", "@nestjs/event-emitter", ["OnEvent"]),
  ...roles("controller", "@nestjs/common", ["Get", "Post", "Put", "Patch", "Delete", "All"]),
];

/** Base classes and interfaces of packages that say what a class is. */
export const BASE_SYMBOLS: readonly SymbolRole[] = [
  ...roles("aggregate", "@nestjs/cqrs", ["AggregateRoot"]),
  ...roles("domain-event", "@nestjs/cqrs", ["IEvent"]),
  ...roles("command", "@nestjs/cqrs", ["ICommand", "Command"]),
  ...roles("query", "@nestjs/cqrs", ["IQuery", "Query"]),
  ...roles("command-handler", "@nestjs/cqrs", ["ICommandHandler"]),
  ...roles("query-handler", "@nestjs/cqrs", ["IQueryHandler"]),
  ...roles("event-handler", "@nestjs/cqrs", ["IEventHandler"]),
  ...roles("guard", "@nestjs/common", ["CanActivate", "NestMiddleware", "NestInterceptor", "ExceptionFilter", "PipeTransform"]),
  ...roles("guard", "@nestjs/passport", ["PassportStrategy", "AuthGuard"]),
  ...roles("consumer", "@nestjs/bullmq", ["WorkerHost"]),
  ...roles("persistence-model", "typeorm", ["BaseEntity"]),
  ...roles("persistence-model", "sequelize-typescript", ["Model"]),
  ...roles("persistence-model", "sequelize", ["Model"]),
  ...roles("repository", "typeorm", ["Repository"]),
  ...roles("repository", "@mikro-orm/core", ["EntityRepository"]),
  ...roles("controller", "routing-controllers", ["Controller"]),
  ...roles("controller", "inversify-express-utils", ["BaseHttpController"]),
  ...roles("controller", "@tsoa/runtime", ["Controller"]),
];

function roles(role: ElementRole, pkg: string, members: readonly string[]): SymbolRole[] {
  return members.map((member) => ({ symbol: `${pkg}#${member}`, role }));
}
