import type { LeafContext } from "../leaf-definition.js";
import type { FilePlace } from "../location.js";
import type { Value } from "../value.js";
import { outsideImportsOf } from "./outside-imports.js";
import { valuesInside, valuesOfStep } from "./values-in.js";

/** A metric by its name in the source. */
export interface NamedMetric {
  readonly name: string;
  readonly at: FilePlace;
}

const METRIC = /^[a-z][a-z0-9]*(?:[_.][a-z0-9]+)+$/;
const GUARDED =
  /(?:^|[_.])(?:auth\w*|logins?|signins?|sessions?|tokens?|csrf|permissions?|access|mfa|otp|rate_?limit\w*|throttl\w*|security|passwords?)(?:[_.]|$)/;
const REFUSED =
  /(?:^|[_.])(?:fail\w*|den(?:ied|ials?)|reject\w*|invalid|forbidden|unauthori[sz]ed|blocked|lockouts?|exceeded|limited|throttled|refused|attempts?|hits?)(?:[_.]|$)/;
const DEEPEST = 12;

/** Metrics whose names count failures of login and denials, in files that import a library of metrics; sorted by file. */
export function securityMetrics({ program, place }: Pick<LeafContext, "program" | "place">): readonly NamedMetric[] {
  return program.modules
    .filter((module) => module.subject === "source")
    .filter((module) => outsideImportsOf(program, module).some(({ source }) => program.capabilitiesOf(source, "").includes("metrics")))
    .flatMap(({ path }) =>
      program
        .bodies(path)
        .functions.flatMap(({ steps }) => steps.flatMap(valuesOfStep))
        .flatMap((value) => textsIn(value, 0))
        .filter(({ text }) => METRIC.test(text) && GUARDED.test(text) && REFUSED.test(text))
        .map(({ text, span }): NamedMetric => ({ name: text, at: place({ file: path, span }) })),
    );
}

function textsIn(value: Value, depth: number): readonly { readonly text: string; readonly span: Value["span"] }[] {
  if (depth > DEEPEST) return [];
  if (value.is === "constant") return typeof value.value === "string" ? [{ text: value.value, span: value.span }] : [];
  return valuesInside(value).flatMap((inner) => textsIn(inner, depth + 1));
}
