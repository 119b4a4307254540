import type { LibraryEntry } from "../../model/index.js";
import { exportsOf, membersOf } from "../symbols-of.js";

const ZOD_SCHEMA = "zod#Schema";

/** Zod: what is parsed stands for what was given; the checks on the way run when it is parsed. */
export const ZOD: LibraryEntry = {
  library: "zod",
  documentation: "https://zod.dev/basics",
  aliases: {
    "zod#z": "zod",
    ...Object.fromEntries(["ZodType", "ZodSchema", "ZodObject", "AnyZodObject"].map((name) => [`zod#${name}`, ZOD_SCHEMA])),
  },
  symbols: [
    { symbol: membersOf([ZOD_SCHEMA], "parse", "decode"), returns: { argument: 0 } },
    { symbol: membersOf([ZOD_SCHEMA], "parseAsync", "decodeAsync"), returns: { argument: 0 }, asynchronous: true },
    { symbol: membersOf([ZOD_SCHEMA], "safeParse"), returns: { type: "zod#Parsed" } },
    { symbol: membersOf([ZOD_SCHEMA], "safeParseAsync"), returns: { type: "zod#Parsed" }, asynchronous: true },
    { symbol: exportsOf(["zod"], "preprocess"), returns: { type: ZOD_SCHEMA }, callbacks: [{ argument: 0, runs: "later" }] },
    { symbol: ["zod#*", "zod#coerce.*"], returns: { type: ZOD_SCHEMA }, callbacks: [{ argument: "*", runs: "later" }] },
    { symbol: `${ZOD_SCHEMA}.*`, returns: { self: true }, callbacks: [{ argument: "*", runs: "later" }] },
  ],
};
