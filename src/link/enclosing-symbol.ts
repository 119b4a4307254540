import type { Declaration, FileOutline, Span } from "../model/index.js";

/** The declarations and the member that enclose a span, outermost first, dotted: `Order.confirm`; null at the module's top level. */
export function enclosingSymbol(outline: FileOutline, span: Span): string | null {
  const enclosing = outline.declarations
    .filter((each) => encloses(each.span, span))
    .sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  let path = "";
  let last: string | null = null;
  for (const declaration of enclosing) {
    // Members are named before what is declared inside them, and once for the two declarations that one variable can make.
    if (declaration.name === last) continue;
    last = declaration.name;
    path = join(path, declaration.name === "" ? anonymousName(declaration) : declaration.name);
    const member = enclosingMember(declaration, span);
    if (member !== null) path = join(path, member);
  }
  return path === "" ? null : path;
}

// A declaration inside a namespace has the namespace in its name already.
function join(path: string, name: string): string {
  if (path === "" || name.startsWith(`${path}.`)) return name;
  return name === "" ? path : `${path}.${name}`;
}

function anonymousName(declaration: Declaration): string {
  return declaration.exported ? "default" : "";
}

function enclosingMember(declaration: Declaration, span: Span): string | null {
  switch (declaration.is) {
    case "class": {
      const member = declaration.members.find((each) => encloses(each.span, span));
      if (member === undefined) return null;
      return member.is === "constructor" ? "constructor" : member.is === "static-block" ? "static" : member.name;
    }
    case "interface":
    case "enum":
      return declaration.members.find((each) => encloses(each.span, span))?.name ?? null;
    default:
      return null;
  }
}

function encloses(outer: Span, inner: Span): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1];
}
