import type { Observed } from "../../../src/model/index.js";
import { DATA_KINDS, defineLeaf, personalFields } from "../../../src/model/index.js";

export default defineLeaf({
  leaf: "SC-02/data-classification",
  lookedFor: "fields of entities, persistence models and tables that are named for personal or sensitive data",
  *observe(context): Iterable<Observed> {
    for (const { kind, name, at, context: owner } of personalFields(context)) {
      yield { text: `${kind}: ${name}${owner === null ? "" : ` (${owner})`}`, at };
    }
  },
  say(_, context) {
    const fields = personalFields(context);
    const counts = DATA_KINDS.flatMap((kind) => {
      const count = fields.filter((field) => field.kind === kind).length;
      return count === 0 ? [] : [`${count} ${kind}`];
    });
    return counts.length === 0
      ? null
      : `${fields.length} ${fields.length === 1 ? "field is" : "fields are"} named for sensitive data: ${counts.join(", ")}`;
  },
});
