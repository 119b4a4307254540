import type { Program } from "../program.js";
import { contextProfilesOf, type ContextProfile } from "./context-profile.js";

/** What kind of subdomain a context serves, and why it is taken for that. */
export interface Subdomain {
  readonly profile: ContextProfile;
  readonly kind: "core" | "supporting" | "generic";
  readonly declared: boolean;
  /** A clause: `declared`, `most aggregates, used by most contexts`. */
  readonly why: string;
}

/** The share of a context's files from which a library makes its business a commodity. */
const COMMODITY_SHARE = 0.1;

/**
 * The contexts as subdomains: as declared, else estimated from the code and never from a name. Generic is what has no aggregate and lives
 * on libraries for what can be bought; core, where nothing is declared, is what leads in aggregates, domain code and dependents.
 */
export function subdomainsOf(program: Program): readonly Subdomain[] {
  const profiles = contextProfilesOf(program);
  const core = profiles.some(({ subdomain }) => subdomain === "core") ? null : leaderOf(profiles);
  return profiles.map((profile): Subdomain => {
    if (profile.subdomain !== null) return { profile, kind: profile.subdomain, declared: true, why: "declared" };
    if (core?.profile === profile) return { profile, kind: "core", declared: false, why: core.why };
    const commodity = commodityBehind(profile);
    if (commodity !== null) return { profile, kind: "generic", declared: false, why: commodity };
    return {
      profile,
      kind: "supporting",
      declared: false,
      why: profile.kind === "feature-module" ? "no aggregate and no domain event of its own" : "not ahead of the others",
    };
  });
}

/** Why a context without an aggregate is a commodity; null where it is none. */
function commodityBehind({ names, files, commodities }: ContextProfile): string | null {
  if (names.aggregate !== undefined) return null;
  const [most] = commodities;
  if (most === undefined || most.files < files * COMMODITY_SHARE) return null;
  return `${most.what} by ${most.libraries.join(", ")} in ${most.files} of ${files} files, and no aggregate`;
}

const MEASURES: readonly { readonly label: string; readonly of: (profile: ContextProfile) => number }[] = [
  { label: "most aggregates", of: ({ names }) => names.aggregate?.length ?? 0 },
  { label: "most domain code", of: ({ domainFiles }) => domainFiles },
  { label: "used by most contexts", of: ({ usedBy }) => usedBy.length },
];

/** The bounded context that is ahead of all others in two of three measures, or the only one with aggregates. */
function leaderOf(profiles: readonly ContextProfile[]): { readonly profile: ContextProfile; readonly why: string } | null {
  const bounded = profiles.filter(({ kind, subdomain, names }) => kind === "bounded-context" && subdomain === null && names.aggregate);
  const [only, ...others] = bounded;
  if (only === undefined) return null;
  if (others.length === 0) return { profile: only, why: "the only context with aggregates" };
  for (const profile of bounded) {
    const rest = bounded.filter((each) => each !== profile);
    const ahead = MEASURES.filter(({ of }) => rest.every((each) => of(profile) > of(each)));
    const behind = MEASURES.some(({ of }) => rest.some((each) => of(profile) < of(each)));
    if (ahead.length < 2 || (behind && ahead.length < MEASURES.length - 1)) continue;
    return { profile, why: ahead.map(({ label }) => label).join(", ") };
  }
  return null;
}
