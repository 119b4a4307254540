import { armsOf, type Evaluated } from "../evaluated.js";
import { holdsPlace, type Location } from "../location.js";
import type { Operation } from "../operation.js";
import type { Program } from "../program.js";
import type { RelatedLocation } from "../result.js";
import { definedConfiguration } from "./defined-configuration.js";
import { literalTexts, type LiteralText } from "./literal-texts.js";
import { hasProductionTwin } from "./production-twin.js";

/** A secret of a call. */
export interface SecretUse {
  readonly operation: Operation;
  /** The slot that holds it. */
  readonly slot: string;
  readonly secret: Evaluated;
}

/** A secret that stands in the source, with the calls that it reaches. */
export interface HardcodedSecret {
  readonly literal: LiteralText;
  readonly operations: readonly Operation[];
  readonly related: readonly RelatedLocation[];
  /** Only a guess at what is called, or a value that can't be seen, led here. */
  readonly likely: boolean;
}

/** The texts of the source that a secret is in production, as the program's own configuration gives it where that is asked. */
export function secretTexts(program: Program, secret: Evaluated): readonly LiteralText[] {
  const variables = armsOf(secret).flatMap((arm) => (arm.is === "environment" ? [arm.name] : []));
  const values = [secret, ...variables.flatMap((name) => definedConfiguration(program, name))];
  return values.flatMap(literalTexts).filter(({ at }) => !hasProductionTwin(program, at.file));
}

/** The secrets of calls that stand in the source, each place once, sorted by file and position. */
export function hardcodedSecrets(program: Program, uses: readonly SecretUse[]): readonly HardcodedSecret[] {
  const found = new Map<string, { literal: LiteralText; uses: SecretUse[] }>();
  for (const use of uses)
    for (const literal of secretTexts(program, use.secret)) {
      const key = `${literal.at.file} ${literal.at.span.join()}`;
      const before = found.get(key) ?? { literal, uses: [] };
      before.uses.push(use);
      found.set(key, before);
    }
  return [...found.values()].sort(byPlace).map(({ literal, uses: own }) => ({
    literal,
    operations: own.map(({ operation }) => operation),
    related: arrivals(own, literal),
    likely: literal.insteadOf === "" || own.every(({ operation }) => !operation.certain),
  }));
}

function byPlace(
  { literal: { at: a } }: { readonly literal: LiteralText },
  { literal: { at: b } }: { readonly literal: LiteralText },
): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.span[0] - b.span[0];
}

/** Where calls take it, each place once; a call that holds the text itself says nothing more. */
function arrivals(uses: readonly SecretUse[], { at }: LiteralText): readonly RelatedLocation[] {
  const places = new Map<string, Location>();
  for (const { operation, slot } of uses) {
    const written = operation.written(slot);
    const place = written === null ? operation.at : { file: operation.site.file, span: written.span };
    if (!holdsPlace(operation.at, at)) places.set(`${place.file} ${place.span.join()}`, place);
  }
  return [...places.values()].map((place) => ({ at: place, message: "used here" }));
}
