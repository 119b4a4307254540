import type { Finding, Location, MessageDefinition, Position, Program, RuleYield, Severity } from "../model/index.js";
import { fingerprintOf, keysOf } from "./fingerprint.js";

/** The rule that speaks, as far as a finding shows it. */
export interface Speaker {
  readonly id: string;
  readonly leaf: string | null;
  readonly fix: string;
  readonly messages: Readonly<Record<string, MessageDefinition>>;
}

type FindingYield = Extract<RuleYield, { is: "finding" }>;
type Data = Readonly<Record<string, string | number | readonly string[]>>;

/** Turns what a rule stated by offsets and data into what people read. */
export function makeFinding(program: Program, speaker: Speaker, stated: FindingYield, severity: Severity): Finding {
  const message = messageOf(speaker, stated.messageId);
  const { start, end } = rangeOf(program, stated.at);
  const symbol = program.module(stated.at.file) === null ? null : program.symbolAt(stated.at);
  const identity = { rule: speaker.id, messageId: stated.messageId, file: stated.at.file, symbol, subject: stated.subject };
  return {
    rule: speaker.id,
    leaf: speaker.leaf,
    severity,
    messageId: stated.messageId,
    data: stated.data,
    certainty: stated.certainty ?? "proven",
    message: fillHoles(message.text, stated.data),
    help: fillHoles(message.fix ?? speaker.fix, stated.data),
    file: stated.at.file,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    symbol,
    fingerprint: fingerprintOf(identity),
    keys: keysOf(identity, stated.parts ?? []),
    related: (stated.related ?? []).map((related) => ({ ...placeOf(program, related.at), message: related.message })),
    fix: stated.fix ?? null,
    suppressed: null,
    baseline: false,
  };
}

/** Puts data into the `{{holes}}` of a text; a list is joined by commas. */
export function fillHoles(text: string, data: Data): string {
  return text.replace(/\{\{([^{}]+)\}\}/g, (hole, name: string) => {
    const value = data[name];
    if (value === undefined) return hole;
    return typeof value === "object" ? value.join(", ") : String(value);
  });
}

function messageOf(speaker: Speaker, messageId: string): MessageDefinition {
  const message = speaker.messages[messageId];
  if (message === undefined) throw new Error(`rule ${speaker.id} has no message "${messageId}"`);
  return message;
}

function placeOf(program: Program, at: Location): { file: string; line: number; column: number } {
  return { file: at.file, ...rangeOf(program, at).start };
}

/** A file that is no module (unreadable, or the configuration) is pointed at as a whole. */
function rangeOf(program: Program, at: Location): { start: Position; end: Position } {
  const beginning = { line: 1, column: 1 };
  return program.module(at.file) === null ? { start: beginning, end: beginning } : program.position(at);
}
