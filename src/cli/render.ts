import type { ChalkInstance } from "chalk";
import type { Answer } from "../review/review.js";
import type { CheckFormat } from "./check-formats.js";

/** What the formats need beside the answer. */
export interface RenderOptions {
  /** What leads from the working folder to the root. */
  readonly prefix: string;
  /** What leads from the checkout's top to the root: reports that other tools read name files so, wherever archlint was started. */
  readonly checkoutPrefix: string;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly architecture: boolean;
  /** What is judged where that is only a change. */
  readonly change: string | null;
  readonly width: number;
  readonly paint: ChalkInstance;
  readonly unicode: boolean;
}

/** One format of a checked repository; only that format's code is loaded. */
export async function render(format: CheckFormat, answer: Answer, options: RenderOptions): Promise<string> {
  const { result, workspace } = answer;
  const { quiet, verbose } = options;
  const pathOf = (file: string): string => `${options.prefix}${file}`;
  const inCheckout = (file: string): string => `${options.checkoutPrefix}${file}`;
  const report = { quiet, verbose, pathOf: inCheckout };
  switch (format) {
    case "text": {
      const { renderText } = await import("../output/text.js");
      const texts = new Map(workspace.sources.map((source) => [source.path, source.text]));
      return renderText(result, {
        ...options,
        source: (file) => texts.get(file) ?? null,
        pathOf,
        why: (rule) => answer.whys[rule] ?? null,
        noLayersBecause: answer.noLayersBecause,
      });
    }
    case "compact":
      return (await import("../output/compact.js")).renderCompact(result, { quiet, verbose, pathOf });
    case "json":
      return (await import("../output/json.js")).renderJson(result, { architecture: options.architecture });
    case "github":
      return (await import("../output/github.js")).renderGithub(result, report);
    case "gitlab":
      return (await import("../output/gitlab.js")).renderGitlab(result, report);
    case "junit":
      return (await import("../output/junit.js")).renderJunit(result, report);
    case "checkstyle":
      return (await import("../output/checkstyle.js")).renderCheckstyle(result, report);
    case "markdown":
      return (await import("../output/markdown.js")).renderMarkdown(result, report);
    case "sarif": {
      const { RULES } = await import("../../rules/index.js");
      return (await import("../output/sarif.js")).renderSarif(result, { rules: RULES, pathOf: inCheckout });
    }
  }
}
