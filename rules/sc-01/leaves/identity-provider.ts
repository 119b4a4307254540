import { defineLibraryLeaf } from "../../../src/model/index.js";

export default defineLibraryLeaf({
  leaf: "SC-01/identity-provider",
  lookedFor: "libraries of identity providers, OAuth and OpenID Connect clients, sign-in strategies",
  labels: {
    "identity-provider": "identity provider",
    "oauth-client": "sign-in through another provider",
    "password-login": "sign-in by password",
  },
});
