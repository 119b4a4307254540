import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { FileOutline, Resolution } from "../../src/model/index.js";
import { openWorkspace, type Workspace } from "../../src/workspace/open-workspace.js";

/** Writes files below a new folder, which goes when the test ends; objects become JSON. Gives the folder's real path. */
export function repository(files: Readonly<Record<string, string | Buffer | object>>): string {
  const above = realpathSync(mkdtempSync(join(tmpdir(), "archlint-workspace-")));
  onTestFinished(() => rmSync(above, { recursive: true, force: true }));
  const root = join(above, "repository");
  mkdirSync(root);
  write(root, files);
  return root;
}

/** Adds files to a folder. */
export function write(root: string, files: Readonly<Record<string, string | Buffer | object>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), typeof content === "string" || Buffer.isBuffer(content) ? content : JSON.stringify(content));
  }
}

/** Opens a repository with nothing configured. */
export function open(
  root: string,
  more: { include?: readonly string[]; exclude?: readonly string[]; named?: readonly string[] } = {},
): Workspace {
  return openWorkspace({ root, include: more.include ?? null, exclude: more.exclude ?? [], named: more.named ?? [] });
}

/** The paths of its sources. */
export function pathsOf(workspace: Workspace): readonly string[] {
  return workspace.sources.map((each) => each.path);
}

/** Where a specifier in a file leads. */
export function resolveIn(workspace: Workspace, path: string, specifier: string): Resolution {
  const found = workspace
    .resolve([outlineOf(path, [specifier])])
    .resolutions.get(path)
    ?.get(specifier);
  if (found === undefined) throw new Error(`${specifier} was not resolved`);
  return found;
}

/** The path that a specifier leads to, or what else it is. */
export function leadsTo(root: string, path: string, specifier: string): string {
  const found = resolveIn(open(root), path, specifier);
  if (found.is === "file" || found.is === "asset") return found.path;
  return found.is === "unresolved" ? `${found.cause.kind}: ${found.cause.subject}` : `${found.is} ${found.name}`;
}

/** An outline that holds imports and nothing else. */
export function outlineOf(path: string, specifiers: readonly string[]): FileOutline {
  return {
    path,
    language: "ts",
    lineStarts: [0],
    syntaxErrors: [],
    generated: false,
    prologue: [],
    called: [],
    dropped: [],
    promising: [],
    words: "",
    imports: specifiers.map((specifier) => ({
      kind: "import",
      specifier,
      typeOnly: false,
      span: [0, 0],
      specifierSpan: [0, 0],
      function: 0,
      names: [],
    })),
    exports: [],
    declarations: [],
    bindings: [],
    directives: [],
  };
}
