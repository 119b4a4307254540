import { existsSync } from "node:fs";
import { relative, sep } from "node:path";
import { ENGINE_RULES } from "../check/engine-rules.js";
import { nearest } from "../config/suggestion.js";
import { ArchlintError } from "../model/error.js";
import { nestedAt } from "../model/index.js";
import type { ReviewRequest } from "../review/review.js";
import { review } from "../review/review.js";
import { explainFolder } from "./explain-folder.js";
import { explainPath } from "./explain-path.js";
import { explainEngineRule, explainRule } from "./explain-rule.js";
import type { GlobalOptions } from "./global-options.js";
import { ofWorkingPackage, openTarget } from "./open-target.js";
import { print } from "./print.js";
import { reviewIfAny } from "./review-if-any.js";
import { ruleState } from "./rule-state.js";
import { screenFor } from "./screen.js";

/** Explains a rule, or what archlint takes a file or folder for. */
export async function explain(subject: string, globals: GlobalOptions): Promise<number> {
  const { RULES } = await import("../../rules/index.js");
  const screen = screenFor(null, globals.color);
  const rule = RULES.find((each) => each.id === subject);
  const engineRule = ENGINE_RULES.find((each) => each.id === subject);
  if (engineRule !== undefined) print(explainEngineRule(engineRule, screen));
  else if (rule !== undefined) {
    const { request, inside } = ofWorkingPackage(await openTarget([], globals));
    const judgement = (await reviewIfAny(request))?.judgement ?? null;
    print(explainRule(rule, ruleState(rule, request.loaded.settings, judgement, inside), screen));
  } else if (existsSync(subject)) print(await explainPlace(subject, globals));
  else {
    const near = nearest(
      subject,
      [...RULES, ...ENGINE_RULES].map((each) => each.id),
    );
    const meant = near ?? (await pathFromRoot(subject, globals));
    throw new ArchlintError(
      `there is no rule and no path "${subject}"${meant === null ? "; archlint rules lists the rules" : `; did you mean "${meant}"?`}`,
    );
  }
  return 0;
}

/** Reports name files from the root, and whoever takes a path from one may stand in a folder below it. */
async function pathFromRoot(path: string, globals: GlobalOptions): Promise<string | null> {
  const { prefix } = await openTarget([], globals);
  return prefix !== "" && existsSync(`${prefix}${path}`) ? `${prefix}${path}` : null;
}

async function explainPlace(path: string, globals: GlobalOptions): Promise<string> {
  const { request, prefix } = await openTarget([path], globals);
  const reviewed = await review(request);
  const screen = screenFor(null, globals.color);
  const [named] = request.named;
  const module = named === undefined ? null : reviewed.program.module(named);
  if (module === null) return explainFolder(reviewed, named ?? "", prefix, screen);
  return explainPath(reviewed, { module, files: configurationsFor(request, module.path) }, prefix, screen);
}

function configurationsFor({ loaded }: ReviewRequest, path: string): readonly string[] {
  const ofRoot = loaded.file === null ? [] : [relative(loaded.root, loaded.file).split(sep).join("/")];
  return [...ofRoot, ...nestedAt(loaded.settings, path).map(({ file }) => file)];
}
