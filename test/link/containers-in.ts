import { catalogLookup } from "../../src/catalog/lookup.js";
import { containersOf } from "../../src/link/containers/containers-of.js";
import type { Containers, InjectionPoint, Provision } from "../../src/link/containers/containers.js";
import { moduleLinkage } from "../../src/link/link-modules.js";
import type { LinkedModules } from "../../src/link/linked-modules.js";
import { evaluation } from "../../src/link/values/evaluate.js";
import type { Evaluated, PackageFacts } from "../../src/model/index.js";
import { parseDocument } from "../../src/artifacts/parse-document.js";
import { factsOf, type Texts } from "./program-of.js";

/** What the containers of a small program give. */
export interface Injected {
  /** What is given to a parameter or field: `PlaceOrder.orders`, `PlaceOrder.deps.orders`, `makeRouter.orders`. */
  given(point: string): readonly string[];
  tokenOf(point: string): string | null;
  whyOf(point: string): readonly string[];
  /** The files whose bodies were read. */
  readonly read: ReadonlySet<string>;
}

/** A program of texts; YAML and JSON among them are documents. */
export function containersIn(texts: Texts, packages?: readonly PackageFacts[]): Injected {
  const isDocument = (path: string): boolean => /\.(?:ya?ml|json)$/.test(path);
  const code = Object.fromEntries(Object.entries(texts).filter(([path]) => !isDocument(path)));
  const documents = Object.entries(texts).filter(([path]) => isDocument(path));
  const { sources, workspace } = factsOf(code, packages === undefined ? {} : { packages });
  const read = new Set<string>();
  const watched = sources.map((source) => ({
    ...source,
    bodies: () => {
      read.add(source.outline.path);
      return source.bodies();
    },
  }));
  const { linked, trails } = moduleLinkage({ sources: watched, workspace });
  read.clear();
  const values = evaluation({ linked, trails, catalog: catalogLookup(), containers: () => containers });
  const containers: Containers = containersOf({
    values,
    documents: () => documents.map(([path, text]) => parseDocument(path, text)),
  });
  const provisions = (point: string): readonly Provision[] => {
    const token = containers.tokenAt(pointOf(linked, point));
    return token === null ? [] : containers.provisions(token);
  };
  return {
    given: (point) => provisions(point).map(({ gives }) => show(linked, gives)),
    tokenOf: (point) => containers.tokenAt(pointOf(linked, point)),
    whyOf: (point) => provisions(point).map(({ why }) => why),
    read,
  };
}

function pointOf(linked: LinkedModules, point: string): InjectionPoint {
  const [owner = "", name = "", key = null] = point.split(".");
  for (const { path, outline } of linked.modules) {
    for (const [id, declaration] of outline.declarations.entries()) {
      if (declaration.name !== owner) continue;
      if (declaration.is === "function" && declaration.body !== null) {
        const { parameters } = declaration;
        const index = parameters.findIndex((parameter) => parameter.name === name);
        return { file: path, function: declaration.body, into: index === -1 ? { parameter: 0, key: name } : { parameter: index, key } };
      }
      if (declaration.is !== "class") continue;
      const parameters = declaration.members.find((member) => member.is === "constructor")?.parameters ?? [];
      const index = parameters.findIndex((parameter) => parameter.name === name);
      if (index !== -1) return { file: path, class: id, into: { parameter: index, key } };
      const isField = declaration.members.some((member) => member.is === "field" && member.name === name);
      return { file: path, class: id, into: isField ? { field: name } : { parameter: 0, key: name } };
    }
  }
  throw new Error(`no ${owner} in the program`);
}

function show(linked: LinkedModules, value: Evaluated): string {
  switch (value.is) {
    case "instance":
      return linked.declaration(value.file, value.declaration)?.name ?? "?";
    case "product":
      return value.typeArgs.length === 0 ? value.symbol : `${value.symbol}<${value.typeArgs.map((arg) => show(linked, arg)).join(", ")}>`;
    case "constant":
      return JSON.stringify(value.value);
    case "array":
      return `[${value.items.map((item) => show(linked, item)).join(", ")}]`;
    case "choice":
      return value.arms.map((arm) => show(linked, arm)).join(" or ");
    case "object":
      return `{ ${[...value.members.keys].map(([key, held]) => `${key}: ${held.is === "known" ? show(linked, held.value) : held.is}`).join(", ")} }`;
    case "environment":
      return `env ${value.name}`;
    case "unknown":
      return `unknown: ${value.because}`;
    default:
      return value.is;
  }
}
