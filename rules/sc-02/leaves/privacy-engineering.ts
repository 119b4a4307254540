import type { Observed } from "../../../src/model/index.js";
import { defineLeaf, wordsOf } from "../../../src/model/index.js";

/** What an entry is called that serves a right of the person: erasure, access, consent (GDPR articles 7, 15, 17, 20). */
const RIGHT =
  /\b(?:gdpr|consents?|erasure|erase|anonymi[sz]\w+|pseudonymi[sz]\w+|forget me|right to be forgotten|data export|export (?:my|personal|user) data|export personal|data subject|(?:delete|remove|purge) (?:my|own|personal) (?:account|data)|retention)\b/;

export default defineLeaf({
  leaf: "SC-02/privacy-engineering",
  lookedFor: "entries named for erasure, consent, retention or export of personal data; privacy documents",
  *observe({ program, artifacts, place }): Iterable<Observed> {
    for (const { name, at } of program.entries()) {
      if (RIGHT.test(wordsOf(name).join(" "))) yield { text: `entry named for a right of the person: ${name}`, at: place(at) };
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
