import type { Evaluated, Location } from "../../model/index.js";
import { unknownValue } from "./choice.js";
import type { Evaluation } from "./evaluation.js";

/** What a name that an import statement binds stands for. */
export function importedValue(x: Evaluation, file: string, [statement, name]: readonly [number, number], place: Location): Evaluated {
  const fact = x.linked.module(file)?.outline.imports[statement];
  const imported = fact?.names[name];
  if (fact === undefined || imported === undefined) return unknownValue("an import that can't be found", place);
  return importedName(x, file, fact, imported.imported, place);
}

/** What one name of an import statement leads to. */
export function importedName(
  x: Evaluation,
  file: string,
  fact: Parameters<Evaluation["trails"]["followImport"]>[1],
  name: string,
  place: Location,
): Evaluated {
  const { end } = x.trails.followImport(file, fact, name);
  switch (end.is) {
    case "declared":
      return x.exported(end.file, end.name, place);
    case "namespace":
      return x.exported(end.file, "*", place);
    case "elsewhere":
      return outsideValue(x, end.resolution, end.name, place);
    case "missing":
      // A CommonJS module that assigns its exports one by one, or an object as a whole.
      return commonjsValue(x, file, fact, name, place) ?? unknownValue(end.because, place);
  }
}

function commonjsValue(
  x: Evaluation,
  file: string,
  fact: Parameters<Evaluation["trails"]["followImport"]>[1],
  name: string,
  place: Location,
): Evaluated | null {
  const resolution = x.trails.resolution(file, fact);
  if (resolution.is !== "file") return null;
  const module = x.exported(resolution.path, "*", place);
  return name === "*" || name === "default" ? module : x.member(module, name, place);
}

/** A symbol of a package or of Node by its canonical name. */
export function outsideValue(
  x: Evaluation,
  resolution: ReturnType<Evaluation["trails"]["resolution"]>,
  name: string,
  place: Location,
): Evaluated {
  if (resolution.is !== "package" && resolution.is !== "builtin") return unknownValue("an import that leads to no source", place);
  const subpath = resolution.is === "package" && resolution.subpath !== "" ? `/${resolution.subpath.replace(/\.[cm]?js$/, "")}` : "";
  const source = `${resolution.name.replace(/^node:/, "")}${subpath}`;
  const symbol = x.catalog.canonical(`${source}#${name}`);
  const constant = x.catalog.constant(symbol);
  return constant === null ? { is: "symbol", symbol, of: null, at: place } : { is: "constant", value: constant, at: place };
}
