import type { Declaration, FileBodies, FileOutline, Span } from "../model/index.js";

interface Named {
  readonly name: string;
  readonly span: Span;
}

/** A named range and the nearest one around it, by its place in the list. */
interface Nested extends Named {
  readonly outer: number;
}

const namedByOutline = new WeakMap<FileOutline, readonly Nested[]>();
const importsByOutline = new WeakMap<FileOutline, readonly Span[]>();

/**
 * The declarations, members and named functions that enclose a span, outermost first, dotted: `Order.confirm`; null at the module's top level.
 * The bodies are read only where a function could stand around the span.
 */
export function enclosingSymbol(outline: FileOutline, span: Span, bodies: () => FileBodies): string | null {
  if (isInImport(outline, span)) return null;
  const around = namedAround(namedIn(outline, bodies), span);
  let path = "";
  let last = "";
  for (const { name } of around) {
    // A method and its body, a variable and its function, are two facts of one name.
    if (name !== last) path = join(path, name);
    last = name;
  }
  return path === "" ? null : path;
}

function isInImport(outline: FileOutline, span: Span): boolean {
  let imports = importsByOutline.get(outline);
  if (imports === undefined) {
    const statements = outline.imports.filter((each) => each.function === 0 && each.kind !== "dynamic" && each.kind !== "require");
    imports = statements.map((each) => each.span).sort((a, b) => a[0] - b[0]);
    importsByOutline.set(outline, imports);
  }
  const nearest = imports[lastAtOrBefore(imports, (each) => each[0], span[0])];
  return nearest !== undefined && encloses(nearest, span);
}

/** All named ranges of a file, outer before inner: sorted once, for a file may have as many findings as fields. */
function namedIn(outline: FileOutline, bodies: () => FileBodies): readonly Nested[] {
  const known = namedByOutline.get(outline);
  if (known !== undefined) return known;
  const sorted = [...outline.declarations.flatMap(withMembers), ...bodies().functions.filter((each) => each.kind !== "module")]
    .filter((each) => each.name !== "")
    .sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  const nested: Nested[] = [];
  for (const { name, span } of sorted) {
    let outer = nested.length - 1;
    for (let each = nested[outer]; each !== undefined && !encloses(each.span, span); each = nested[outer]) outer = each.outer;
    nested.push({ name, span, outer });
  }
  namedByOutline.set(outline, nested);
  return nested;
}

/** Ranges of one file nest: what encloses a place also encloses, or is, the last range that begins before it. */
function namedAround(nested: readonly Nested[], span: Span): readonly Named[] {
  const around: Named[] = [];
  let each = nested[lastAtOrBefore(nested, (one) => one.span[0], span[0])];
  for (; each !== undefined; each = nested[each.outer]) if (encloses(each.span, span)) around.push(each);
  return around.reverse();
}

function lastAtOrBefore<T>(sorted: readonly T[], startOf: (item: T) => number, offset: number): number {
  let low = -1;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const item = sorted[middle];
    if (item !== undefined && startOf(item) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

// A declaration inside a namespace has the namespace in its name already, its body has not.
function join(path: string, name: string): string {
  if (path === "" || name.startsWith(`${path}.`)) return name;
  return path === name || path.endsWith(`.${name}`) ? path : `${path}.${name}`;
}

function withMembers(declaration: Declaration): readonly Named[] {
  const self = { name: declaration.name === "" && declaration.exported ? "default" : declaration.name, span: declaration.span };
  switch (declaration.is) {
    case "class":
      return [
        self,
        ...declaration.members.map(({ is, name, span }) => ({
          name: is === "constructor" ? "constructor" : is === "static-block" ? "static" : name,
          span,
        })),
      ];
    case "interface":
    case "enum":
      return [self, ...declaration.members];
    default:
      return [self];
  }
}

function encloses(outer: Span, inner: Span): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1];
}
