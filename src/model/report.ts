import type { FilePlace } from "./location.js";
import type { Severity } from "./result.js";

/** The statuses of a leaf, in the order in which the first that holds is its status. */
export const LEAF_STATUSES = ["violated", "not-assessed", "met", "observed", "declared", "no-evidence"] as const;

/** One of them. */
export type LeafStatus = (typeof LEAF_STATUSES)[number];

/** A line beneath a leaf. */
export interface ReportItem {
  /** A finding violates, evidence meets, a gap was not assessed; the rest as the statuses are. */
  readonly is: "finding" | "gap" | "evidence" | "observation" | "declaration" | "missing" | "posture";
  readonly text: string;
  readonly at: FilePlace | null;
  /** Null where no rule said it. */
  readonly rule: string | null;
  /** Of a finding. */
  readonly severity: Severity | null;
  /** Of a finding: what the JSON result of `check` knows it by. */
  readonly fingerprint: string | null;
  /** Of a finding: the bounded context of its file. */
  readonly context: string | null;
}

/** The status that an item gives to its leaf. What is missing is no evidence, and never a violation. */
export const STATUS_OF_ITEM: Readonly<Record<ReportItem["is"], LeafStatus>> = {
  finding: "violated",
  gap: "not-assessed",
  evidence: "met",
  observation: "observed",
  posture: "observed",
  declaration: "declared",
  missing: "no-evidence",
};

/** One line of the report with what proves it. */
export interface LeafReport {
  /** `SC-01/session-security`. */
  readonly id: string;
  readonly name: string;
  readonly status: LeafStatus;
  /** Without status mark and full stop. */
  readonly sentence: string;
  readonly items: readonly ReportItem[];
}

/** Six leaves, or what a further section has. */
export interface SectionReport {
  readonly id: string;
  readonly title: string;
  readonly leaves: readonly LeafReport[];
}

/** Sections under one heading: `SECURITY & COMPLIANCE ARCHITECTURE`. */
export interface PartReport {
  readonly title: string;
  readonly sections: readonly SectionReport[];
}

/** A line of the header. */
export interface HeaderLine {
  readonly label: string;
  readonly value: string;
  readonly items: readonly ReportItem[];
}

/** A finding as a decision to be taken, ranked by risk. */
export interface Decision {
  /** From 1. */
  readonly rank: number;
  /** Severity times what it hits times how much of the program that touches: 1 is low. */
  readonly risk: number;
  readonly title: string;
  /** Why it matters, from the rule. */
  readonly why: string;
  readonly fix: string;
  readonly rule: string;
  readonly severity: Severity;
  /** Where it stands: one finding, or several of one rule and cure. */
  readonly places: readonly FilePlace[];
}

/** A node or box of a picture. */
export interface PictureNode {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
}

/** An arrow of a picture. */
export interface PictureEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** `violation` where a finding stands on it. */
  readonly kind: "plain" | "violation";
}

/** A picture as nodes and edges, drawn by each form in its own way. */
export interface Picture {
  readonly name: "contexts" | "layers" | "aggregates" | "events" | "modules";
  readonly title: string;
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
}

/** The whole report, version 1. */
export interface Report {
  readonly version: 1;
  readonly tool: { readonly name: "archlint"; readonly version: string };
  readonly header: readonly HeaderLine[];
  readonly parts: readonly PartReport[];
  readonly decisions: readonly Decision[];
  readonly pictures: readonly Picture[];
  readonly files: number;
}
