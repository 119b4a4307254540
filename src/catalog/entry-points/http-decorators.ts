import type { ControllerDecorator, EntryDecorator } from "./entry-point.js";

const VERBS = ["Get", "Post", "Put", "Patch", "Delete", "Head", "Options", "All"];

/**
 * Decorators of methods that answer HTTP requests. Read from docs.nestjs.com/controllers, github.com/typestack/routing-controllers,
 * tsoa-community.github.io/docs, github.com/inversify/monorepo, tsed.dev/docs/controllers, foalts.org/docs/architecture/controllers,
 * loopback.io/doc/en/lb4/Decorators_openapi.html, midwayjs.org/en/docs/controller, github.com/seanpmaxwell/overnight, ts-rest.com/docs/nest,
 * github.com/talyssonoc/awilix-express.
 */
export const HTTP_DECORATORS: readonly EntryDecorator[] = [
  ...verbs("@nestjs/common", [...VERBS, "Search"]),
  ...routes("@nestjs/common", { Sse: "GET" }),
  ...verbs("routing-controllers", VERBS),
  ...verbs("tsoa", VERBS),
  ...verbs("@tsoa/runtime", VERBS),
  ...routes("inversify-express-utils", {
    httpGet: "GET",
    httpPost: "POST",
    httpPut: "PUT",
    httpPatch: "PATCH",
    httpDelete: "DELETE",
    httpHead: "HEAD",
    httpOptions: "OPTIONS",
    all: "ALL",
  }),
  ...verbs("@inversifyjs/http-core", VERBS),
  ...verbs("@tsed/common", VERBS),
  ...verbs("@tsed/schema", VERBS),
  ...verbs("@foal/core", VERBS),
  ...routes("@loopback/rest", { get: "GET", post: "POST", put: "PUT", patch: "PATCH", del: "DELETE" }),
  ...verbs("@midwayjs/core", VERBS),
  ...routes("@midwayjs/core", { Del: "DELETE" }),
  ...verbs("@midwayjs/decorator", VERBS),
  ...routes("@midwayjs/decorator", { Del: "DELETE" }),
  ...verbs("@overnightjs/core", VERBS),
  ...["awilix-express", "awilix-koa"].flatMap((pkg) =>
    routes(pkg, { GET: "GET", POST: "POST", PUT: "PUT", PATCH: "PATCH", DELETE: "DELETE" }),
  ),
  { symbol: "@ts-rest/nest#TsRestHandler", kind: "route", method: null, verb: null },
];

/** Decorators of classes whose argument is the path of their routes: a text, a list, or an object with `path`. */
export const CONTROLLER_DECORATORS: readonly ControllerDecorator[] = [
  "@nestjs/common#Controller",
  "routing-controllers#Controller",
  "routing-controllers#JsonController",
  "tsoa#Route",
  "@tsoa/runtime#Route",
  "inversify-express-utils#controller",
  "@inversifyjs/http-core#Controller",
  "@tsed/common#Controller",
  "@tsed/di#Controller",
  "@midwayjs/core#Controller",
  "@midwayjs/decorator#Controller",
  "@overnightjs/core#Controller",
  "awilix-express#route",
  "awilix-koa#route",
];

function verbs(pkg: string, names: readonly string[]): readonly EntryDecorator[] {
  return routes(pkg, Object.fromEntries(names.map((name) => [name, name.toUpperCase()])));
}

function routes(pkg: string, names: Readonly<Record<string, string>>): readonly EntryDecorator[] {
  return Object.entries(names).map(([name, verb]) => ({ symbol: `${pkg}#${name}`, kind: "route", method: null, verb }));
}
