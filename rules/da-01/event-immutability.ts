import { book, classChain, defineRule, hasMappedFields, mutabilitiesOf, z } from "../../src/model/index.js";

export default defineRule({
  meta: {
    leaf: "DA-01/event-flows",
    since: "0.1.0",
    summary: "a domain event has a mutable field",
    why: "An event records what has happened and goes to several handlers. If one of them can change it, the next handles something that never happened, and the record is worth nothing.",
    fix: "make the field readonly",
    limits:
      "Fields, parameter properties, setters and methods of classes are judged, inherited ones too; a private or protected field that no method writes is accepted, and so is an event that freezes itself. Of what a readonly field holds, nothing is asked. A class with decorated fields, which an ORM or a serializer writes, is a gap.",
    references: [
      book("Vaughn Vernon", "Implementing Domain-Driven Design (2013)", "chapter 8, Domain Events"),
      book("Eric Evans", "Domain-Driven Design Reference (2015)", "Domain Events"),
    ],
    options: z.object({}),
    messages: {
      field: { severity: "error", text: "the field {{field}} of the domain event {{event}} can be assigned" },
      setter: { severity: "error", text: "the domain event {{event}} has a setter for {{field}}", fix: "remove the setter" },
      write: {
        severity: "error",
        text: "{{method}} changes the field {{field}} of the domain event {{event}}",
        fix: "return a new event, or remove the method",
      },
    },
  },
  *check(program, { finding, evidence, gap, missing }) {
    const events = program.elements("domain-event").filter((event) => program.module(event.at.file)?.subject === "source");
    if (events.length === 0) {
      yield missing("no domain events", "domain events");
      return;
    }
    const said = new Set<string>();
    for (const event of events) {
      const chain = classChain(program, event.at.file, event.declaration);
      if (chain.length === 0) {
        yield gap(`${event.name} is no class: whether its objects change can't be told`, event.at);
      } else if (chain.some(hasMappedFields)) {
        yield gap(`${event.name} has decorated fields, which an ORM or a serializer writes`, event.at);
      } else {
        const faults = mutabilitiesOf(program, chain, { isOpen: (field) => field.access === "public", tellsWrites: "to-closed-fields" });
        for (const { messageId, owner, field, method, at } of faults) {
          const key = `${at.file} ${at.span[0]}`;
          if (said.has(key)) continue;
          said.add(key);
          yield finding(messageId, {
            at,
            data: { event: owner, field, method },
            related: owner === event.name ? [] : [{ at: event.at, message: `${event.name} inherits it` }],
            subject: `${messageId} ${field} ${method}`,
          });
        }
        if (faults.length === 0) yield evidence(`${event.name} is immutable`, event.at);
      }
    }
  },
});
