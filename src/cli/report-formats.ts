/** Forms of `archlint report`. */
export const REPORT_FORMATS = ["text", "markdown", "html", "json"] as const;

/** One of them. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];
