import type { EnvironmentEntry, Finding, LeafContext, Observed } from "../../../src/model/index.js";
import { counted, defineLeaf, libraryClauses, observedLibraries, tellsOfSecret } from "../../../src/model/index.js";

const LABELS = { "key-management": "keys and secrets" } as const;

/** Names of variables that hold what must stay secret. */
const SECRET = /(?:SECRET|PASSWORD|PASSWD|PRIVATE_KEY|API_KEY|ACCESS_KEY|TOKEN|CREDENTIALS?)(?:_|$)/;

/** Names of what only speaks of a secret: how long it holds, where it is asked for, how it is made. */
const ABOUT =
  /_(?:EXPIR\w*|TTL|LIFETIME|DURATION|MAX_?AGE|(?:MILLI)?SECONDS|MS|MINUTES|HOURS|DAYS|LENGTH|ROUNDS|URL|URI|ENDPOINT|ISSUER|AUDIENCE|ALGORITHM|ALG|HEADER|COOKIE|NAME|TYPE|ENABLED|POLICY)$/;

export default defineLeaf({
  leaf: "SC-02/key-management",
  lookedFor: "key management services, vaults, secrets in the source and in committed environment files",
  *observe(context): Iterable<Observed> {
    for (const { file, line, column, leaf } of inSource(context))
      yield { text: `a secret stands in the source (${leaf ?? ""})`, at: { file, line, column } };
    yield* observedLibraries(context, LABELS);
    for (const { name, hasValue, at } of secrets(context)) {
      if (hasValue) yield { text: `a committed environment file gives ${name} a value`, at };
    }
    const [empty] = secrets(context).filter(({ hasValue }) => !hasValue);
    if (empty !== undefined) yield { text: `${empty.name} and its like are named without a value`, at: empty.at };
  },
  say(_, context) {
    const all = secrets(context);
    const given = all.filter(({ hasValue }) => hasValue).length;
    const empty = all.length - given;
    const written = inSource(context).length;
    const clauses = [
      ...(written > 0 ? [`${counted(written, "secret")} in the source`] : []),
      ...libraryClauses(context, LABELS),
      ...(given > 0 ? [`committed environment files give ${counted(given, "secret")} a value`] : []),
      ...(empty > 0 ? [`environment files name ${counted(empty, "secret")} without a value`] : []),
    ];
    return clauses.length === 0 ? null : clauses.join("; ");
  },
});

function inSource({ findings }: LeafContext): readonly Finding[] {
  return findings.filter(tellsOfSecret);
}

function secrets({ artifacts }: LeafContext): readonly EnvironmentEntry[] {
  return artifacts.environment.filter(({ name }) => SECRET.test(name) && !ABOUT.test(name));
}
