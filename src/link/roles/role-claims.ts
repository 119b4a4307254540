import type { Declaration, DeclarationId } from "../../model/index.js";
import type { LinkedModules } from "../linked-modules.js";
import type { RoleClaim } from "./role-claim.js";
import type { RolePlaces } from "./role-place.js";

/** What is claimed of the declarations of each file while roles are decided; a claim can be replaced by a better one. */
export interface RoleClaims {
  readonly byFile: ReadonlyMap<string, ReadonlyMap<DeclarationId, RoleClaim>>;
  of(file: string, id: DeclarationId): RoleClaim | null;
  put(file: string, id: DeclarationId, claim: RoleClaim): void;
}

/** A declaration with its place and what is claimed of it. */
export interface ClaimedDeclaration {
  readonly file: string;
  readonly id: DeclarationId;
  readonly declaration: Declaration;
  readonly claim: RoleClaim;
}

/** What roles are looked for in: the program, what its folders say, and what is claimed so far. */
export interface RoleSearch {
  readonly linked: LinkedModules;
  readonly places: RolePlaces;
  readonly claims: RoleClaims;
}

/** An empty table of claims. */
export function roleClaims(): RoleClaims {
  const byFile = new Map<string, Map<DeclarationId, RoleClaim>>();
  return {
    byFile,
    of: (file, id) => byFile.get(file)?.get(id) ?? null,
    put: (file, id, claim) => {
      const ofFile = byFile.get(file) ?? new Map<DeclarationId, RoleClaim>();
      byFile.set(file, ofFile.set(id, claim));
    },
  };
}

/** All claims so far with their declarations, in the order in which they were made. */
export function claimed(linked: LinkedModules, claims: RoleClaims): readonly ClaimedDeclaration[] {
  return [...claims.byFile].flatMap(([file, ofFile]) =>
    [...ofFile].flatMap(([id, claim]) => {
      const declaration = linked.declaration(file, id);
      return declaration === null ? [] : [{ file, id, declaration, claim }];
    }),
  );
}
