import type { ChalkInstance } from "chalk";
import type { Answer } from "../review/review.js";
import type { CheckFormat } from "./outlets.js";

/** What the formats need beside the answer. */
export interface RenderOptions {
  /** What leads from the working folder to the root. */
  readonly prefix: string;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly architecture: boolean;
  readonly width: number;
  readonly paint: ChalkInstance;
  readonly unicode: boolean;
}

/** One format of a checked repository; only that format's code is loaded. */
export async function render(format: CheckFormat, answer: Answer, options: RenderOptions): Promise<string> {
  const { result, workspace } = answer;
  const { quiet, verbose } = options;
  const pathOf = (file: string): string => `${options.prefix}${file}`;
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
      return (await import("../output/github.js")).renderGithub(result, { quiet, verbose, pathOf });
    case "sarif":
      return (await import("../output/sarif.js")).renderSarif(result, { rules: (await import("../../rules/index.js")).RULES, pathOf });
  }
}
