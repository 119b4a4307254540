import type { ContainerLibrary } from "./container-library.js";

/** node-dependency-injection: services by id, in YAML or JSON files or by calls. */
export const NODE_DEPENDENCY_INJECTION: ContainerLibrary = {
  library: "node-dependency-injection",
  documentation: "https://github.com/zazoomauro/node-dependency-injection/wiki",
  binders: ["*"],
  makes: [],
  asks: [],
  calls: [
    { method: "register", token: { argument: 0 }, binds: [{ argument: 1, as: "class", dependencies: 2 }] },
    { method: "set", token: { argument: 0 }, binds: [{ argument: 1, as: "value" }] },
    { method: "setAlias", token: { argument: 0 }, binds: [{ argument: 1, as: "token" }] },
  ],
  provider: null,
  registries: [],
  bindsItsClass: [],
  makesToken: [],
  later: [],
  reference: "node-dependency-injection#Reference",
};
