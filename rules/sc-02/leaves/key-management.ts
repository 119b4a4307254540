import type { Observed } from "../../../src/model/index.js";
import { defineLeaf, libraryClauses, observedLibraries } from "../../../src/model/index.js";

const LABELS = { "key-management": "keys and secrets" } as const;

/** Names of variables that hold what must stay secret. */
const SECRET = /(?:SECRET|PASSWORD|PASSWD|PRIVATE_KEY|API_KEY|ACCESS_KEY|TOKEN|CREDENTIALS?)(?:_|$)/;

export default defineLeaf({
  leaf: "SC-02/key-management",
  lookedFor: "key management services, vaults, secrets in committed environment files",
  *observe(context): Iterable<Observed> {
    yield* observedLibraries(context, LABELS);
    for (const { name, at } of context.artifacts.environment) {
      if (SECRET.test(name)) yield { text: `the environment file names ${name}`, at };
    }
  },
  say(results, context) {
    if (results.findings().length > 0) return null;
    const named = context.artifacts.environment.filter(({ name }) => SECRET.test(name)).length;
    const clauses = [
      ...libraryClauses(context, LABELS),
      ...(named > 0 ? [`${named} ${named === 1 ? "variable" : "variables"} named as secrets in committed environment files`] : []),
    ];
    return clauses.length === 0 ? null : clauses.join("; ");
  },
});
