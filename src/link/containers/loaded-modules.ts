import type { Evaluated } from "../../model/index.js";
import { armsOf } from "../../model/index.js";
import { isBoundedGlob } from "../../model/bounded-glob.js";
import { matcher } from "../architecture/glob.js";
import { at, type Evaluation } from "../values/evaluation.js";
import type { Target } from "./binding.js";
import { listedValues } from "./listed-values.js";
import { type PlacedCall, propertyOf, targetsOf } from "./reading.js";

/** A file that is registered under its name. */
export interface LoadedModule {
  readonly name: string;
  readonly target: Target;
}

const CODE = /\.(?:[cm]?[jt]s|[jt]sx)$/;

/** The files that `container.loadModules(globs, { formatName, cwd })` registers, with the default export of each. */
export function loadedModules(x: Evaluation, placed: PlacedCall): readonly LoadedModule[] {
  const { run, call } = placed;
  const globs = call.args[0]?.value;
  if (globs === undefined) return [];
  const options = call.args[1]?.value;
  const patterns = listedValues(x, { run, value: globs }).flatMap((entry) => globsOf(x.evaluate(entry.run, entry.value), run.file));
  const bounded = patterns.filter(isBoundedGlob);
  if (bounded.length === 0) return [];
  const isLoaded = matcher(bounded);
  const format = options?.is === "object" ? propertyOf(options, "formatName") : null;
  const formatName = nameFormat(x, format === null ? null : x.evaluate(run, format));
  return x.linked.modules.flatMap(({ path, subject }) => {
    if (subject === "test" || !isLoaded(withoutExtension(path))) return [];
    const base = path.slice(path.lastIndexOf("/") + 1).replace(CODE, "");
    const [target] = targetsOf(x.exported(path, "default", at(run.file, call)));
    const name = target === undefined ? null : formatName(base);
    return name === null || target === undefined ? [] : [{ name, target }];
  });
}

/** The globs relative to the root that a pattern can mean: from the folder of the process, of the package, or of the file that names it. */
function globsOf(pattern: Evaluated, file: string): readonly string[] {
  return armsOf(pattern).flatMap((arm) => {
    const folder = file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : "";
    const text = arm.is === "constant" && typeof arm.value === "string" ? arm.value : null;
    if (text !== null) return ["", folder].map((base) => joined(base, text));
    const [first, second, ...others] = arm.is === "text" ? arm.parts : [];
    const isHere = typeof first === "object" && first.is === "symbol" && first.symbol === "global#__dirname";
    return isHere && typeof second === "string" && others.length === 0 ? [joined(folder, second)] : [];
  });
}

function joined(folder: string, pattern: string): string {
  const parts: string[] = folder === "" ? [] : folder.split("/");
  for (const part of pattern.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return withoutExtension(parts.join("/"));
}

/** What is built is loaded by another extension than it is written with. */
function withoutExtension(path: string): string {
  return path.replace(/\.(?:[cm]?[jt]s|[jt]sx|\{[cmjtsx,]+\}|[*])$/, "");
}

function nameFormat(x: Evaluation, format: Evaluated | null): (base: string) => string | null {
  if (format === null || format.is === "undefined") return (base) => base;
  if (format.is === "constant") return format.value === "camelCase" ? camelCase : () => null;
  if (format.is !== "function") return () => null;
  return (base) => {
    const items: readonly Evaluated[] = [{ is: "constant", value: base, at: format.at }];
    const name = x.returned(format, () => ({ items, rest: null }), null, null);
    return name.is === "constant" ? String(name.value) : null;
  };
}

function camelCase(base: string): string {
  const words = base
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .split(/[^A-Za-z\d]+/)
    .flatMap((part) => part.split(" "))
    .filter(Boolean);
  return words
    .map((word, index) => (index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()))
    .join("");
}
