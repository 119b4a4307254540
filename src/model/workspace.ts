/** Where a specifier leads. Paths are relative to the linted root, with `/`. */
export type Resolution =
  /** A source file of the repository; `viaPackage` names the workspace package where a bare specifier led here. */
  | { readonly is: "file"; readonly path: string; readonly viaPackage: string | null }
  /** A file of the repository that is no source (JSON, CSS, an image). */
  | { readonly is: "asset"; readonly path: string }
  /** An outside package; `subpath` is what follows its name, without the slash. */
  | { readonly is: "package"; readonly name: string; readonly subpath: string }
  | { readonly is: "builtin"; readonly name: string }
  /** Leads nowhere. `cause` groups the warnings: one per cause, never one per import. */
  | { readonly is: "unresolved"; readonly cause: UnresolvedCause };

/** Why an import leads nowhere, with what its warning names: the alias, the folder that a build would fill, the missing file. */
export interface UnresolvedCause {
  readonly kind: "alias" | "not-built" | "generated" | "outside-root" | "other-case" | "missing-file" | "computed";
  readonly subject: string;
  /** For `other-case`: what stands there, written as it is on disk. */
  readonly actual?: string;
}

/** A package.json of the repository. */
export interface PackageFacts {
  /** The manifest's name, or its folder's where it has none. */
  readonly name: string;
  /** Folder relative to the root; empty for the root's own. */
  readonly folder: string;
  readonly version: string | null;
  readonly private: boolean;
  /** Dependencies of every kind with their ranges. */
  readonly dependencies: Readonly<Record<string, string>>;
  /** The manifest has an `exports` field: what it doesn't name is internal. */
  readonly hasExports: boolean;
  /** Source files that the manifest publishes (`exports`, `main`, `module`, `types`, mapped to their source), sorted. */
  readonly entries: readonly string[];
}

/** The compiler settings that decide which imports exist at run time. */
export interface CompilerFlags {
  readonly emitDecoratorMetadata: boolean;
  readonly experimentalDecorators: boolean;
  readonly verbatimModuleSyntax: boolean;
  /** `importsNotUsedAsValues: preserve|error` or `preserveValueImports` of older compilers. */
  readonly preservesImports: boolean;
}

/** What the workspace hands to link, beside the facts. */
export interface WorkspaceFacts {
  /** Resolutions by file, then by specifier as written. */
  readonly resolutions: ReadonlyMap<string, ReadonlyMap<string, Resolution>>;
  readonly packages: readonly PackageFacts[];
  /** The nearest package by file: index into `packages`. */
  readonly packageOf: ReadonlyMap<string, number>;
  readonly flags: ReadonlyMap<string, CompilerFlags>;
  readonly skipped: readonly SkippedFile[];
}

/** A file or folder that could not be read, and why. */
export interface SkippedFile {
  readonly path: string;
  readonly because: string;
  /** `left-out` because nobody wrote it as source (generated, minified), which is no fault; `in-part` where only some of it could be used. */
  readonly how?: "left-out" | "in-part";
}
