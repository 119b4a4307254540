import type { LibraryEntry } from "../../model/index.js";
import { ASYNC, LODASH, RAMDA, UNDERSCORE } from "./collections.js";
import { CONFIGURATION, NESTJS_CONFIG } from "./configuration.js";
import { JAVASCRIPT } from "./javascript.js";
import { NODE } from "./node.js";
import { BLUEBIRD, PROMISE_PACKAGES } from "./promises.js";
import { RXJS } from "./rxjs.js";
import { ZOD } from "./schemas.js";

/** The language, Node, and libraries that only call what they are given, or read the configuration. */
export const LANGUAGE_LIBRARIES: readonly LibraryEntry[] = [
  JAVASCRIPT,
  NODE,
  ASYNC,
  BLUEBIRD,
  LODASH,
  RAMDA,
  UNDERSCORE,
  RXJS,
  ZOD,
  ...PROMISE_PACKAGES,
  NESTJS_CONFIG,
  ...CONFIGURATION,
];
