/** Formats of `archlint check`. */
export const CHECK_FORMATS = ["text", "compact", "json", "sarif", "github", "gitlab", "junit", "checkstyle", "markdown"] as const;

/** One of them. */
export type CheckFormat = (typeof CHECK_FORMATS)[number];
