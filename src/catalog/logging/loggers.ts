import type { LibraryEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { LEVELS, logs } from "./log-entries.js";

/** The console of Node. */
export const CONSOLE: LibraryEntry = {
  library: "console",
  documentation: "https://nodejs.org/api/console.html",
  symbols: logs(["global#console."], ["log", "info", "warn", "error", "debug", "trace", "dir", "table", "group", "assert"]),
};

/** Pino, alone, in NestJS and in Fastify. */
export const PINO: LibraryEntry = {
  library: "pino",
  documentation: "https://getpino.io/#/docs/api",
  aliases: {
    "pino()": "pino#Logger",
    "pino#pino()": "pino#Logger",
    "pino#pino.Logger": "pino#Logger",
    "pino#BaseLogger": "pino#Logger",
    "fastify#FastifyBaseLogger": "pino#Logger",
  },
  properties: {
    "fastify#FastifyRequest.log": "pino#Logger",
    "fastify#FastifyReply.log": "pino#Logger",
    "fastify#FastifyInstance.log": "pino#Logger",
  },
  extends: { "nestjs-pino#PinoLogger": "pino#Logger", "nestjs-pino#Logger": "@nestjs/common#Logger" },
  symbols: [...logs(["pino#Logger."], LEVELS), { symbol: "pino#Logger.child", returns: { self: true } }],
};

/** Winston: levels as methods of a logger and of the module, or by name. */
export const WINSTON: LibraryEntry = {
  library: "winston",
  documentation: "https://github.com/winstonjs/winston#readme",
  aliases: { "winston#createLogger()": "winston#Logger" },
  extends: { "nest-winston#WinstonLogger": "@nestjs/common#Logger" },
  symbols: [
    ...logs(
      ["winston#", "winston#Logger."],
      ["error", "warn", "info", "http", "verbose", "debug", "silly", "notice", "crit", "alert", "emerg"],
    ),
    {
      symbol: ["winston#log", "winston#Logger.log"],
      operation: "log.write",
      slots: { level: [{ argument: 0, path: "level" }, { argument: 0 }], values: { argumentsFrom: 0 } },
    },
    { symbol: "winston#Logger.child", returns: { self: true } },
  ],
};

/** Bunyan. */
export const BUNYAN: LibraryEntry = {
  library: "bunyan",
  documentation: "https://github.com/trentm/node-bunyan#readme",
  aliases: { bunyan: "bunyan#Logger", "bunyan#createLogger()": "bunyan#Logger", "bunyan#Logger.createLogger()": "bunyan#Logger" },
  symbols: [...logs(["bunyan#Logger."], LEVELS), { symbol: "bunyan#Logger.child", returns: { self: true } }],
};

/** log4js. */
export const LOG4JS: LibraryEntry = {
  library: "log4js",
  documentation: "https://log4js-node.github.io/log4js-node/api.html",
  aliases: { "log4js#getLogger()": "log4js#Logger" },
  symbols: logs(["log4js#Logger."], [...LEVELS, "mark", "log"]),
};

/** NestJS's logger: by object and by class. */
export const NESTJS_LOGGER: LibraryEntry = {
  library: "@nestjs/common/logger",
  documentation: "https://docs.nestjs.com/techniques/logger",
  extends: { "@nestjs/common#ConsoleLogger": "@nestjs/common#Logger", "@nestjs/common#LoggerService": "@nestjs/common#Logger" },
  symbols: logs(["@nestjs/common#Logger."], ["log", "error", "warn", "debug", "verbose", "fatal"]),
};

/** Smaller loggers of the same shape. */
export const OTHER_LOGGERS: readonly LibraryEntry[] = [
  {
    library: "tslog",
    documentation: "https://tslog.js.org",
    symbols: logs(["tslog#Logger."], ["silly", ...LEVELS]),
  },
  {
    library: "loglevel",
    documentation: "https://github.com/pimterry/loglevel#readme",
    aliases: { "loglevel#getLogger()": "loglevel#Logger" },
    symbols: logs(["loglevel#", "loglevel#Logger."], ["trace", "debug", "log", "info", "warn", "error"]),
  },
  {
    library: "consola",
    documentation: "https://github.com/unjs/consola#readme",
    aliases: { "consola#createConsola()": "consola#ConsolaInstance", "consola#consola": "consola" },
    symbols: [
      ...logs(["consola#", "consola#ConsolaInstance."], [...LEVELS, "log", "success", "ready", "start", "box", "fail", "verbose"]),
      {
        symbol: ["consola#withTag", ...membersOf(["consola#ConsolaInstance"], "withTag", "withDefaults")],
        returns: { type: "consola#ConsolaInstance" },
      },
    ],
  },
  {
    library: "debug",
    documentation: "https://github.com/debug-js/debug#readme",
    aliases: { "debug()": "debug#Debugger" },
    symbols: [{ symbol: "debug#Debugger", operation: "log.write", slots: { level: { value: "debug" }, values: { argumentsFrom: 0 } } }],
  },
];
