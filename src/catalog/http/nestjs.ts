import type { LibraryEntry } from "../../model/index.js";

const ROUTES = ["Get", "Post", "Put", "Patch", "Delete", "All", "Options", "Head", "Search"];

/** NestJS over Express and Fastify: route decorators and the application. A handler's `@Res()` has the type that is written there. */
export const NESTJS: LibraryEntry = {
  library: "@nestjs/common",
  documentation: "https://docs.nestjs.com/controllers",
  aliases: {
    "@nestjs/platform-express#NestExpressApplication": "@nestjs/common#INestApplication",
    "@nestjs/platform-fastify#NestFastifyApplication": "@nestjs/common#NestFastifyApplication",
  },
  extends: { "@nestjs/common#NestFastifyApplication": "@nestjs/common#INestApplication" },
  symbols: [
    ...ROUTES.map((method) => ({
      symbol: `@nestjs/common#${method}`,
      operation: "route.register" as const,
      slots: { method: { value: method.toUpperCase() }, path: { argument: 0 } },
    })),
    { symbol: "@nestjs/core#NestFactory.create", returns: { type: "@nestjs/common#INestApplication" }, asynchronous: true },
    {
      symbol: "@nestjs/common#INestApplication.use",
      operation: "middleware.use",
      slots: { path: { argument: 0 }, handlers: { argumentsFrom: 0 } },
      returns: { self: true },
      callbacks: [{ argument: "*", parameters: ["express#Request", "express#Response", "express#NextFunction"], runs: "request" }],
    },
    { symbol: "@nestjs/common#INestApplication.getHttpAdapter", returns: { type: "@nestjs/common#HttpServer" } },
    { symbol: "@nestjs/common#ExecutionContext.switchToHttp", returns: { type: "@nestjs/common#HttpArgumentsHost" } },
    { symbol: "@nestjs/common#ArgumentsHost.switchToHttp", returns: { type: "@nestjs/common#HttpArgumentsHost" } },
  ],
};
