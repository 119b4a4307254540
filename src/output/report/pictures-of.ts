import type { Picture, Report } from "../../model/index.js";

/** Where each picture stands: under a section, or under the header. */
const PLACES: Readonly<Record<Picture["name"], string>> = {
  layers: "header",
  contexts: "DA-01",
  events: "DA-01",
  aggregates: "DA-02",
  modules: "DA-02",
};

/** The pictures of a section, or of the header, that have something to show. */
export function picturesOf({ pictures }: Report, section: string): readonly Picture[] {
  return pictures.filter(({ name, nodes }) => PLACES[name] === section && nodes.length > 0);
}
