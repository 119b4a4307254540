export { analyze } from "./analyze.js";
export type { AnalyzeOptions, RuleOption } from "./analyze.js";
export { ArchlintError, asvs, book, cwe, defineRule, page, rfc, z } from "./model/index.js";
export type * from "./model/index.js";
