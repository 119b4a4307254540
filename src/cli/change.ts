import { shownPath } from "../config/find-configuration.js";
import type { LoadedSettings } from "../config/load-settings.js";
import { ArchlintError } from "../model/error.js";
import type { Answer, ReviewRequest } from "../review/review.js";
import { NOTHING_TO_LINT, answer } from "../review/review.js";
import { broughtBy, hasOpen, withoutFindings, withoutPosture } from "../review/brought-by.js";
import type { Tree } from "../workspace/tree.js";
import { note } from "./report-error.js";

/** Options that ask for what a change brings. */
export interface ChangeOptions {
  readonly staged?: boolean;
  readonly since?: string;
}

/** A change: the state after it, and the one before. */
export interface Change {
  /** Undefined for the files on disk. */
  readonly after: Tree | undefined;
  /** Null where there was nothing before. */
  before(): Tree | null;
  /** As notes call it. */
  readonly name: string;
  /** Nothing is changed at all. */
  readonly isEmpty: boolean;
}

/** The change that is asked for, or null for none. */
export async function changeOf({ staged, since }: ChangeOptions, { root, read }: LoadedSettings): Promise<Change | null> {
  if (staged !== true && since === undefined) return null;
  if (staged === true && since !== undefined)
    throw new ArchlintError("--staged and --since ask for two different changes; give one of them");
  const { openGit } = await import("../workspace/git/git.js");
  const { openGitTrees } = await import("../workspace/git/git-trees.js");
  const trees = openGitTrees(root, openGit(root, process.env, process.cwd()));
  if (since !== undefined) {
    const base = trees.mergeBase(since);
    return {
      after: undefined,
      before: () => trees.commit(base),
      name: `what this branch changes since ${since} (${base.slice(0, 9)})`,
      isEmpty: false,
    };
  }
  for (const { path } of read) {
    if (!trees.isAsStaged(path)) note(`${shownPath(path, root)} on disk is not what is staged of it; the one on disk is used`);
  }
  if (!trees.isStaged()) return { after: trees.index(), before: () => null, name: "what is staged", isEmpty: true };
  return {
    after: trees.index(),
    before: () => {
      const head = trees.head();
      return head === null ? null : trees.commit(head);
    },
    name: "what is staged",
    isEmpty: false,
  };
}

/** The answer for the state after a change, narrowed to what the change brought. The state before is only looked at where there is something to compare. */
export async function narrowed(answered: Answer, change: Change, request: ReviewRequest, posture: boolean): Promise<Answer> {
  if (change.isEmpty) return { ...answered, result: withoutFindings(answered.result) };
  const after = posture ? answered.result : withoutPosture(answered.result);
  const before = hasOpen(after) ? change.before() : null;
  const { result, stood } = broughtBy({ ...answered, result: after }, before === null ? [] : await findingsBefore(before, request));
  if (stood > 0)
    note(
      `${stood === 1 ? "1 finding that stood before is" : `${stood} findings that stood before are`} not shown: judged is only ${change.name}`,
    );
  return { ...answered, result };
}

async function findingsBefore(tree: Tree, request: ReviewRequest): Promise<Answer["result"]["findings"]> {
  try {
    // A path that was named, and a pattern's folder, may be new.
    const { result } = await answer({ ...request, tree, named: [], isPast: true });
    return result.findings;
  } catch (error) {
    if (error instanceof ArchlintError && error.message.startsWith(NOTHING_TO_LINT)) return [];
    throw error;
  }
}
