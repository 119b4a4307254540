import {
  book,
  domainModelOf,
  identitiesIn,
  z,
  defineRule,
  type DomainModel,
  type DomainObject,
  type StoredObject,
} from "../../src/model/index.js";

export default defineRule({
  meta: {
    leaf: "DA-02/aggregate-boundaries",
    since: "0.1.0",
    summary: "an aggregate root or its entity stores another aggregate root instead of its identity",
    why: "An aggregate is loaded, checked and saved as one. A root that another aggregate stores is loaded with it, can be changed past its own repository and lock, and drags both into one transaction; the boundary that was drawn to keep them consistent apart is gone.",
    fix: "store the identity of {{root}}, and load it by its repository where it is needed",
    limits:
      "Fields, parameter properties and the properties of the types that describe the state (`Entity<OrderProps>`, interfaces, type aliases, schemas) are followed through lists, value objects and classes without a role; parameters, locals and persistence classes are not judged. A root that stores its own kind, a type of a package that may hold the root or only name it, and an entity that holds one root and that no root is seen to hold, are gaps.",
    references: [
      book("Vaughn Vernon", "Implementing Domain-Driven Design (2013)", "chapter 10, Rule: Reference Other Aggregates by Identity"),
      book("Eric Evans", "Domain-Driven Design (2003)", "chapter 6, Aggregates"),
    ],
    options: z.object({}),
    messages: {
      stored: { severity: "error", text: "the {{kind}} {{holder}} stores the aggregate root {{root}} in {{field}}" },
    },
  },
  *check(program, { finding, evidence, gap, missing }) {
    const model = domainModelOf(program);
    if (!model.objects.some((object) => object.isRoot)) {
      yield missing("no aggregates", "aggregate roots");
      return;
    }
    const said = new Set<string>();
    for (const holder of model.objects) {
      let stores = false;
      for (const stored of model.states.get(holder.key)?.objects ?? []) {
        const root = model.objectOf(stored.of);
        if (root?.isRoot !== true || isInsideOf(model, holder, root)) continue;
        stores = true;
        const key = `${stored.at.file} ${stored.at.span[0]} ${root.key}`;
        if (said.has(key)) continue;
        said.add(key);
        const doubt = doubtAbout(model, holder, root, stored);
        if (doubt !== null) {
          yield gap(doubt, stored.at);
          continue;
        }
        yield finding("stored", {
          at: stored.at,
          data: { kind: kindOf(holder), holder: holder.element.name, root: root.element.name, field: stored.field },
          certainty: [holder, root].every((each) => each.element.reasons.some(({ strength }) => strength !== "likely"))
            ? "proven"
            : "likely",
          related: [...stored.through, { at: root.element.at, message: `the aggregate root ${root.element.name}` }],
          subject: `${holder.element.name} ${stored.field} ${root.element.name}`,
        });
      }
      if (!stores && holder.isRoot)
        yield evidence(`${holder.element.name} stores no other aggregate${referencesOf(model, holder)}`, holder.element.at);
    }
  },
});

/** An entity may point back to the root whose aggregate it is in. */
function isInsideOf(model: DomainModel, holder: DomainObject, root: DomainObject): boolean {
  const roots = model.rootsOf.get(holder.key);
  return !holder.isRoot && model.objects.some((each) => roots?.has(each.key) === true && model.isFamily(each, root));
}

function doubtAbout(model: DomainModel, holder: DomainObject, root: DomainObject, { many, certain, field }: StoredObject): string | null {
  const [name, other] = [holder.element.name, root.element.name];
  if (model.isFamily(holder, root))
    return `${name} stores its own kind in ${field}: whether that is one tree or several aggregates can't be told`;
  if (!certain) return `${field} of ${name} is of an outside type that may hold ${other} or only name it`;
  if (!holder.isRoot && !many && !model.rootsOf.has(holder.key))
    return `${name} holds ${other}, and no root is seen to hold ${name}: it may be in the aggregate of ${other}`;
  return null;
}

/** `; it refers to Member by memberId`, for the roots whose identity is among its state. */
function referencesOf(model: DomainModel, holder: DomainObject): string {
  const others = identitiesIn(model, holder).map(({ root, field }) => `${root} by ${field}`);
  return others.length === 0 ? "" : `; it refers to ${others.join(", ")}`;
}

function kindOf(holder: DomainObject): string {
  return holder.isRoot ? "aggregate root" : "entity";
}
