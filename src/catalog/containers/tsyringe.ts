import type { ContainerLibrary } from "./container-library.js";

/** tsyringe: a container of the package, decorators, and objects as Angular has them. */
export const TSYRINGE: ContainerLibrary = {
  library: "tsyringe",
  documentation: "https://github.com/microsoft/tsyringe",
  binders: ["container", "DependencyContainer", "registry", "InjectionToken"],
  makes: ["injectable", "singleton", "scoped", "autoInjectable"].map((name) => `tsyringe#${name}`),
  asks: [
    { decorator: "tsyringe#inject" },
    { decorator: "tsyringe#injectWithTransform" },
    { decorator: "tsyringe#injectAll", all: true },
    { decorator: "tsyringe#injectAllWithTransform", all: true },
  ],
  calls: [
    { method: "register", token: { argument: 0 }, binds: [{ argument: 1, as: "object" }] },
    {
      method: "registerSingleton",
      token: { argument: 0 },
      binds: [
        { argument: 1, as: "any" },
        { argument: "itself", as: "class" },
      ],
    },
    { method: "registerType", token: { argument: 0 }, binds: [{ argument: 1, as: "any" }] },
    { method: "registerInstance", token: { argument: 0 }, binds: [{ argument: 1, as: "value" }] },
  ],
  provider: { token: "token", class: "useClass", factory: "useFactory", value: "useValue", existing: "useToken", dependencies: null },
  registries: ["tsyringe#registry"],
  bindsItsClass: [{ decorator: "tsyringe#injectable", key: "token" }],
  makesToken: [],
  later: ["tsyringe#delay"],
  reference: null,
};
