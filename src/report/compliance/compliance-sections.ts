import type { LeafReport, ReportItem, SectionReport } from "../../model/index.js";
import { counted } from "../../model/index.js";
import { statusOf } from "../status-of.js";
import type { Control, Framework } from "./control.js";
import { FRAMEWORKS } from "./frameworks.js";

/** Items of one kind that a control repeats; the leaf that it points to has all of them. */
const SHOWN = 5;

/** A section for each declared framework, made from the leaves of the sections before it. */
export function complianceSections(declared: readonly string[], leaves: readonly LeafReport[]): readonly SectionReport[] {
  return FRAMEWORKS.filter(({ name }) => declared.includes(name)).map((framework, index) => sectionOf(framework, index + 1, leaves));
}

function sectionOf({ title, controls }: Framework, number: number, leaves: readonly LeafReport[]): SectionReport {
  const id = `CM-${String(number).padStart(2, "0")}`;
  return { id, title: `${title} Requirements`, leaves: controls.map((control) => controlReport(id, control, leaves)) };
}

function controlReport(section: string, { id, asks, evidence }: Control, leaves: readonly LeafReport[]): LeafReport {
  const items = leaves.flatMap((leaf) => leaf.items.filter((item) => evidence.some((each) => speaksTo(each, leaf.id, item))));
  const against = items.filter(({ is }) => is === "finding");
  const open = items.filter(({ is }) => is === "gap");
  const inFavour = items.filter(({ is }) => is === "evidence" || is === "observation" || is === "declaration");
  const looked = leaves.filter((leaf) => evidence.some((each) => each.split("#")[0] === leaf.id)).map((leaf) => leaf.name);
  const parts = [
    ...(against.length > 0 ? [`evidence against: ${counted(against.length, "finding")}`] : []),
    ...(inFavour.length > 0 ? [`evidence for: ${inFavour.length}`] : []),
    ...(open.length > 0 ? [`${open.length} not assessed`] : []),
  ];
  const beyond = `beyond static analysis${looked.length > 0 ? `: nothing that speaks to it was seen under ${looked.join(", ")}` : ": nothing was seen that speaks to it"}`;
  return {
    id: `${section}/${id}`,
    name: `${id} ${asks}`,
    status: statusOf(items),
    sentence: parts.length === 0 ? beyond : parts.join("; "),
    items: [...shownOf(against), ...shownOf(inFavour)],
  };
}

function speaksTo(evidence: string, leaf: string, { is, rule, text }: ReportItem): boolean {
  const [source, beginning = ""] = evidence.split("#");
  return source === rule || (source === leaf && (is === "declaration" || text.startsWith(beginning)));
}

function shownOf(items: readonly ReportItem[]): readonly ReportItem[] {
  return items.slice(0, SHOWN);
}
