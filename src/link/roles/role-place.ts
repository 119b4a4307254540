import type { ClassDeclaration, DeclarationId, Module } from "../../model/index.js";
import { folderWord, layerWord, technologyWord } from "../architecture/folder-words.js";
import type { LinkedModules } from "../linked-modules.js";

/** What the folders of a file say of it, as far as roles ask. */
export interface RolePlaces {
  /** Inside a folder of the domain model, and in no folder of a technology within it. */
  isDomain(path: string): boolean;
  /** Inside an application layer or a folder of use cases. */
  isApplication(path: string): boolean;
}

/** A class where it is declared, and what its place says. */
export interface ClassPlace {
  readonly linked: LinkedModules;
  readonly places: RolePlaces;
  readonly module: Module;
  readonly declaration: ClassDeclaration;
  readonly id: DeclarationId;
}

/** Reads the folders of all modules, once: `entities/` is the domain where an application layer stands beside it. */
export function rolePlaces(modules: readonly Module[]): RolePlaces {
  const besideApplication = new Set<string>();
  for (const { path } of modules) {
    const segments = path.split("/");
    segments.slice(0, -1).forEach((segment, index) => {
      if (layerWord(folderWord(segment)) === "application") besideApplication.add(segments.slice(0, index).join("/"));
    });
  }
  return {
    isDomain: (path) =>
      innermostLayer(path, (words, index, above) => beginsDomain(words, index, besideApplication.has(above))) === "domain",
    isApplication: (path) => innermostLayer(path, () => false) === "application",
  };
}

/** The words of the folders above a file, outermost first. */
export function wordsAbove(path: string): readonly string[] {
  return path.split("/").slice(0, -1).map(folderWord);
}

type Begins = (words: readonly string[], index: number, above: string) => boolean;

/** The last layer that the folders above a file speak of; technologies count where they stand inside a layer. */
function innermostLayer(path: string, beginsDomainAt: Begins): string | null {
  const segments = path.split("/").slice(0, -1);
  const words = segments.map(folderWord);
  let layer: string | null = null;
  words.forEach((word, index) => {
    const said = layerWord(word) ?? (beginsDomainAt(words, index, segments.slice(0, index).join("/")) ? "domain" : null);
    const technology = technologyWord(word);
    if (said !== null && layer !== "infrastructure") layer = said;
    else if (technology === "infrastructure" || (technology === "interface" && layer === "application")) layer = technology;
  });
  return layer;
}

const MODEL_WORDS: ReadonlySet<string> = new Set(["entities", "entity", "model", "models"]);

/** `core/entities`, and `entities` beside an application layer: the domain model of a clean architecture. */
function beginsDomain(words: readonly string[], index: number, besideApplication: boolean): boolean {
  const word = words[index] ?? "";
  if (!MODEL_WORDS.has(word)) return false;
  return words[index - 1] === "core" || (besideApplication && (word === "entities" || word === "entity"));
}
