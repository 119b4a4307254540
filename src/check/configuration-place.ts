/** Where findings about the configuration stand. */
export interface ConfigurationPlace {
  /** Place of a key of the root's configuration, or of that of a folder below it, by its path; the file's beginning where it has none. */
  at(key: readonly string[], folder?: string): { readonly file: string; readonly line: number; readonly column: number };
}

/** Without a configuration file, what it would say is package.json's. */
export const NO_CONFIGURATION_FILE: ConfigurationPlace = { at: () => ({ file: "package.json", line: 1, column: 1 }) };
