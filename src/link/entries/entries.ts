import type { Entry, EntryKind, Module } from "../../model/index.js";
import { functionKey } from "../../model/index.js";
import { calledEntries } from "./called-entries.js";
import { decoratedEntries } from "./decorated-entries.js";
import type { EntrySearch } from "./entry-search.js";
import { exportedEntries } from "./exported-entries.js";
import { handlerEntries } from "./handler-entries.js";
import { middlewareEntries, operationEntries } from "./operation-entries.js";
import { controllerEntries, useCaseEntries } from "./role-entries.js";

/** Of several signs for one function the most specific speaks. */
const SPECIFIC: readonly EntryKind[] = [
  "route",
  "resolver",
  "job",
  "message-consumer",
  "command-handler",
  "query-handler",
  "event-handler",
  "script",
  "use-case",
];

/** The functions that the outside starts, sorted by file and position, each once. */
export function entriesOf(search: EntrySearch): readonly Entry[] {
  const found = [...seenEntries(search)];
  const byFunction = new Map<string, Entry>();
  for (const entry of found) {
    const known = byFunction.get(functionKey(entry));
    if (known === undefined || SPECIFIC.indexOf(entry.kind) < SPECIFIC.indexOf(known.kind)) byFunction.set(functionKey(entry), entry);
  }
  for (const entry of [...middlewareEntries(search), ...unseenControllers(search, found)])
    if (!byFunction.has(functionKey(entry))) byFunction.set(functionKey(entry), entry);
  return [...byFunction.values()].sort((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : a.at.span[0] - b.at.span[0] || a.function - b.function,
  );
}

function* seenEntries(search: EntrySearch): Iterable<Entry> {
  for (const module of search.linked.modules) {
    if (module.subject === "source") {
      yield* decoratedEntries(search, module);
      yield* exportedEntries(search, module);
      yield* useCaseEntries(search, module);
    }
    if (module.subject === "script") yield* scriptEntries(module);
  }
  yield* operationEntries(search);
  yield* calledEntries(search);
  yield* handlerEntries(search);
}

const CONFIGURES = /(^|\/)[^/]*(config|conf|setup|rc)\.[cm]?[jt]sx?$/i;

/** A script is its module; who exports something is loaded by others, or by a tool that calls it. */
function scriptEntries({ path, outline, subjectWhy }: Module): readonly Entry[] {
  if (outline.exports.length > 0 || outline.language === "dts" || CONFIGURES.test(path)) return [];
  return [{ file: path, function: 0, kind: "script", name: path, at: { file: path, span: [0, 0] }, why: subjectWhy }];
}

/** Controllers that are made by hand, of packages in which nobody is seen to register them: no route is, or several by one adapter. */
function* unseenControllers(search: EntrySearch, found: readonly Entry[]): Iterable<Entry> {
  const packageOf = (file: string): string => search.linked.module(file)?.package?.folder ?? "";
  const served = found.filter(({ kind }) => kind === "route" || kind === "resolver");
  const adapted = new Set(sharedByRoutes(served).map(packageOf));
  const packages = new Set(served.map(({ file }) => packageOf(file)).filter((each) => !adapted.has(each)));
  const files = new Set(served.map(({ file }) => file));
  for (const module of search.linked.modules)
    if (module.subject === "source" && !packages.has(packageOf(module.path)) && !files.has(module.path))
      yield* controllerEntries(search, module);
}

/** The files of functions that answer several routes. */
function sharedByRoutes(served: readonly Entry[]): readonly string[] {
  const names = new Map<string, Set<string>>();
  for (const entry of served) names.set(functionKey(entry), (names.get(functionKey(entry)) ?? new Set()).add(entry.name));
  return [...names].filter(([, ofFunction]) => ofFunction.size > 2).map(([key]) => key.slice(0, key.indexOf("\0")));
}
