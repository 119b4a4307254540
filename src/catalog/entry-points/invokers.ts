/**
 * Functions that turn a maker of handlers, or a class of them, into a function that gives the one of a name: `invoker("place")`.
 * Read from github.com/talyssonoc/awilix-express and github.com/jeffijoe/awilix-koa.
 */
export const INVOKERS: ReadonlySet<string> = new Set(
  ["awilix-express", "awilix-koa", "awilix-router-core"].flatMap((pkg) =>
    ["makeInvoker", "makeFunctionInvoker", "makeClassInvoker", "makeResolverInvoker"].map((name) => `${pkg}#${name}`),
  ),
);
