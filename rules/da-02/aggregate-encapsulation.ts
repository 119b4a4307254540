import {
  book,
  boundChain,
  classAt,
  defineRule,
  domainModelOf,
  handedOut,
  mutabilitiesOf,
  z,
  type BoundClass,
  type ClassMember,
  type DomainModel,
  type DomainObject,
  type Location,
  type Program,
} from "../../src/model/index.js";

export default defineRule({
  meta: {
    leaf: "DA-02/aggregate-boundaries",
    since: "0.1.0",
    summary: "an aggregate root or entity lets others change its state past its methods",
    why: "An aggregate keeps its rules by being the only one that changes its state. A field that anyone assigns, a setter, or a list that is handed out as it is, lets any caller break them, and no method of the root is there to refuse or to record what happened.",
    fix: "make the field private, and change it in a method that is named for what happens and checks the rules",
    limits:
      "Public fields, setters, getters and methods without parameters are judged, inherited ones too; a method that only sets a field is taken for behaviour. What is handed out counts where it is known to be an array, `Map`, `Set`, a class of its own around one, or the object that holds the state; a copy, a readonly type and single objects are accepted. A class with decorated public fields, which an ORM or a serializer writes, is a gap, and so is a class that only its folder makes an entity, that has no behaviour and that no root is seen to hold.",
    references: [
      book("Eric Evans", "Domain-Driven Design (2003)", "chapter 6, Aggregates"),
      book("Vaughn Vernon", "Implementing Domain-Driven Design (2013)", "chapter 10, Aggregates"),
      book("Martin Fowler", "Refactoring, 2nd edition (2018)", "Encapsulate Collection"),
    ],
    options: z.object({}),
    messages: {
      field: { severity: "warn", text: "the field {{field}} of the {{kind}} {{name}} can be assigned from outside" },
      setter: {
        severity: "warn",
        text: "the {{kind}} {{name}} has a public setter for {{field}}",
        fix: "replace the setter by a method that is named for what happens and checks the rules",
      },
      collection: {
        severity: "warn",
        text: "{{field}} of the {{kind}} {{name}} gives others a collection of its own that they can change",
        fix: "return a copy or a readonly type, and change the collection in methods of {{name}}",
      },
      state: {
        severity: "warn",
        text: "{{field}} of the {{kind}} {{name}} gives others the object that holds its state, which they can change",
        fix: "make it private or protected, or return a readonly copy",
      },
    },
  },
  *check(program, { finding, evidence, gap, missing }) {
    const model = domainModelOf(program);
    if (model.objects.length === 0) {
      yield missing("no aggregates or entities", "aggregate roots and entities of the domain");
      return;
    }
    const byPlace = new Map<string, { readonly fault: Fault; readonly objects: DomainObject[] }>();
    for (const object of model.objects) {
      const { element } = object;
      const start = classAt(program, object);
      if (start === null) continue;
      const chain = boundChain(program, start);
      const doubt = doubtAbout(model, object, chain);
      if (doubt !== null) {
        yield gap(doubt, element.at);
        continue;
      }
      const faults = faultsOf(program, chain);
      for (const fault of faults) {
        const key = `${fault.at.file} ${fault.at.span[0]}`;
        byPlace.set(key, { fault, objects: [...(byPlace.get(key)?.objects ?? []), object] });
      }
      if (faults.length === 0) yield evidence(`${element.name} keeps its state to itself`, element.at);
    }
    for (const { fault, objects } of byPlace.values()) {
      const { messageId, owner, field, at } = fault;
      const own = objects.find(({ element }) => element.name === owner);
      yield finding(messageId, {
        at,
        data: { kind: kindOf(own), name: owner, field },
        certainty: objects.some(({ element }) => element.reasons.some(({ strength }) => strength !== "likely")) ? "proven" : "likely",
        related: objects.flatMap((each) => (each === own ? [] : [{ at: each.element.at, message: `${each.element.name} inherits it` }])),
        subject: `${messageId} ${field}`,
      });
    }
  },
});

interface Fault {
  readonly messageId: "field" | "setter" | "collection" | "state";
  readonly owner: string;
  readonly field: string;
  readonly at: Location;
}

function faultsOf(program: Program, chain: readonly BoundClass[]): readonly Fault[] {
  const open = mutabilitiesOf(program, chain, { isOpen, tellsWrites: "none" });
  return [
    ...open.flatMap(({ messageId, owner, field, at }): Fault[] => (messageId === "write" ? [] : [{ messageId, owner, field, at }])),
    ...handedOut(program, chain).map(({ is, owner, member, at }): Fault => ({ messageId: is, owner, field: member, at })),
  ];
}

/** `declare` types what a base holds, and a computed name is a mark rather than state. */
function isOpen(member: ClassMember): boolean {
  return member.access === "public" && !member.declare && member.name !== "[computed]";
}

function doubtAbout(model: DomainModel, object: DomainObject, chain: readonly BoundClass[]): string | null {
  const { name } = object.element;
  if (chain.some(hasMappedOpenFields)) return `${name} has decorated public fields, which an ORM or a serializer writes`;
  return isPerhapsData(model, object, chain) ? `${name} has no behaviour: whether it is an entity or carries data can't be told` : null;
}

function hasMappedOpenFields({ declaration }: BoundClass): boolean {
  return declaration.members.some((member) => member.is === "field" && !member.static && isOpen(member) && member.decorators.length > 0);
}

function kindOf(object: DomainObject | undefined): string {
  if (object === undefined) return "base class";
  return object.isRoot ? "aggregate root" : "entity";
}

/** Known as an entity only by where it stands, and nothing in it acts. */
function isPerhapsData(model: DomainModel, { key, element }: DomainObject, [own]: readonly BoundClass[]): boolean {
  const acts = own?.declaration.members.some((member) => member.is === "method" && !member.static && member.function !== null) ?? false;
  return !acts && !model.rootsOf.has(key) && element.reasons.every(({ strength }) => strength === "likely");
}
