import { defineLibraryLeaf } from "../../../src/model/index.js";

export default defineLibraryLeaf({
  leaf: "SC-02/encryption",
  lookedFor: "ciphers, libraries of encryption, hashes of passwords",
  labels: { encryption: "encryption", "password-hashing": "key derivation and password hashing" },
});
