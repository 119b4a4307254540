import type { ClassDeclaration, Evaluated, FunctionFacts, Location } from "../../model/index.js";
import { closure } from "./bindings.js";
import { unknownValue } from "./choice.js";
import type { Evaluation } from "./evaluation.js";
import { outsideValue } from "./imported-values.js";

/** What a module offers by a name, `*` for the module itself. */
export function exportedValue(x: Evaluation, file: string, name: string, place: Location): Evaluated {
  const outline = x.linked.module(file)?.outline;
  if (outline === undefined) return unknownValue("a module that can't be found", place);
  if (name === "*") return wholeModule(x, file, place);
  const { end } = x.trails.follow(file, name);
  if (end.is === "elsewhere") return outsideValue(x, end.resolution, end.name, place);
  if (end.is === "namespace") return wholeModule(x, end.file, place);
  if (end.is === "declared" && (end.file !== file || end.name !== name) && end.binding === null && end.declaration === null)
    return end.file === file ? assignedExport(x, file, end.name, place) : exportedValue(x, end.file, end.name, place);
  if (end.is === "declared") return declaredExport(x, end.file, end, place);
  return assignedExport(x, file, name, place);
}

function declaredExport(
  x: Evaluation,
  file: string,
  { binding, declaration, name }: { readonly binding: number | null; readonly declaration: number | null; readonly name: string },
  place: Location,
): Evaluated {
  if (binding !== null) return x.evaluate(x.root(file, 0), { is: "binding", binding, span: spanAtEnd(x, file) });
  if (declaration === null) return assignedExport(x, file, name, place);
  const found = x.linked.declaration(file, declaration);
  if (found?.is === "class") return classValue(file, declaration, found);
  if (found?.is === "function" && found.body !== null) return closure(x, x.root(file, 0), found.body, { file, span: found.nameSpan });
  return assignedExport(x, file, name, place);
}

function classValue(file: string, declaration: number, { nameSpan }: ClassDeclaration): Evaluated {
  return { is: "class", file, declaration, at: { file, span: nameSpan } };
}

/** A module is used after it has run: writes anywhere in its body come first. */
function spanAtEnd(x: Evaluation, file: string): readonly [number, number] {
  const end = x.linked.bodies(file).functions[0]?.span[1] ?? 0;
  return [end, end];
}

/** `export default …`, `exports.name = …`, or a member of `module.exports = …`. */
function assignedExport(x: Evaluation, file: string, name: string, place: Location): Evaluated {
  const body: FunctionFacts | undefined = x.linked.bodies(file).functions[0];
  const run = x.root(file, 0);
  const value = (exported: string): Evaluated | null => {
    const step = body?.steps.findLast((each) => each.is === "export" && each.name === exported);
    return step?.is === "export" ? x.evaluate(run, step.value) : null;
  };
  const own = value(name);
  if (own !== null) return own;
  const whole = value("export=");
  if (whole !== null) return name === "default" ? whole : x.member(whole, name, place);
  return unknownValue(`${file} offers no ${name}`, place);
}

/** A module as a value; one that is assigned as a whole is what is assigned. */
function wholeModule(x: Evaluation, file: string, place: Location): Evaluated {
  const exports = x.linked.module(file)?.outline.exports ?? [];
  const equals = exports.find((each) => each.name === "export=");
  return equals === undefined ? { is: "module", file, at: place } : assignedExport(x, file, "default", place);
}
