import type { ClassDeclaration, FunctionDeclaration, TypeRef } from "../../model/index.js";
import { publicMethods } from "./repository-role.js";
import type { RoleClaim } from "./role-claim.js";
import { wordsAbove, type RolePlaces } from "./role-place.js";

/** What callers of a use case say: one operation for the whole of it. */
const ENTRY_METHOD = /^(execute|run|handle|invoke|perform|exec|__invoke)$/;

/** Names of what stands beside use cases and is none. */
const HELPER_NAME =
  /(Bus|Factory|Builder|Mapper|Validator|Specification|Policy|Decorator|Middleware|Interceptor|Pipe|Guard|Filter|Strategy|Presenter|Transformer|Parser|Serializer|Subscriber|Listener|Saga|Event|Query|Command|Dto|Error|Exception|Application|App|Server|Bootstrap|Mock|Stub|Fake|Spy)$/;

const HELPER_FOLDER =
  /^(strateg(y|ies)|polic(y|ies)|factor(y|ies)|decorators?|middlewares?|pipes?|guards?|filters?|mappers?|validators?|presenters?|interceptors?)$/;

/** A class of the application with one operation: a use case whatever its name, or the handler of the command, query or event that it takes. */
export function useCaseByContents(places: RolePlaces, declaration: ClassDeclaration, path: string): RoleClaim | null {
  if (!places.isApplication(path) || declaration.abstract || declaration.typeParameters.length > 0) return null;
  if (HELPER_NAME.test(declaration.name) || HELPER_FOLDER.test(wordsAbove(path).at(-1) ?? "")) return null;
  const methods = publicMethods(declaration).filter((member) => !/^(on[A-Z]|constructor)/.test(member.name));
  const entry = methods.find((member) => ENTRY_METHOD.test(member.name));
  if (entry !== undefined) return handlerOf(entry.parameters[0]?.type ?? null, entry.name);
  const only = methods.length === 1 ? methods[0] : undefined;
  return only !== undefined && isUseCaseFolder(path)
    ? { role: "use-case", why: `stands in a folder of use cases with the one operation ${only.name}()`, strength: "likely" }
    : null;
}

function handlerOf(taken: TypeRef | null, method: string): RoleClaim {
  const name = taken?.is === "reference" ? taken.name : "";
  const role = name.endsWith("Command")
    ? "command-handler"
    : name.endsWith("Query")
      ? "query-handler"
      : name.endsWith("Event")
        ? "event-handler"
        : "use-case";
  const takes = role === "use-case" ? "" : `, takes the ${role.replace("-handler", "")} ${name}`;
  return { role, why: `stands in the application with the operation ${method}()${takes}`, strength: "likely" };
}

/** A function that its file of a folder of use cases is named for: `add-comment.ts` and `addComment` or `makeAddComment`. */
export function useCaseByFile(declaration: FunctionDeclaration, path: string): RoleClaim | null {
  if (!declaration.exported || !isUseCaseFolder(path)) return null;
  const file = path.slice(path.lastIndexOf("/") + 1).replace(/(\.(use-?case|usecase))?\.[cm]?[jt]sx?$/i, "");
  const made = /^(?:make|build|create)(?=[A-Z])/;
  const names = [declaration.name, declaration.name.replace(made, "")].map((name) => plain(name.replace(/UseCase$/, "")));
  return names.includes(plain(file))
    ? { role: "use-case", why: `the function that ${file} in a folder of use cases is named for`, strength: "likely" }
    : null;
}

function isUseCaseFolder(path: string): boolean {
  return wordsAbove(path).some((word) => word === "usecase" || word === "usecases");
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
