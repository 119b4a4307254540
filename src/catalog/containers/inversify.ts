import type { BindingCall, BoundArgument, ContainerLibrary } from "./container-library.js";

const BIND = ["bind", "rebind", "rebindSync"];

function to(method: string, binds: BoundArgument): BindingCall {
  return { method, token: { calledBefore: BIND }, binds: [binds] };
}

/** InversifyJS, with the decorators that bind of inversify-binding-decorators. */
export const INVERSIFY: ContainerLibrary = {
  library: "inversify",
  documentation: "https://inversify.io/docs/api/container/",
  binders: ["Container", "ContainerModule", "ContainerModuleLoadOptions", "AsyncContainerModule", "interfaces", "Bind"],
  makes: ["inversify#injectable", "inversify-express-utils#controller", "inversify-binding-decorators#provide"],
  asks: [{ decorator: "inversify#inject" }, { decorator: "inversify#multiInject", all: true }],
  calls: [
    to("to", { argument: 0, as: "class" }),
    to("toSelf", { argument: "itself", as: "class" }),
    to("toConstantValue", { argument: 0, as: "value" }),
    to("toDynamicValue", { argument: 0, as: "factory" }),
    to("toResolvedValue", { argument: 0, as: "factory", dependencies: 1 }),
    to("toFactory", { argument: 0, as: "factory" }),
    to("toProvider", { argument: 0, as: "factory" }),
    to("toFunction", { argument: 0, as: "value" }),
    to("toConstructor", { argument: 0, as: "value" }),
    to("toService", { argument: 0, as: "token" }),
  ],
  provider: null,
  registries: [],
  bindsItsClass: [
    { decorator: "inversify-binding-decorators#provide", key: null },
    { decorator: "inversify-binding-decorators#fluentProvide", key: null },
  ],
  makesToken: [],
  later: ["inversify#LazyServiceIdentifier", "inversify#LazyServiceIdentifer"],
  reference: null,
};
