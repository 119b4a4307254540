/** What a function makes of what it is given, when its result is registered under a name. */
export interface ResolverFunction {
  readonly symbol: string;
  readonly as: "class" | "factory" | "value" | "token";
}

/** Awilix: classes and functions under names, given to others by the names of their parameters or by the keys that they take apart. */
export const AWILIX = {
  library: "awilix",
  documentation: "https://github.com/jeffijoe/awilix",
  resolvers: [
    { symbol: "awilix#asClass", as: "class" },
    { symbol: "awilix#asFunction", as: "factory" },
    { symbol: "awilix#asValue", as: "value" },
    { symbol: "awilix#aliasTo", as: "token" },
  ] satisfies readonly ResolverFunction[],
  /** Methods of a resolver that give it back. */
  fluent: ["singleton", "scoped", "transient", "proxy", "classic", "inject", "setLifetime", "setInjectionMode", "disposer"],
  /** Gives what a resolver makes at once. */
  resolves: ["resolve", "build"],
  /** Methods of a container that take a name and a resolver; older ones take the class or function itself. */
  registers: { register: "resolver", registerClass: "class", registerFunction: "factory", registerValue: "value" },
  /** Takes globs of the files whose default exports are registered under the names of the files. */
  loads: "loadModules",
  /** Functions whose argument is called, or constructed, with what is registered. */
  invokers: [
    ...["awilix-express", "awilix-koa", "awilix-router-core"].flatMap((library) =>
      ["makeInvoker", "makeFunctionInvoker", "makeClassInvoker", "inject", "createController", "controller"].map(
        (name) => `${library}#${name}`,
      ),
    ),
  ],
  /** Decorators of classes that the container makes. */
  makes: ["awilix-express", "awilix-koa", "awilix-router-core"].map((library) => `${library}#route`),
  /** Packages whose importers register something. */
  packages: ["awilix", "awilix-express", "awilix-koa", "awilix-router-core", "@fastify/awilix"],
} as const;
