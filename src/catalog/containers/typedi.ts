import type { ContainerLibrary } from "./container-library.js";

/** TypeDI: services by class, name or token. */
export const TYPEDI: ContainerLibrary = {
  library: "typedi",
  documentation: "https://docs.typestack.community/typedi",
  binders: ["Container", "ContainerInstance", "default"],
  makes: ["typedi#Service", "routing-controllers#Controller", "routing-controllers#JsonController", "type-graphql#Resolver"],
  asks: [{ decorator: "typedi#Inject" }, { decorator: "typedi#InjectMany", all: true }],
  calls: [
    {
      method: "set",
      token: { argument: 0 },
      binds: [
        { argument: 1, as: "value" },
        { argument: 0, as: "object" },
      ],
    },
  ],
  provider: { token: "id", class: "type", factory: "factory", value: "value", existing: null, dependencies: null },
  registries: [],
  bindsItsClass: [
    { decorator: "typedi#Service", key: "id" },
    { decorator: "typedi#Service", key: null },
  ],
  makesToken: ["typedi#Token"],
  later: [],
  reference: null,
};
