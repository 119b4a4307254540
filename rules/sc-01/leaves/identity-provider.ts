import { defineLeaf, libraryClauses, observedLibraries } from "../../../src/model/index.js";

const LABELS = {
  "identity-provider": "identity provider",
  "oauth-client": "sign-in through another provider",
  "password-login": "sign-in by password",
} as const;

export default defineLeaf({
  leaf: "SC-01/identity-provider",
  lookedFor: "libraries of identity providers, OAuth and OpenID Connect clients, sign-in strategies",
  observe: (context) => observedLibraries(context, LABELS),
  say(results, context) {
    const clauses = libraryClauses(context, LABELS);
    return results.findings().length > 0 || clauses.length === 0 ? null : clauses.join("; ");
  },
});
