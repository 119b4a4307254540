import { book, classChain, defineRule, hasMappedFields, mutabilitiesOf, z } from "../../src/model/index.js";

export default defineRule({
  meta: {
    leaf: "DA-02/aggregate-boundaries",
    since: "0.1.0",
    summary: "a value object has a mutable field, a setter, or a method that writes this",
    why: "A value is shared freely because it never changes. Once one holder can change it, every other holder's state changes too, past the aggregate that should guard it, and equality and map keys break.",
    fix: "make the field readonly, and return a new value from what changes it",
    limits:
      "Own and inherited members of classes within the program; a private or inherited protected field that only construction writes is accepted, and so are a lazily computed private field and a value that freezes itself. Of what a readonly field holds, nothing is asked. A class with decorated fields, which an ORM or a serializer writes, is a gap.",
    references: [
      book("Eric Evans", "Domain-Driven Design (2003)", "chapter 5, Value Objects"),
      book("Vaughn Vernon", "Implementing Domain-Driven Design (2013)", "chapter 6, Value Objects"),
    ],
    options: z.object({}),
    messages: {
      field: { severity: "error", text: "the field {{field}} of the value object {{name}} can be assigned" },
      setter: {
        severity: "error",
        text: "the value object {{name}} has a setter for {{field}}",
        fix: "replace the setter by a method that returns a new {{name}}",
      },
      write: {
        severity: "error",
        text: "{{method}} changes the field {{field}} of the value object {{name}}",
        fix: "return a new {{name}} instead",
      },
    },
  },
  *check(program, { finding, evidence, gap, missing }) {
    const values = program.elements("value-object").filter((value) => program.module(value.at.file)?.subject === "source");
    if (values.length === 0) {
      yield missing("no value objects", "value objects");
      return;
    }
    const said = new Set<string>();
    for (const value of values) {
      const chain = classChain(program, value.at.file, value.declaration);
      if (chain.length === 0) continue;
      if (chain.some(hasMappedFields)) {
        yield gap(`${value.name} has decorated fields, which an ORM or a serializer writes`, value.at);
        continue;
      }
      const faults = mutabilitiesOf(program, chain, {
        // A protected field of a base class is its heirs' to guard; whoever writes it is told.
        isOpen: (field, depth) => field.access === "public" || (field.access === "protected" && depth === 0),
        tellsWrites: "all",
      });
      for (const { messageId, field, method, at, owner } of faults) {
        const key = `${at.file} ${at.span[0]}`;
        if (said.has(key)) continue;
        said.add(key);
        const related = owner === value.name ? [] : [{ at: value.at, message: `${value.name} inherits it` }];
        yield finding(messageId, {
          at,
          data: { name: isValueBase(owner) ? owner : value.name, field, method },
          related,
          subject: `${messageId} ${field} ${method}`,
        });
      }
      if (faults.length === 0) yield evidence(`${value.name} is immutable`, value.at);
    }
  },
});

/** A base class that is made for value objects is at fault itself; of another base, its heir is. */
function isValueBase(owner: string): boolean {
  return /ValueObject|^VO$/.test(owner);
}
