import type { Element, Program } from "../../src/model/index.js";
import { book, defineRule, eventWords, tenseOf, z } from "../../src/model/index.js";

export default defineRule({
  meta: {
    leaf: "DA-01/event-flows",
    since: "0.1.0",
    summary: "a domain event is not named in the past tense",
    why: "An event is a fact that its receivers can't refuse. A name in the imperative or present reads as a command, and whoever receives it will treat it as one.",
    fix: "say what happened: subject and past participle, as in OrderPlaced",
    limits:
      "English names only, by a list of verbs; a name that may be past (PriceSet) is accepted, one without a known verb is a gap. Base classes are not judged.",
    references: [book("Vaughn Vernon", "Implementing Domain-Driven Design (2013)", "chapter 8, Domain Events")],
    options: z.object({
      allow: z.array(z.string()).default([]).describe("names that the team's language settles, accepted as they are"),
    }),
    messages: {
      tense: { severity: "warn", text: "the domain event {{name}} is not named in the past tense" },
    },
  },
  *check(program, { finding, evidence, gap, missing, options }) {
    const events = program.elements("domain-event").filter((event) => isConcrete(program, event));
    if (events.length === 0) {
      yield missing("no domain events", "domain events");
      return;
    }
    for (const event of events) {
      const tense = options.allow.includes(event.name) ? "past" : tenseOf(event.name);
      if (tense === "past") yield evidence(`${event.name} is named in the past tense`, event.at);
      else if (tense === "unknown") yield gap(`whether ${event.name} is named in the past tense can't be told`, event.at);
      else yield finding("tense", { at: event.at, data: { name: event.name }, subject: event.name });
    }
  },
});

/** Base classes name a kind of event, not one. */
function isConcrete(program: Program, event: Element): boolean {
  const declaration = program.declaration(event.at.file, event.declaration);
  return (
    program.module(event.at.file)?.subject === "source" &&
    eventWords(event.name).length > 0 &&
    !(declaration?.is === "class" && declaration.abstract)
  );
}
