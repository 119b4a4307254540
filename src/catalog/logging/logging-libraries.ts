import type { LibraryEntry } from "../../model/index.js";
import { BUNYAN, CONSOLE, LOG4JS, NESTJS_LOGGER, OTHER_LOGGERS, PINO, WINSTON } from "./loggers.js";

/** Loggers. */
export const LOGGING_LIBRARIES: readonly LibraryEntry[] = [BUNYAN, CONSOLE, LOG4JS, NESTJS_LOGGER, ...OTHER_LOGGERS, PINO, WINSTON];
