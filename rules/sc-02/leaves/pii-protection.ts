import { defineLibraryLeaf } from "../../../src/model/index.js";

export default defineLibraryLeaf({
  leaf: "SC-02/pii-protection",
  lookedFor: "redaction of logs, encryption or pseudonyms of personal fields",
  labels: { redaction: "redaction" },
});
