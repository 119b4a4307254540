import type { Context, Element, ElementRole } from "../architecture.js";
import { groupedBy } from "../grouped-by.js";
import type { Location } from "../location.js";
import type { Program } from "../program.js";
import type { Settings } from "../settings.js";
import type { EntryKind } from "../trace.js";
import { wordsOf } from "./written-name.js";

/** The domain terms of the program. */
export interface Vocabulary {
  /** Sorted by context; what stands in no context is under the whole system's. */
  readonly contexts: readonly {
    readonly context: string;
    readonly terms: number;
    readonly words: readonly { readonly label: string; readonly names: readonly string[]; readonly at: Location }[];
  }[];
  /** Terms that several contexts declare, each in its own sense. */
  readonly homonyms: readonly {
    readonly term: string;
    readonly places: readonly { readonly context: string; readonly role: string; readonly at: Location }[];
  }[];
  /** Declarations whose name holds a term that the glossary replaces. */
  readonly replaced: readonly { readonly term: string; readonly use: string; readonly name: string; readonly at: Location }[];
}

type Word = Pick<Element, "role" | "name" | "at">;

const LABELS: readonly (readonly [ElementRole, string])[] = [
  ["aggregate", "aggregates"],
  ["entity", "entities"],
  ["value-object", "value objects"],
  ["domain-event", "domain events"],
  ["integration-event", "integration events"],
  ["command", "commands"],
  ["query", "queries"],
];

/** What a name says of its role, not of the domain. */
const ROLE_ENDING = /(?:Entity|Aggregate|AggregateRoot|Root|ValueObject|VO|DomainEvent|IntegrationEvent|Event|Command|Query)$/;

/** The words of the domain by context, the terms that stand for two things, and those that the glossary replaces. */
export function vocabularyOf(program: Program, glossary: Settings["glossary"]): Vocabulary {
  const declared = program.elements().filter((element) => LABELS.some(([role]) => role === element.role) && isTerm(program, element));
  const contextOf = ({ at }: Word): Context | undefined => program.architecture.contextOf(at.file)?.context;
  const isDeclared = (word: Word): boolean =>
    declared.some((each) => each.name === word.name && contextOf(each)?.name === contextOf(word)?.name);
  const byContext = groupedBy(
    [...declared, ...takenWords(program).filter((word) => !isDeclared(word))].filter((word) => contextOf(word)?.kind !== "kernel"),
    (word) => contextOf(word)?.name ?? "outside of contexts",
  );
  const contexts = [...byContext].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    contexts: contexts.map(([context, elements]) => ({
      context,
      terms: new Set(elements.map(({ name }) => name)).size,
      words: LABELS.flatMap(([role, label]) => {
        const of = elements.filter((element) => element.role === role);
        const [first] = of;
        return first === undefined ? [] : [{ label, names: [...new Set(of.map(({ name }) => name))].sort(), at: first.at }];
      }),
    })),
    homonyms: homonymsOf(program, contexts),
    replaced: replacedIn(
      contexts.flatMap(([, elements]) => elements),
      glossary,
    ),
  };
}

const TAKEN: Readonly<Partial<Record<EntryKind, ElementRole>>> = { "command-handler": "command", "query-handler": "query" };

/** Commands and queries by the handlers that say which they take: their classes may look like any other. */
function takenWords(program: Program): readonly Word[] {
  return program.entries().flatMap(({ kind, name, at }): readonly Word[] => {
    const role = TAKEN[kind];
    const taken = /^([A-Za-z]\w*) → /.exec(name)?.[1];
    return role === undefined || taken === undefined ? [] : [{ role, name: taken, at }];
  });
}

/** A base class is no term. */
function isTerm(program: Program, { at, declaration: id }: Element): boolean {
  if (program.module(at.file)?.subject !== "source") return false;
  const declaration = program.declaration(at.file, id);
  return declaration?.is !== "class" || !declaration.abstract;
}

function homonymsOf(program: Program, contexts: readonly (readonly [string, readonly Word[]])[]): Vocabulary["homonyms"] {
  const terms = new Map<string, { context: string; role: string; at: Location }[]>();
  for (const [context, elements] of contexts) {
    for (const element of elements) {
      if (program.architecture.contextOf(element.at.file) === null) continue;
      const term = element.name.replace(ROLE_ENDING, "") || element.name;
      const places = terms.get(term) ?? [];
      terms.set(term, places);
      if (!places.some((each) => each.context === context)) places.push({ context, role: element.role.replace("-", " "), at: element.at });
    }
  }
  return [...terms]
    .filter(([, places]) => places.length > 1)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([term, places]) => ({ term, places }));
}

function replacedIn(elements: readonly Word[], glossary: Settings["glossary"]): Vocabulary["replaced"] {
  const terms = Object.entries(glossary).map(([term, { use }]) => ({ term, use, words: wordsOf(term) }));
  return elements.flatMap(({ name, at }) => {
    const words = ` ${wordsOf(name).join(" ")} `;
    return terms
      .filter((each) => each.words.length > 0 && words.includes(` ${each.words.join(" ")} `))
      .map(({ term, use }) => ({ term, use, name, at }));
  });
}
