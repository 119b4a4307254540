import type { Observed } from "../../../src/model/index.js";
import { defineLeaf } from "../../../src/model/index.js";

/** Kinds of cluster objects that restrict who may speak to whom. */
const TRUST = /^(?:NetworkPolicy|CiliumNetworkPolicy|PeerAuthentication|AuthorizationPolicy|ServerAuthorization|MeshTLSAuthentication)$/;
/** Kinds that give an identity or a certificate. */
const IDENTITY = /^(?:Certificate|ClusterSPIFFEID)$/;

export default defineLeaf({
  leaf: "SC-01/zero-trust",
  lookedFor: "network policies, mesh policies, certificates, users of containers",
  *observe({ artifacts }): Iterable<Observed> {
    for (const { kind, name, at } of artifacts.clusterObjects)
      if (TRUST.test(kind) || IDENTITY.test(kind)) yield { text: `${kind} ${name}`, at };
    for (const { user, at } of artifacts.images) {
      yield { text: userOf(user), at };
    }
  },
  say(_, { artifacts }) {
    const policies = artifacts.clusterObjects.filter(({ kind }) => TRUST.test(kind)).length;
    const identities = artifacts.clusterObjects.filter(({ kind }) => IDENTITY.test(kind)).length;
    const images = artifacts.images.length;
    const withUser = artifacts.images.filter(({ user }) => user !== null && !isRoot(user)).length;
    const clauses = [
      ...(policies > 0 ? [`${policies} ${policies === 1 ? "policy" : "policies"} on who may speak to whom`] : []),
      ...(identities > 0
        ? [`${identities} ${identities === 1 ? "certificate or identity" : "certificates and identities"} of workloads and hosts`]
        : []),
      ...(images > 0 ? [`${withUser} of ${images} ${images === 1 ? "image names" : "images name"} a user that is not root`] : []),
    ];
    return clauses.length === 0 ? null : clauses.join("; ");
  },
});

function userOf(user: string | null): string {
  if (user === null) return "no user is set, so the image runs as that of its base";
  return isRoot(user) ? `root is set as the image's user` : `the image runs as ${user}`;
}

function isRoot(user: string): boolean {
  return /^(?:root|0)(?::|$)/.test(user);
}
