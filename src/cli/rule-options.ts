import { ArchlintError } from "../model/error.js";
import { choose } from "./choose.js";

/** Reads `--rule da/dependency-cycle=error --rule da/event-naming=off`. */
export function ruleOptions(written: readonly string[]): Readonly<Record<string, string>> {
  const pairs = written.map((each): [string, string] => {
    const at = each.indexOf("=");
    if (at < 1) throw new ArchlintError(`--rule takes id=severity, not "${each}": --rule da/dependency-cycle=error`);
    return [each.slice(0, at), choose("severity", each.slice(at + 1), ["error", "warn", "info", "off"])];
  });
  return Object.fromEntries(pairs);
}
