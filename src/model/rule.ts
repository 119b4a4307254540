import { z } from "zod";
import type { Location } from "./location.js";
import type { Program } from "./program.js";
import type { Reference } from "./reference.js";
import type { Fix, RelatedLocation, Severity } from "./result.js";

export { z };

/** A message of a rule: worded once, with holes `{{name}}` that its data fills. */
export interface MessageDefinition {
  readonly severity: Severity;
  readonly text: string;
  /** The cure where it differs from the rule's own `fix`; may have the same holes. */
  readonly fix?: string;
}

/** What a rule says of itself; its documentation page is made from it. */
export interface RuleMeta<
  Messages extends Record<string, MessageDefinition> = Record<string, MessageDefinition>,
  Options extends z.ZodObject = z.ZodObject,
> {
  /** The leaf of the report that it belongs to: `DA-01/context-boundaries`. */
  readonly leaf: string;
  /** The version that brought it. */
  readonly since: string;
  /** What is wrong where it fires: one clause, lower case, no full stop. */
  readonly summary: string;
  /** Why that is bad, in a paragraph. */
  readonly why: string;
  /** The cure, in the imperative. */
  readonly fix: string;
  /** What it does not see, and what it leaves to others. */
  readonly limits: string;
  readonly references: readonly Reference[];
  readonly options: Options;
  /** The options that the preset `strict` sets, where the configuration doesn't. */
  readonly strict?: Readonly<Partial<z.input<Options>>>;
  readonly messages: Messages;
}

type Holes<Text extends string> = Text extends `${string}{{${infer Hole}}}${infer Rest}` ? Hole | Holes<Rest> : never;

/** Data that every finding may carry beside the holes of its message. */
export interface CommonData {
  /** What an import leads to: a path of the repository or a package. */
  readonly to?: string;
  /** Which part of a several-part rule speaks. */
  readonly aspect?: readonly string[];
  /** The files of a cycle in order. */
  readonly cycle?: readonly string[];
}

type DataOf<Message extends MessageDefinition> = Readonly<
  Record<Holes<Message["text"]> | Holes<Message["fix"] & string>, string | number>
> &
  CommonData;

/** What a finding needs beside its message. */
export interface FindingDetails {
  readonly at: Location;
  readonly certainty?: "proven" | "likely";
  readonly related?: readonly RelatedLocation[];
  readonly fix?: Fix;
  /** What tells it from a twin in the same symbol, without lines or columns: part of the fingerprint. */
  readonly subject: string;
  /** What it is made of, where it is known only while each part is: the dependencies of a cycle. A part is the same wherever the finding stands. */
  readonly parts?: readonly string[];
}

/** What a rule yields. */
export type RuleYield =
  | ({
      readonly is: "finding";
      readonly messageId: string;
      readonly data: Readonly<Record<string, string | number | readonly string[]>>;
    } & FindingDetails)
  | { readonly is: "evidence"; readonly message: string; readonly at: Location | null }
  | { readonly is: "gap"; readonly because: string; readonly at: Location | null }
  | { readonly is: "missing"; readonly message: string; readonly lookedFor: string };

/** The hands of a rule: constructors for its four answers, typed by its messages, and its options. */
export interface RuleContext<Messages extends Record<string, MessageDefinition>, Options extends z.ZodObject> {
  readonly options: z.output<Options>;
  finding<Id extends keyof Messages & string>(messageId: Id, details: FindingDetails & { readonly data: DataOf<Messages[Id]> }): RuleYield;
  evidence(message: string, at?: Location): RuleYield;
  gap(because: string, at?: Location): RuleYield;
  missing(message: string, lookedFor: string): RuleYield;
}

/** A rule with its types: a question to the program. */
export interface TypedRule<Messages extends Record<string, MessageDefinition>, Options extends z.ZodObject> {
  readonly meta: RuleMeta<Messages, Options>;
  check(program: Program, context: RuleContext<Messages, Options>): Iterable<RuleYield>;
}

/** A rule as the checker runs it. */
export interface Rule {
  readonly meta: RuleMeta;
  /** Runs the rule; `options` is checked by `meta.options` first, and throws a `ZodError` where it doesn't fit. */
  run(program: Program, options: unknown): Iterable<RuleYield>;
}

/** A rule with its id, which is its file's path: `rules/da-02/outbox.ts` is `da/outbox`. */
export interface RegisteredRule {
  readonly id: string;
  readonly rule: Rule;
}

/** Makes a rule of its meta and its question; a wrong message id or hole does not compile. */
export function defineRule<const Messages extends Record<string, MessageDefinition>, Options extends z.ZodObject>(
  rule: TypedRule<Messages, Options>,
): Rule {
  return {
    meta: rule.meta,
    run(program, options) {
      return rule.check(program, {
        options: rule.meta.options.parse(options ?? {}),
        finding: (messageId, { data, ...details }) => ({ is: "finding", messageId, data: { ...data }, ...details }),
        evidence: (message, at) => ({ is: "evidence", message, at: at ?? null }),
        gap: (because, at) => ({ is: "gap", because, at: at ?? null }),
        missing: (message, lookedFor) => ({ is: "missing", message, lookedFor }),
      });
    },
  };
}
