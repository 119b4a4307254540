import type { Evaluated, Known, Location } from "../../model/index.js";
import { absent, armsOf, known, unknown } from "../../model/index.js";

/** A part of a `Set-Cookie` header (RFC 6265bis, section 4.1): `name`, `value`, or an attribute by its slot's name. Of a list of cookies the first one speaks. */
export function cookiePart(header: Known<Evaluated>, part: string, place: Location): Known<Evaluated> {
  if (header.is !== "known") return header;
  const arms = armsOf(header.value);
  const [only] = arms;
  if (only === undefined || arms.length > 1) return unknown("one of several headers", place);
  if (only.is === "array") {
    const [first] = only.items;
    return first === undefined ? unknown("a list of cookies that can't be seen", place) : cookiePart(known(first), part, place);
  }
  if (only.is === "constant" && typeof only.value === "string") return partOfText([only.value], part, only.at);
  if (only.is === "text") return partOfText(only.parts, part, only.at);
  return unknown("a header that can't be seen", only.at);
}

function partOfText(parts: readonly (string | Evaluated)[], part: string, place: Location): Known<Evaluated> {
  // A hole can't end an attribute: what stands in it is a value, and any further attributes it may bring are its affair.
  const text = parts.map((each) => (typeof each === "string" ? each : "\0")).join("");
  const [pair = "", ...attributes] = text.split(";").map((each) => each.trim());
  if (part === "name") return textPart(pair.slice(0, Math.max(0, pair.indexOf("="))), place);
  if (part === "value") return textPart(pair.slice(pair.indexOf("=") + 1), place);
  const wanted = part === "maxAge" ? "max-age" : part.toLowerCase();
  const found = attributes.find((each) => each.split("=")[0]?.trim().toLowerCase() === wanted);
  if (found === undefined)
    return attributes.some((each) => each === "\0") || endsInHole(parts) ? unknown("attributes that are put in", place) : absent;
  const value = found.includes("=") ? found.slice(found.indexOf("=") + 1).trim() : null;
  return value === null ? known({ is: "constant", value: true, at: place }) : textPart(value, place);
}

/** `${cookie}` alone, or at the end, may hold attributes of its own. */
function endsInHole(parts: readonly (string | Evaluated)[]): boolean {
  const last = parts.at(-1);
  return (
    last !== undefined &&
    typeof last !== "string" &&
    parts.length <= 2 &&
    parts.every((each) => typeof each !== "string" || !each.includes(";"))
  );
}

function textPart(text: string, place: Location): Known<Evaluated> {
  return text.includes("\0") ? unknown("a part that is put in", place) : known({ is: "constant", value: text, at: place });
}
