import type { Module, Program } from "../program.js";

/** What serves requests in a file. */
export interface RequestHandler {
  /** The controller's name, or the file's. */
  readonly name: string;
  /** By a decorator or a base class, and not by a name alone. */
  readonly certain: boolean;
}

const ROUTES_FILE =
  /(^|[./-])(routes?|routers?|controllers?|resolvers?|handlers?)\.[cm]?[jt]sx?$|(Routes?|Router|Controller|Resolver|Handler)\.[cm]?[jt]sx?$/;
const ROUTES_FOLDER = /(^|\/)(routes|routers|controllers|resolvers)\//;

/** Console commands are started by those who run the program, and stand beside its use cases. */
const CONSOLE = /(^|\/)(cli|console|seeds?|seeders?)\/|[.-](cli|console|seed|seeder)[.-]|\.command\.[cm]?[jt]s$/i;
const BESIDE_ROUTES = /(guard|middleware|interceptor|pipe|filter|strategy|decorator|schema|dto|types?|config)s?(\.[cm]?[jt]sx?$|\/)/i;

/** What serves requests in a source file of the interface layer: a controller or resolver, or routes; null where the file holds none. */
export function requestHandler(program: Program, module: Module): RequestHandler | null {
  const { path, subject } = module;
  if (subject !== "source" || program.architecture.layerOf(path)?.layer.role !== "interface" || CONSOLE.test(path)) return null;
  const elements = program.elementsOf(path);
  const [controller] = elements.filter(({ role }) => role === "controller" || role === "route-handler");
  if (controller !== undefined)
    return { name: controller.name, certain: controller.reasons.some(({ strength }) => strength === "certain") };
  if (elements.some(({ role }) => role === "guard") || BESIDE_ROUTES.test(path)) return null;
  const isRoutes = ROUTES_FILE.test(path) || ROUTES_FOLDER.test(path);
  return isRoutes ? { name: path.slice(path.lastIndexOf("/") + 1), certain: false } : null;
}
