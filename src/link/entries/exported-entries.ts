import { ENTRY_TYPES } from "../../catalog/entry-points/entry-files.js";
import type { Entry, EntryKind, ExportFact, Module, TypeRef } from "../../model/index.js";
import { type EntryConvention, entryConventions } from "../entry-conventions.js";
import { functionName } from "./entry-name.js";
import type { EntrySearch } from "./entry-search.js";
import { functionsIn, type GivenFunction } from "./functions-given.js";

const TYPES: ReadonlyMap<string, EntryKind> = new Map(ENTRY_TYPES.map(({ symbol, kind }) => [symbol, kind]));

/** Exports that a framework finds by the place of their file, or a platform by its configuration. */
export function exportedEntries(search: EntrySearch, module: Module): readonly Entry[] {
  const conventions = entryConventions(module);
  return module.outline.exports.flatMap((fact) => {
    if (fact.typeOnly || fact.kind === "star") return [];
    const typed = byType(search, module, fact);
    const convention = conventions.find(({ exports }) => exports.test(fact.name));
    return typed.length > 0 || convention === undefined ? typed : byPlace(search, module, fact, convention);
  });
}

function byPlace(search: EntrySearch, module: Module, fact: ExportFact, { file, address }: EntryConvention): readonly Entry[] {
  return exported(search, module, fact).map((given) => ({
    file: given.file,
    function: given.function,
    kind: file.kind,
    name: address === null ? exportedName(search, fact, given) : file.verb ? `${fact.name} ${address}` : address,
    at: given.at,
    why: `exported by a file ${file.prologue === null ? "where" : `of "${file.prologue}", as`} ${file.packages[0] ?? "a framework"} looks for it`,
  }));
}

/** `handler of src/place-order.ts`: a name that says nothing needs its file. */
function exportedName(search: EntrySearch, { name }: ExportFact, given: GivenFunction): string {
  return /^(handler|main|default|lambdaHandler)$/.test(name) ? `handler of ${given.file}` : functionName(search, given);
}

function exported({ values }: EntrySearch, { path }: Module, fact: ExportFact): readonly GivenFunction[] {
  return functionsIn(values, values.exported(path, fact.name, { file: path, span: fact.span }));
}

const HANDLER_NAME = /^(handler|main|default|lambdaHandler|\w+Handler)$/;

/** `export const handler: SQSHandler = …`, `export async function handler(event: APIGatewayProxyEvent)`. */
function byType(search: EntrySearch, module: Module, fact: ExportFact): readonly Entry[] {
  if (!HANDLER_NAME.test(fact.name) || !importsType(search, module)) return [];
  const declaration = fact.declaration === null ? null : search.linked.declaration(module.path, fact.declaration);
  const binding = fact.binding === null ? null : search.linked.binding(module.path, fact.binding);
  const first = declaration?.is === "function" ? (declaration.parameters[0]?.type ?? null) : null;
  const own = kindOf(search, module, binding?.type ?? null) ?? kindOf(search, module, first);
  return exported(search, module, fact).flatMap((given): readonly Entry[] => {
    const kind = own ?? kindOf(search, module, takenBy(search, given));
    if (kind === null) return [];
    return [
      {
        file: given.file,
        function: given.function,
        kind,
        name: exportedName(search, fact, given),
        at: given.at,
        why: "exported with a platform's type",
      },
    ];
  });
}

function importsType({ linked }: EntrySearch, { path }: Module): boolean {
  return linked.importsOf(path).some(({ direct, imported }) => direct.is === "package" && TYPES.has(`${direct.name}#${imported}`));
}

function kindOf({ linked }: EntrySearch, { path }: Module, type: TypeRef | null): EntryKind | null {
  if (type?.is !== "reference") return null;
  const target = linked.resolveName(path, type.name);
  return target.is === "outside" ? (TYPES.get(`${target.package}#${target.member}`) ?? null) : null;
}

/** The type that is written for the first thing that a function takes. */
function takenBy({ linked }: EntrySearch, { file, function: body }: GivenFunction): TypeRef | null {
  const binding = linked.bodies(file).functions[body]?.parameters[0]?.binding ?? null;
  return binding === null ? null : (linked.binding(file, binding)?.type ?? null);
}
