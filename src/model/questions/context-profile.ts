import type { Context, ElementRole } from "../architecture.js";
import type { Capability } from "../capability.js";
import { groupedBy } from "../grouped-by.js";
import type { Location } from "../location.js";
import type { Program } from "../program.js";
import { contextCouplingsOf, ownContextOf } from "./context-couplings.js";
import { outsideImportsOf } from "./outside-imports.js";

/** What one context is made of, in numbers: the kernel apart. */
export interface ContextProfile {
  readonly name: string;
  readonly kind: "bounded-context" | "feature-module";
  /** As declared. */
  readonly subdomain: Context["subdomain"];
  /** Source files. */
  readonly files: number;
  /** Those of them in a domain layer. */
  readonly domainFiles: number;
  /** Names by role, each once and sorted. */
  readonly names: Readonly<Partial<Record<ElementRole, readonly string[]>>>;
  /** Contexts of which a file imports it, wiring apart; sorted. */
  readonly usedBy: readonly string[];
  /** What it takes libraries for that can be bought, and in how many files. */
  readonly commodities: readonly Commodity[];
  /** Its first aggregate; else its first file. */
  readonly at: Location;
}

/** A capability that any system buys or takes from a library. */
export interface Commodity {
  /** `payments`, `mail`. */
  readonly what: string;
  readonly libraries: readonly string[];
  readonly files: number;
  /** The first import. */
  readonly at: Location;
}

const BY_CAPABILITY: Readonly<Partial<Record<Capability, string>>> = {
  "identity-provider": "sign-in",
  "oauth-client": "sign-in",
  "password-login": "sign-in",
  webauthn: "sign-in",
  "one-time-password": "sign-in",
  "password-hashing": "sign-in",
  "sign-in": "sign-in",
  "file-storage": "files",
};

/** The contexts of the program, bounded ones and feature modules, sorted by name. */
export function contextProfilesOf(program: Program): readonly ContextProfile[] {
  const { contexts } = program.architecture;
  const byName = groupedBy(
    contexts.filter(({ kind }) => kind !== "kernel"),
    ({ name }) => name,
  );
  const sources = program.modules.filter(({ subject }) => subject === "source").map(({ path }) => path);
  const files = groupedBy(sources, (path) => ownContextOf(program, path));
  const users = usersOf(program);
  return [...byName]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, all]) => {
      const owned = files.get(name) ?? [];
      return owned.length === 0 ? [] : [profileOf(program, name, all, owned, [...(users.get(name) ?? [])].sort())];
    });
}

function profileOf(
  program: Program,
  name: string,
  contexts: readonly Context[],
  files: readonly string[],
  usedBy: readonly string[],
): ContextProfile {
  const elements = files.flatMap((path) => program.elementsOf(path));
  const names: Partial<Record<ElementRole, readonly string[]>> = {};
  for (const [role, all] of groupedBy(elements, (element) => element.role)) names[role] = [...new Set(all.map((each) => each.name))].sort();
  const first = elements.find(({ role }) => role === "aggregate")?.at ?? { file: files[0] ?? "", span: [0, 0] as const };
  return {
    name,
    kind: contexts.some(({ kind }) => kind === "bounded-context") ? "bounded-context" : "feature-module",
    subdomain: contexts.find(({ subdomain }) => subdomain !== null)?.subdomain ?? null,
    files: files.length,
    domainFiles: files.filter((path) => program.architecture.layerOf(path)?.layer.role === "domain").length,
    names,
    usedBy,
    commodities: commoditiesOf(program, files),
    at: first,
  };
}

/** Who imports each context. */
function usersOf(program: Program): ReadonlyMap<string, ReadonlySet<string>> {
  const users = new Map<string, Set<string>>();
  for (const { from, to } of contextCouplingsOf(program)) users.set(to, (users.get(to) ?? new Set()).add(from));
  return users;
}

/** What these files take libraries for that can be bought, the most used first. */
export function commoditiesOf(program: Program, files: readonly string[]): readonly Commodity[] {
  const found = new Map<string, { libraries: Set<string>; files: Set<string>; at: Location }>();
  for (const path of files) {
    const module = program.module(path);
    if (module === null) continue;
    for (const { source, edges, at } of outsideImportsOf(program, module)) {
      if (source.startsWith("node:")) continue;
      for (const what of new Set(edges.flatMap((edge) => (edge.kind === "type" ? [] : commodityOf(program, source, edge.imported))))) {
        const known = found.get(what) ?? { libraries: new Set<string>(), files: new Set<string>(), at };
        found.set(what, known);
        known.libraries.add(source);
        known.files.add(path);
      }
    }
  }
  return [...found]
    .map(([what, { libraries, files: users, at }]) => ({ what, libraries: [...libraries].sort(), files: users.size, at }))
    .sort((a, b) => b.files - a.files || (a.what < b.what ? -1 : 1));
}

function commodityOf(program: Program, source: string, member: string): readonly string[] {
  const purpose = program.purposeOf(source, member);
  if (purpose === "mail") return ["mail and notifications"];
  if (purpose === "payment") return ["payments"];
  return program.capabilitiesOf(source, member).flatMap((capability) => BY_CAPABILITY[capability] ?? []);
}
