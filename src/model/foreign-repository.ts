import { ArchlintError } from "./error.js";

/** What git's own words are about where the repository is another user's, as in a container; null where they are about something else. */
export function foreignRepository(stderr: string): ArchlintError | null {
  const folder = /dubious ownership in repository at '([^\n]*)'/.exec(stderr)?.[1];
  if (folder === undefined) return null;
  return new ArchlintError(`git does not open ${folder}, which is another user's: git config --global --add safe.directory ${folder}`);
}
