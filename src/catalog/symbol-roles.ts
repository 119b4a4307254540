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

/** Decorators on methods that say what their class is. */
export const METHOD_DECORATORS: readonly SymbolRole[] = [
  ...roles("consumer", "@nestjs/microservices", ["MessagePattern", "EventPattern"]),
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
