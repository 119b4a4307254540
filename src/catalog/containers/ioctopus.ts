import type { BindingCall, BoundArgument, ContainerLibrary } from "./container-library.js";

function to(method: string, binds: BoundArgument): BindingCall {
  return { method, token: { calledBefore: ["bind"] }, binds: [binds] };
}

/** ioctopus: classes and functions with the tokens of what they take. */
export const IOCTOPUS: ContainerLibrary = {
  library: "@evyweb/ioctopus",
  documentation: "https://github.com/Evyweb/ioctopus",
  binders: ["*"],
  makes: [],
  asks: [],
  calls: [
    to("toValue", { argument: 0, as: "value" }),
    to("toFunction", { argument: 0, as: "value" }),
    to("toHigherOrderFunction", { argument: 0, as: "factory", dependencies: 1 }),
    to("toCurry", { argument: 0, as: "factory", dependencies: 1 }),
    to("toFactory", { argument: 0, as: "factory" }),
    to("toClass", { argument: 0, as: "class", dependencies: 1 }),
  ],
  provider: null,
  registries: [],
  bindsItsClass: [],
  makesToken: [],
  later: [],
  reference: null,
};
