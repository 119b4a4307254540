import { defineLeaf, libraryClauses, observedLibraries } from "../../../src/model/index.js";

const LABELS = { webauthn: "passkeys and security keys (WebAuthn)", "one-time-password": "one-time passwords" } as const;

export default defineLeaf({
  leaf: "SC-01/multi-factor-authentication",
  lookedFor: "libraries for WebAuthn and one-time passwords",
  observe: (context) => observedLibraries(context, LABELS),
  say: (results, context) => (results.findings().length > 0 ? null : libraryClauses(context, LABELS).join("; ") || null),
});
