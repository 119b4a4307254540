import type { LibraryEntry } from "../../model/index.js";
import { lazily, membersOf, reads, sqlText, transactionOf, writes, type Slots } from "./statement-entries.js";

const CLIENT = ["@prisma/client#PrismaClient"];
const MODELS = ["@prisma/client#PrismaClient.*"];
const MODEL: Slots = { model: { wildcard: 0 } };
const WHERE: Slots = { ...MODEL, where: { argument: 0, path: "where" } };
const DATA: Slots = { ...MODEL, data: { argument: 0, path: "data" } };

/** `prisma.user.create({ data })`. Every query is lazy: those in the array of `$transaction` run inside it. */
export const PRISMA: LibraryEntry = {
  library: "@prisma/client",
  documentation: "https://www.prisma.io/docs/orm/reference/prisma-client-reference",
  aliases: {
    "@prisma/client/edge#PrismaClient": "@prisma/client#PrismaClient",
    "@prisma/client#Prisma.TransactionClient": "@prisma/client#TransactionClient",
    "@prisma/client/edge#Prisma.TransactionClient": "@prisma/client#TransactionClient",
  },
  extends: {
    "@prisma/client#TransactionClient": "@prisma/client#PrismaClient",
    "nestjs-prisma#PrismaService": "@prisma/client#PrismaClient",
  },
  symbols: lazily([
    reads(
      membersOf(MODELS, "findUnique", "findUniqueOrThrow", "findFirst", "findFirstOrThrow", "findMany", "count", "aggregate", "groupBy"),
      WHERE,
    ),
    reads(membersOf(MODELS, "findRaw", "aggregateRaw"), MODEL),
    writes("insert", membersOf(MODELS, "create", "createMany", "createManyAndReturn"), DATA),
    writes("update", membersOf(MODELS, "update", "updateMany", "updateManyAndReturn"), { ...WHERE, ...DATA }),
    writes("upsert", membersOf(MODELS, "upsert"), { ...WHERE, data: { argument: 0, path: "create" } }),
    writes("delete", membersOf(MODELS, "delete", "deleteMany"), WHERE),
    sqlText(membersOf(CLIENT, "$queryRaw", "$executeRaw"), { text: { argument: 0 } }),
    sqlText(membersOf(CLIENT, "$queryRawUnsafe", "$executeRawUnsafe"), { text: { argument: 0 }, values: { argumentsFrom: 1 } }),
    // A fragment stands for its text.
    { symbol: ["@prisma/client#Prisma.sql", "@prisma/client#Prisma.raw"], returns: { argument: 0 } },
    withStatements(),
    { symbol: membersOf(CLIENT, "$extends"), returns: { self: true } },
    { symbol: membersOf(CLIENT, "$connect", "$disconnect"), asynchronous: true },
  ]),
};

function withStatements(): LibraryEntry["symbols"][number] {
  const run = transactionOf(membersOf(CLIENT, "$transaction"), 0, ["@prisma/client#TransactionClient"]);
  return { ...run, slots: { ...run.slots, statements: { argument: 0 } } };
}
