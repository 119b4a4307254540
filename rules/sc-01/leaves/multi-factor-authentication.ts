import { defineLibraryLeaf } from "../../../src/model/index.js";

export default defineLibraryLeaf({
  leaf: "SC-01/multi-factor-authentication",
  lookedFor: "libraries for WebAuthn and one-time passwords",
  labels: { webauthn: "passkeys and security keys (WebAuthn)", "one-time-password": "one-time passwords" },
});
