import { GENERATED_CLIENTS, type GeneratedClient } from "../catalog/generated-clients.js";
import type { FileOutline, ImportFact, Resolution, WorkspaceFacts } from "../model/index.js";

type Resolutions = WorkspaceFacts["resolutions"];

/** What specifiers lead to, with the clients that tools write into the program taken for the packages whose symbols they have. */
export function withGeneratedClients(outlines: ReadonlyMap<string, FileOutline>, workspace: WorkspaceFacts): Resolutions {
  const dependencies = new Set(workspace.packages.flatMap((each) => Object.keys(each.dependencies)));
  const clients = GENERATED_CLIENTS.filter(({ tools }) => tools.some((tool) => dependencies.has(tool)));
  if (clients.length === 0) return workspace.resolutions;
  const changed = new Map<string, ReadonlyMap<string, Resolution>>();
  for (const { path, imports } of outlines.values()) {
    const found = imports.flatMap((fact): readonly (readonly [string, Resolution])[] => {
      const { specifier } = fact;
      if (specifier === null || !isWritten(outlines, workspace.resolutions.get(path)?.get(specifier))) return [];
      const client = clients.find((each) => isOf(each, fact, specifier));
      return client === undefined ? [] : [[specifier, { is: "package", name: client.package, subpath: "" }]];
    });
    if (found.length > 0) changed.set(path, new Map([...(workspace.resolutions.get(path) ?? []), ...found]));
  }
  return changed.size === 0 ? workspace.resolutions : new Map([...workspace.resolutions, ...changed]);
}

function isOf({ exports, specifier: telling }: GeneratedClient, { names }: ImportFact, specifier: string): boolean {
  return names.some(({ imported }) => exports.includes(imported)) || telling.test(specifier);
}

/** A file that a tool wrote, or one that isn't there. */
function isWritten(outlines: ReadonlyMap<string, FileOutline>, resolution: Resolution | undefined): boolean {
  if (resolution === undefined || resolution.is === "unresolved") return true;
  return resolution.is === "file" && outlines.get(resolution.path)?.generated === true;
}
