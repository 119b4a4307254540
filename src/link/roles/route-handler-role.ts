import { technologiesOf } from "../../catalog/package-technologies.js";
import type { FunctionDeclaration, FunctionFacts, Module, VariableDeclaration } from "../../model/index.js";
import { entryConventions } from "../entry-conventions.js";
import type { LinkedModules } from "../linked-modules.js";
import { firstValues } from "./first-values.js";
import type { RoleClaim } from "./role-claim.js";

const REQUEST = /^_?(req|request)$/i;
const RESPONSE = /^_?(res|resp|response|reply)$/i;

/** An exported function that answers requests: by the types or names of what it takes, or by where a framework looks for it. */
export function routeHandler(linked: LinkedModules, module: Module, declaration: FunctionDeclaration): RoleClaim | null {
  if (!declaration.exported) return null;
  if (entryConventions(module).some(({ file, exports }) => file.verb && exports.test(declaration.name)))
    return { role: "route-handler", why: `the ${declaration.name} of a route file`, strength: "certain" };
  const [request, response] = declaration.parameters;
  if (request === undefined || response === undefined) return null;
  const isTyped = [request, response].every(({ type }) => type?.is === "reference" && isOfServer(linked, module, type.name));
  const isNamed = REQUEST.test(request.name) && RESPONSE.test(response.name) && request.type === null && response.type === null;
  if (!isTyped && !isNamed) return null;
  const body = declaration.body === null ? undefined : linked.bodies(module.path).functions[declaration.body];
  return answered(body, isTyped);
}

/** `export const create = catchAsync(async (req, res) => …)`: a handler inside a wrapper. */
export function wrappedRouteHandler(linked: LinkedModules, module: Module, declaration: VariableDeclaration): RoleClaim | null {
  if (!declaration.const || declaration.binding === null || declaration.type !== null || !maySpeakHttp(linked, module)) return null;
  const { functions, locals } = linked.bodies(module.path);
  const body = functions[0];
  const value = body === undefined ? undefined : firstValues(body).get(declaration.binding);
  const step = value?.is === "result" ? body?.steps[value.step] : undefined;
  if (step?.is !== "call" || step.form !== "call") return null;
  for (const { value: given } of step.args) {
    const handler = given.is === "function" ? functions[given.function] : undefined;
    if (handler === undefined) continue;
    const names = handler.parameters.map(({ binding }) =>
      binding === null ? "" : ((module.outline.bindings[binding] ?? locals[binding - module.outline.bindings.length])?.name ?? ""),
    );
    if (REQUEST.test(names[0] ?? "") && RESPONSE.test(names[1] ?? "")) return answered(handler, false);
  }
  return null;
}

function answered(body: FunctionFacts | undefined, typed: boolean): RoleClaim {
  const why = typed ? "takes a server's request and response" : "takes a request and a response";
  return body !== undefined && passesOn(body)
    ? { role: "guard", why: `${why}, and passes the request on`, strength: "likely" }
    : { role: "route-handler", why, strength: "likely" };
}

/** Calls its third parameter, the next handler, with nothing. */
function passesOn(body: FunctionFacts): boolean {
  const next = body.parameters[2]?.binding ?? null;
  return (
    next !== null &&
    body.steps.some((step) => step.is === "call" && step.callee.is === "binding" && step.callee.binding === next && step.args.length === 0)
  );
}

/** Whether a file's bodies are worth reading: it takes something from a server's package, or its path says what it handles. */
function maySpeakHttp(linked: LinkedModules, module: Module): boolean {
  if (/controller|handler|route|middleware/i.test(module.path)) return true;
  return linked
    .importsOf(module.path)
    .some((edge) => edge.direct.is === "package" && technologiesOf(edge.direct.name).includes("http-server"));
}

function isOfServer(linked: LinkedModules, module: Module, name: string): boolean {
  const target = linked.resolveName(module.path, name);
  return target.is === "outside" && technologiesOf(target.package).includes("http-server");
}
