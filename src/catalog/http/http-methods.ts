/** Methods of applications and routers that register a handler for a path, as most servers name them. */
export const ROUTE_METHODS: readonly string[] = ["get", "post", "put", "patch", "delete", "options", "head", "all"];

/** The same members of several types as symbols. */
export function membersOf(types: readonly string[], members: readonly string[]): readonly string[] {
  return types.flatMap((type) => members.map((member) => `${type}.${member}`));
}
