import type { ContainerLibrary } from "./container-library.js";
import { INVERSIFY } from "./inversify.js";
import { IOCTOPUS } from "./ioctopus.js";
import { NESTJS_CONTAINER } from "./nestjs.js";
import { NODE_DEPENDENCY_INJECTION } from "./node-dependency-injection.js";
import { TSYRINGE } from "./tsyringe.js";
import { TYPEDI } from "./typedi.js";

/** Every container whose calls and decorators say by themselves what is bound to what. */
export const CONTAINER_LIBRARIES: readonly ContainerLibrary[] = [
  NESTJS_CONTAINER,
  TSYRINGE,
  INVERSIFY,
  TYPEDI,
  IOCTOPUS,
  NODE_DEPENDENCY_INJECTION,
];
