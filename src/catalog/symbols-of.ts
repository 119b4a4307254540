/** The same members of several types as symbols. */
export function membersOf(types: readonly string[], ...members: readonly string[]): readonly string[] {
  return types.flatMap((type) => members.map((member) => `${type}.${member}`));
}

/** The same exports of several packages as symbols. */
export function exportsOf(packages: readonly string[], ...names: readonly string[]): readonly string[] {
  return packages.flatMap((pkg) => names.map((name) => `${pkg}#${name}`));
}

/** Members of the members of a type: `client.payments.create` of `{ payments: ["create"] }`. */
export function nestedMembersOf(type: string, members: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return Object.entries(members).flatMap(([owner, names]) => names.map((name) => `${type}.${owner}.${name}`));
}
