import { LIBRARIES } from "../../catalog/libraries.js";
import type { OperationKind } from "../../model/index.js";
import { OPERATION_KINDS } from "../../model/index.js";
import type { Activation } from "../values/activation.js";
import { packageOf } from "../values/describe-call.js";
import type { CallStep, Evaluation } from "../values/evaluation.js";

/** Which calls are worth evaluating when operations of a kind are looked for. */
export interface CandidateFilter {
  readonly isKind: (kind: string) => kind is OperationKind;
  /** Names that such calls are made by. */
  readonly names: (kind: OperationKind) => ReadonlySet<string>;
  /** Packages whose importers may call such things by any name. */
  readonly packages: (kind: OperationKind) => ReadonlySet<string>;
}

interface Signs {
  readonly names: Set<string>;
  readonly packages: Set<string>;
}

let signs: ReadonlyMap<OperationKind, Signs> | null = null;

/** The filter over the whole catalog, made once. */
export function candidateFilter(): CandidateFilter {
  signs ??= signsByKind();
  const of = (kind: OperationKind): Signs => signs?.get(kind) ?? { names: new Set(), packages: new Set() };
  return {
    isKind: (kind): kind is OperationKind => OPERATION_KINDS.some((each) => each === kind),
    names: (kind) => of(kind).names,
    packages: (kind) => of(kind).packages,
  };
}

function signsByKind(): ReadonlyMap<OperationKind, Signs> {
  const found = new Map<OperationKind, Signs>();
  for (const { symbols, guesses } of LIBRARIES) {
    for (const { symbol, operation } of symbols) {
      if (operation === undefined) continue;
      const kinds = operation === "database.sql" ? sqlKinds() : [operation];
      for (const kind of kinds) {
        const ofKind = found.get(kind) ?? { names: new Set<string>(), packages: new Set<string>() };
        found.set(kind, ofKind);
        for (const each of typeof symbol === "string" ? [symbol] : symbol) {
          ofKind.names.add(lastName(each));
          // A function of a package may be called by any name.
          if (!each.slice(each.indexOf("#") + 1).includes(".") || !each.includes("#")) ofKind.packages.add(packageOf(each));
        }
        for (const [name, guess] of Object.entries(guesses ?? {}))
          if (symbols.some((entry) => entry.symbol === guess)) ofKind.names.add(name);
      }
    }
  }
  return found;
}

function sqlKinds(): readonly OperationKind[] {
  return ["database.sql", "database.read", "database.write", "transaction.begin", "transaction.commit", "transaction.rollback"];
}

function lastName(symbol: string): string {
  const end = symbol.slice(symbol.indexOf("#") + 1);
  return end.slice(end.lastIndexOf(".") + 1);
}

/** A call that may be an operation of a kind. */
export interface Candidate {
  readonly run: Activation;
  readonly step: number;
}

/** The calls in source files that may be operations of a kind, in the order of files and text. */
export function callCandidates(x: Evaluation, filter: CandidateFilter, kind: OperationKind): readonly Candidate[] {
  const names = filter.names(kind);
  const packages = filter.packages(kind);
  const candidates: Candidate[] = [];
  for (const { path, subject } of x.linked.modules) {
    if (subject !== "source") continue;
    const any = importsOne(x, path, packages);
    x.linked.bodies(path).functions.forEach((facts, id) => {
      facts.steps.forEach((call, step) => {
        if (call.is === "call" && (any || isNamed(x, path, call, names))) candidates.push({ run: x.root(path, id), step });
      });
    });
  }
  return candidates;
}

function importsOne(x: Evaluation, path: string, packages: ReadonlySet<string>): boolean {
  return x.linked
    .importsOf(path)
    .some(
      ({ direct }) =>
        (direct.is === "package" && packages.has(direct.name)) ||
        (direct.is === "builtin" && packages.has(direct.name.replace(/^node:/, ""))),
    );
}

function isNamed(x: Evaluation, path: string, { callee }: CallStep, names: ReadonlySet<string>): boolean {
  switch (callee.is) {
    case "member":
    case "global":
      return names.has(callee.name);
    case "binding":
      return names.has(x.linked.binding(path, callee.binding)?.name ?? "");
    case "element":
      return true;
    default:
      return false;
  }
}
