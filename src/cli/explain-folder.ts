import { ArchlintError } from "../model/error.js";
import type { Module } from "../model/index.js";
import { visible } from "../output/visible.js";
import type { Review } from "../review/review.js";
import type { Screen } from "./screen.js";

/** The files of a folder with their layers and contexts; the empty name is the root. */
export function explainFolder({ program }: Review, folder: string, prefix: string, { paint }: Screen): string {
  const inside = program.modules.filter(({ path }) => folder === "" || path.startsWith(`${folder}/`));
  if (inside.length === 0) throw new ArchlintError(`${prefix}${folder} holds no file that archlint lints`);
  const rows = inside.map((module) => [visible(`${prefix}${module.path}`), visible(placeOf(program, module))] as const);
  const width = Math.max(...rows.map(([path]) => path.length));
  return rows.map(([path, place]) => `${path.padEnd(width)}  ${paint.dim(place)}`).join("\n");
}

function placeOf({ architecture }: Review["program"], { path, subject }: Module): string {
  const layer = architecture.layerOf(path)?.layer;
  const context = architecture.contextOf(path)?.context.name;
  const names = [...(context === undefined ? [] : [context]), ...(layer === undefined ? [] : [layer.role ?? layer.name])];
  const place = [...new Set(names)].join(" ");
  if (subject !== "source") return place === "" ? subject : `${place} (${subject})`;
  return place === "" ? "no layer" : place;
}
