import type { FilePlace, LeafReport, ReportItem } from "../../model/index.js";
import { counted } from "../../model/index.js";
import { statusOf } from "../status-of.js";

/** A fact beneath a leaf of a further section. */
export interface Fact {
  readonly text: string;
  readonly at: FilePlace | null;
}

/** Facts that a sentence names before it counts the rest. */
const SAID_FACTS = 3;

/** A leaf of a section that appears only where there is something to say: what was seen, and nothing where nothing was. */
export function furtherLeaf(section: string, name: string, facts: readonly Fact[], lookedFor: string, sentence?: string): LeafReport {
  const items = facts.map(({ text, at }): ReportItem => ({
    is: "observation",
    text,
    at,
    rule: null,
    severity: null,
    fingerprint: null,
    context: null,
  }));
  const texts = [...new Set(facts.map(({ text }) => text))];
  const rest = texts.length - SAID_FACTS;
  const said = sentence ?? `${texts.slice(0, SAID_FACTS).join("; ")}${rest > 0 ? ` and ${rest} more` : ""}`;
  return {
    id: `${section}/${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`,
    name,
    status: statusOf(items),
    sentence: facts.length === 0 ? `nothing was found of: ${lookedFor}` : said,
    items: facts.length === 1 && sentence === undefined ? items.filter(({ at }) => at !== null) : items,
  };
}

/** What some rules of a leaf of the review say, under a name of a further section: their findings and evidence counted, and their proof left there. */
export function ofRules(
  section: string,
  name: string,
  leaf: LeafReport | undefined,
  rules: readonly string[],
  lookedFor: string,
): LeafReport {
  const items = (leaf?.items ?? []).filter(({ rule, is }) => rule !== null && rules.includes(rule) && is !== "missing");
  const count = (...kinds: readonly ReportItem["is"][]): number => items.filter(({ is }) => kinds.includes(is)).length;
  const parts = [
    ...(count("finding") > 0 ? [`evidence against: ${counted(count("finding"), "finding")}`] : []),
    ...(count("evidence") > 0 ? [`evidence for: ${count("evidence")}`] : []),
    ...(count("gap") > 0 ? [`${count("gap")} not assessed`] : []),
  ];
  const sentence = leaf === undefined || parts.length === 0 ? `nothing was found of: ${lookedFor}` : `${parts.join("; ")} (${leaf.id})`;
  const id = `${section}/${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
  return { id, name, status: statusOf(items), sentence, items: [] };
}

/** A leaf of the review that a further section points to under a name of its own: its proof stands there. */
export function sameAs(section: string, name: string, leaf: LeafReport | undefined, lookedFor: string): LeafReport {
  if (leaf === undefined) return furtherLeaf(section, name, [], lookedFor);
  const id = `${section}/${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
  return { ...leaf, id, name, sentence: `${leaf.sentence} (${leaf.id})`, items: [] };
}
