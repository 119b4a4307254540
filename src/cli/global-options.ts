/** Options that every command takes. */
export interface GlobalOptions {
  readonly config?: string;
  readonly preset?: string;
  readonly verbose?: boolean;
  readonly color: boolean;
  readonly cache: boolean;
}
