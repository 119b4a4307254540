import { defineLeaf, libraryClauses, observedLibraries } from "../../../src/model/index.js";

const LABELS = { encryption: "encryption", "password-hashing": "key derivation and password hashing" } as const;

export default defineLeaf({
  leaf: "SC-02/encryption",
  lookedFor: "ciphers, libraries of encryption, hashes of passwords",
  observe: (context) => observedLibraries(context, LABELS),
  say: (results, context) => (results.findings().length > 0 ? null : libraryClauses(context, LABELS).join("; ") || null),
});
