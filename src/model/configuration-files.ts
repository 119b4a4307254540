/** Names of the files that configure their folder; the key `archlint` in package.json does too. */
export const CONFIGURATION_FILES: readonly string[] = [".archlint.yml", ".archlint.yaml"];
