import { Chalk } from "chalk";
import type { Report } from "../model/report.js";
import type { ReportFormat } from "./report-formats.js";
import type { Screen } from "./screen.js";

/** What the forms need beside the report. */
export interface RenderReportOptions {
  readonly screen: Screen;
  readonly verbose: boolean;
  /** What leads from where the reader stands to the root, with `/` at its end. */
  readonly prefix: string;
  /** The text of a file that was read; null of any other. */
  readonly source: (file: string) => string | null;
}

/** How a report in a file is written: the same on every machine, with paths relative to the root. */
export const IN_A_FILE = { screen: { width: 100, paint: new Chalk({ level: 0 }), unicode: true }, prefix: "" } as const;

/** One form of a report; only that form's code is loaded. */
export async function renderReport(format: ReportFormat, made: Report, options: RenderReportOptions): Promise<string> {
  const { verbose, source, prefix } = options;
  const pathOf = (file: string): string => `${prefix}${file}`;
  switch (format) {
    case "text":
      return (await import("../output/report/report-text.js")).renderReportText(made, { ...options.screen, verbose, pathOf });
    case "markdown":
      return (await import("../output/report/report-markdown.js")).renderReportMarkdown(made, { verbose });
    case "html":
      return (await import("../output/report/report-html.js")).renderReportHtml(made, { source });
    case "json":
      return (await import("../output/visible.js")).safeJson(made);
  }
}
