import type { LeafContext, Observed, Vocabulary } from "../../../src/model/index.js";
import { counted, defineLeaf, listed, vocabularyOf } from "../../../src/model/index.js";

export default defineLeaf({
  leaf: "DA-01/ubiquitous-language",
  lookedFor: "aggregates, entities, value objects, domain events, commands and queries, and a glossary in .archlint.yml",
  *observe({ program, settings, place }): Iterable<Observed> {
    const vocabulary = vocabularyOf(program, settings.glossary);
    for (const { context, words } of vocabulary.contexts)
      for (const { label, names, at } of words) yield { text: `${context}: ${label} ${listed(names, 12)}`, at: place(at) };
    for (const { term, places } of vocabulary.homonyms) {
      const [first] = places;
      const where = places.map(({ context, role }) => `${role} in ${context}`);
      if (first !== undefined) yield { text: `${term} is declared in several contexts: ${where.join(", ")}`, at: place(first.at) };
    }
    for (const { term, use, name, at } of vocabulary.replaced)
      yield { text: `${name} says ${term}, for which the glossary has ${use}`, at: place(at) };
  },
  say(_results, context) {
    const vocabulary = wordsOf(context);
    const terms = vocabulary.contexts.map(({ context: name, terms: count }) => `${name} ${count}`);
    const glossary = Object.keys(context.settings.glossary).length;
    const clauses = [
      ...(terms.length > 0 ? [`domain terms by context: ${listed(terms, 12)}`] : []),
      ...(vocabulary.homonyms.length > 0
        ? [`${listed(vocabulary.homonyms.map(({ term }) => term))} declared in more than one context`]
        : terms.length > 1
          ? ["no term is declared in two contexts"]
          : []),
      ...(glossary === 0
        ? ["no glossary in .archlint.yml"]
        : [
            `glossary of ${counted(glossary, "term")}: ${
              vocabulary.replaced.length === 0
                ? "no declaration uses a replaced one"
                : `${counted(vocabulary.replaced.length, "declaration")} with a replaced one`
            }`,
          ]),
    ];
    return clauses.join("; ");
  },
});

function wordsOf({ program, settings }: LeafContext): Vocabulary {
  return vocabularyOf(program, settings.glossary);
}
