import type { BindingId, DeclarationId, ExportFact, FileOutline, ImportFact, Resolution } from "../model/index.js";
import { declarationOfExport, declarationsOfBinding, exportSurface, isTypeDeclaration, type ExportSurface } from "./export-surface.js";

/** A resolution that leads out of the source files. */
export type Elsewhere = Exclude<Resolution, { readonly is: "file" }>;

/** Where an exported name ends. */
export type TrailEnd =
  | {
      readonly is: "declared";
      readonly file: string;
      readonly name: string;
      readonly binding: BindingId | null;
      readonly declaration: DeclarationId | null;
    }
  | { readonly is: "namespace"; readonly file: string }
  | { readonly is: "elsewhere"; readonly resolution: Elsewhere; readonly name: string }
  | { readonly is: "missing"; readonly because: string };

/** A name followed from the module that offers it to the module that declares it. */
export interface Trail {
  readonly end: TrailEnd;
  /** Only a type passes: a `type` import or export stands on the way, or the symbol is one. */
  readonly typeOnly: boolean;
  /** The modules that pass the name on, nearest first. */
  readonly through: readonly string[];
}

/** Follows names through the modules' exports. */
export interface ExportTrails {
  /** Where `name` of module `file` is declared; `*` is the module itself. */
  readonly follow: (file: string, name: string) => Trail;
  /** Where one name of an import statement leads. */
  readonly followImport: (from: string, fact: ImportFact, name: string) => Trail;
  /** Every module whose exports decide where a name of an import statement leads. */
  readonly lookedAt: (from: string, fact: ImportFact, name: string) => ReadonlySet<string>;
  /** Where the specifier of a statement leads. */
  readonly resolution: (from: string, fact: ImportFact) => Resolution;
}

interface Stop {
  readonly file: string;
  readonly name: string;
  readonly typeOnly: boolean;
  readonly previous: Stop | null;
}

interface Star {
  readonly statement: ImportFact;
  readonly typeOnly: boolean;
  /** Null where it leads out of the source files. */
  readonly path: string | null;
  /** All that the module offers; null where it passes on what others offer, or that can't be listed. */
  readonly names: ReadonlyMap<string, ExportFact> | null;
}

/** Makes the follower of names over a program's outlines and resolutions. */
export function exportTrails(
  outlines: ReadonlyMap<string, FileOutline>,
  resolutions: ReadonlyMap<string, ReadonlyMap<string, Resolution>>,
): ExportTrails {
  const surfaces = new Map<string, ExportSurface>();
  const starTargets = new Map<string, readonly Star[]>();
  const trails = new Map<string, Map<string, Trail>>();

  function surfaceOf(file: string, outline: FileOutline): ExportSurface {
    const known = surfaces.get(file);
    if (known !== undefined) return known;
    const surface = exportSurface(outline);
    surfaces.set(file, surface);
    return surface;
  }

  function resolution(from: string, fact: ImportFact): Resolution {
    if (fact.specifier === null) return { is: "unresolved", cause: { kind: "computed", subject: "a computed specifier" } };
    return resolutions.get(from)?.get(fact.specifier) ?? { is: "unresolved", cause: { kind: "missing-file", subject: fact.specifier } };
  }

  function follow(file: string, name: string): Trail {
    let byName = trails.get(file);
    if (byName === undefined) trails.set(file, (byName = new Map<string, Trail>()));
    const known = byName.get(name);
    if (known !== undefined) return known;
    const start = { file, name, typeOnly: false, previous: null };
    const straight = stepsFrom(start, null);
    const only = straight.length === 1 ? straight[0] : undefined;
    const trail = only?.is === "end" ? conclude(start, [only], []) : search(start, null);
    byName.set(name, trail);
    return trail;
  }

  // A breadth-first search over (module, name): it ends on circles of barrels, finds the shortest way, and tries ways that pass values before ways that pass only types.
  function search(start: Stop, looked: Set<string> | null): Trail {
    const visited = new Set<string>();
    const ends: Found[] = [];
    const outside: Found[] = [];
    const queue: Stop[] = [start];
    const later: Stop[] = [];
    for (let head = 0; head < queue.length || later.length > 0; head++) {
      if (head === queue.length) for (const each of later.splice(0)) queue.push(each);
      const stop = queue[head];
      if (stop === undefined) break;
      const key = `${stop.file}\0${stop.name}`;
      if (visited.has(key)) continue;
      visited.add(key);
      looked?.add(stop.file);
      for (const next of stepsFrom(stop, looked)) {
        if (next.is === "end") ends.push(next);
        else if (next.is === "outside") outside.push(next);
        else if (next.stop.typeOnly && !stop.typeOnly) later.push(next.stop);
        else queue.push(next.stop);
      }
    }
    return conclude(start, ends, outside);
  }

  function stepsFrom(stop: Stop, looked: Set<string> | null): readonly Step[] {
    const outline = outlines.get(stop.file);
    if (outline === undefined) return [{ is: "end", end: { is: "missing", because: `${stop.file} was not read` }, stop }];
    if (stop.name === "*") return [{ is: "end", end: { is: "namespace", file: stop.file }, stop }];
    const surface = surfaceOf(stop.file, outline);
    const fact = surface.named.get(stop.name);
    if (fact !== undefined) return [stepOver(stop, outline, fact)];
    if (surface.equals !== null) return [stepIntoAssignment(stop, outline, surface.equals)];
    if (stop.name === "default") return surface.commonjs ? [{ is: "end", end: { is: "namespace", file: stop.file }, stop }] : [];
    return stepsOverStars(stop, outline, surface, looked);
  }

  function stepsOverStars(stop: Stop, outline: FileOutline, surface: ExportSurface, looked: Set<string> | null): readonly Step[] {
    const steps: Step[] = [];
    for (const { statement, typeOnly, path, names } of starsOf(stop.file, outline, surface)) {
      // Most modules behind a barrel of hundreds don't have the name: they are passed without a step.
      if (path !== null && names?.has(stop.name) === false) looked?.add(path);
      else steps.push(enter(stop, statement, stop.name, typeOnly, "outside"));
    }
    return steps;
  }

  function starsOf(file: string, outline: FileOutline, surface: ExportSurface): readonly Star[] {
    const known = starTargets.get(file);
    if (known !== undefined) return known;
    const found = surface.stars.flatMap((fact): readonly Star[] => {
      const statement = fact.from === null ? undefined : outline.imports[fact.from];
      if (statement === undefined) return [];
      const to = resolution(file, statement);
      const path = to.is === "file" ? to.path : null;
      return [{ statement, typeOnly: fact.typeOnly || statement.typeOnly, path, names: path === null ? null : allNames(path) }];
    });
    starTargets.set(file, found);
    return found;
  }

  function allNames(file: string): ReadonlyMap<string, ExportFact> | null {
    const outline = outlines.get(file);
    const surface = outline === undefined ? null : surfaceOf(file, outline);
    return surface === null || surface.stars.length > 0 || surface.equals !== null ? null : surface.named;
  }

  function stepOver(stop: Stop, outline: FileOutline, fact: ExportFact): Step {
    const statement = fact.from === null ? undefined : outline.imports[fact.from];
    if (statement !== undefined) return enter(stop, statement, fact.imported ?? fact.name, fact.typeOnly || statement.typeOnly, "end");
    const imported = fact.binding === null ? null : (outline.bindings[fact.binding]?.imported ?? null);
    const origin = imported === null ? undefined : outline.imports[imported[0]];
    const name = imported === null ? undefined : origin?.names[imported[1]];
    if (origin !== undefined && name !== undefined)
      return enter(stop, origin, name.imported, fact.typeOnly || origin.typeOnly || name.typeOnly, "end");
    const end = {
      is: "declared",
      file: stop.file,
      name: stop.name,
      binding: fact.binding,
      declaration: declarationOfExport(outline, fact),
    } as const;
    return { is: "end", end, stop: fact.typeOnly ? { ...stop, typeOnly: true } : stop };
  }

  function stepIntoAssignment(stop: Stop, outline: FileOutline, equals: ExportFact): Step {
    if (stop.name === "default" || stop.name === "export=") return stepOver({ ...stop, name: "export=" }, outline, equals);
    const object = equals.binding === null ? undefined : outline.bindings[equals.binding];
    const member = object === undefined ? -1 : outline.declarations.findIndex((each) => each.name === `${object.name}.${stop.name}`);
    return {
      is: "end",
      end: { is: "declared", file: stop.file, name: stop.name, binding: null, declaration: member === -1 ? null : member },
      stop,
    };
  }

  function enter(stop: Stop, statement: ImportFact, name: string, typeOnly: boolean, form: "end" | "outside"): Step {
    const to = resolution(stop.file, statement);
    const next = { file: "", name, typeOnly: stop.typeOnly || typeOnly, previous: stop };
    if (to.is === "file") return { is: "stop", stop: { ...next, file: to.path, name: nameInModule(to.path, statement, name) } };
    return { is: form, end: { is: "elsewhere", resolution: to, name }, stop: next };
  }

  // `require("./m")` and `import * as m` of a module with `export =` mean the assigned value, not a namespace.
  function nameInModule(path: string, statement: ImportFact, name: string): string {
    if (name !== "*" || statement.kind === "export") return name;
    const outline = outlines.get(path);
    return outline !== undefined && surfaceOf(path, outline).equals !== null ? "export=" : name;
  }

  function conclude(start: Stop, ends: readonly Found[], outside: readonly Found[]): Trail {
    const first = ends[0] ?? (outside.length === 1 ? outside[0] : undefined);
    if (first === undefined) {
      const because =
        outside.length > 1
          ? `${start.name} may come from several packages that ${start.file} exports whole`
          : `${start.file} exports no ${start.name}`;
      return { end: { is: "missing", because }, typeOnly: false, through: [] };
    }
    if (ends.length > 1 && ends.some((each) => !sameEnd(each.end, first.end))) {
      return {
        end: { is: "missing", because: `several modules behind ${start.file} export ${start.name}` },
        typeOnly: false,
        through: [],
      };
    }
    const through: string[] = [];
    for (let stop = first.stop.previous; stop !== null; stop = stop.previous) through.push(stop.file);
    return { end: first.end, typeOnly: first.stop.typeOnly || isTypeEnd(first.end), through: through.reverse() };
  }

  function isTypeEnd(end: TrailEnd): boolean {
    if (end.is !== "declared") return false;
    const outline = outlines.get(end.file);
    if (outline === undefined) return false;
    const ids = end.binding === null ? [] : declarationsOfBinding(outline, end.binding);
    const declarations = (ids.length > 0 ? ids : end.declaration === null ? [] : [end.declaration]).map((id) => outline.declarations[id]);
    return declarations.length > 0 && declarations.every((each) => each !== undefined && isTypeDeclaration(each));
  }

  function followImport(from: string, fact: ImportFact, name: string): Trail {
    const to = resolution(from, fact);
    if (to.is === "file") return follow(to.path, nameInModule(to.path, fact, name));
    return { end: { is: "elsewhere", resolution: to, name }, typeOnly: false, through: [] };
  }

  function lookedAt(from: string, fact: ImportFact, name: string): ReadonlySet<string> {
    const to = resolution(from, fact);
    const looked = new Set<string>();
    if (to.is === "file") search({ file: to.path, name: nameInModule(to.path, fact, name), typeOnly: false, previous: null }, looked);
    return looked;
  }

  return { follow, followImport, lookedAt, resolution };
}

interface Found {
  readonly end: TrailEnd;
  readonly stop: Stop;
}

type Step = { readonly is: "stop"; readonly stop: Stop } | ({ readonly is: "end" | "outside" } & Found);

function sameEnd(a: TrailEnd, b: TrailEnd): boolean {
  if (a.is === "declared" && b.is === "declared")
    return (
      a.file === b.file &&
      (a.name === b.name || (a.binding !== null && a.binding === b.binding) || (a.declaration !== null && a.declaration === b.declaration))
    );
  if (a.is === "namespace" && b.is === "namespace") return a.file === b.file;
  if (a.is === "elsewhere" && b.is === "elsewhere") return a.name === b.name && sameResolution(a.resolution, b.resolution);
  return a.is === b.is;
}

function sameResolution(a: Elsewhere, b: Elsewhere): boolean {
  if (a.is === "package" && b.is === "package") return a.name === b.name && a.subpath === b.subpath;
  if (a.is === "builtin" && b.is === "builtin") return a.name === b.name;
  if (a.is === "asset" && b.is === "asset") return a.path === b.path;
  return false;
}
