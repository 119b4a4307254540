/** A reason why archlint could not run: one clear line for the user, exit code 2. */
export class ArchlintError extends Error {
  override readonly name = "ArchlintError";
}
