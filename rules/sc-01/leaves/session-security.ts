import { defineLeaf } from "../../../src/model/index.js";

export default defineLeaf({
  leaf: "SC-01/session-security",
  lookedFor: "cookies, sessions, defences against cross-site requests",
  say(results) {
    const weak = results.findings("sc/cookie-flags").length;
    const good = results.evidence("sc/cookie-flags").length;
    if (weak + good === 0) return null;
    const held = `${good} of ${weak + good} cookies carry HttpOnly, Secure and SameSite`;
    return weak === 0 ? held : `${held}; ${weak} ${weak === 1 ? "doesn't" : "don't"}`;
  },
});
