/** Formats of `archlint check`. */
export const CHECK_FORMATS = ["text", "compact", "json", "sarif", "github", "gitlab", "junit", "checkstyle", "markdown"] as const;

/** Those that are a line for each finding, and nothing where there is none; of the others a reader expects a whole document. */
export const LINE_FORMATS: ReadonlySet<CheckFormat> = new Set(["text", "compact", "github"]);

/** One of them. */
export type CheckFormat = (typeof CHECK_FORMATS)[number];
