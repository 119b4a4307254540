import type { Declaration, FileBodies, FileOutline, Span } from "../model/index.js";

interface Named {
  readonly name: string;
  readonly span: Span;
}

/**
 * The declarations, members and named functions that enclose a span, outermost first, dotted: `Order.confirm`; null at the module's top level.
 * The bodies are read only where a function could stand around the span.
 */
export function enclosingSymbol(outline: FileOutline, span: Span, bodies: () => FileBodies): string | null {
  if (
    outline.imports.some((each) => each.function === 0 && each.kind !== "dynamic" && each.kind !== "require" && encloses(each.span, span))
  )
    return null;
  const around = [...outline.declarations.flatMap(withMembers), ...bodies().functions.filter((each) => each.kind !== "module")]
    .filter((each) => each.name !== "" && encloses(each.span, span))
    .sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  let path = "";
  let last = "";
  for (const { name } of around) {
    // A method and its body, a variable and its function, are two facts of one name.
    if (name !== last) path = join(path, name);
    last = name;
  }
  return path === "" ? null : path;
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
