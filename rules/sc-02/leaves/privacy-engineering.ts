import type { Observed } from "../../../src/model/index.js";
import { defineLeaf } from "../../../src/model/index.js";

/** What an entry is called that serves a right of the person: erasure, access, consent (GDPR articles 7, 15, 17, 20). */
const RIGHT = /gdpr|consent|erasure|anonymi[sz]e|pseudonymi[sz]e|forgetme|righttobeforgotten|dataexport|exportpersonal|retention/i;

export default defineLeaf({
  leaf: "SC-02/privacy-engineering",
  lookedFor: "entries named for erasure, consent, retention or export of personal data; privacy documents",
  *observe({ program, artifacts, place }): Iterable<Observed> {
    for (const { name, at } of program.entries()) {
      if (RIGHT.test(name.replace(/[^a-z]/gi, ""))) yield { text: `entry named for a right of the person: ${name}`, at: place(at) };
    }
    for (const { kind, title, at } of artifacts.documents) if (kind === "privacy-policy") yield { text: `privacy document: ${title}`, at };
  },
  say(results) {
    const named = results.observed.length;
    return named === 0
      ? null
      : `${named} ${named === 1 ? "entry or document is" : "entries and documents are"} named for privacy; what they do is not judged`;
  },
});
