import type { EnvironmentEntry, OwnerRule } from "../model/index.js";
import { linesOf } from "./lines-of.js";

/** Where GitHub and GitLab look for owners. */
export function isOwnersFile(path: string): boolean {
  return /^(?:\.github\/|\.gitlab\/|docs\/)?CODEOWNERS$/.test(path);
}

/** The lines of a CODEOWNERS file; GitLab's section headings are passed over. */
export function ownerRules(file: string, text: string): readonly OwnerRule[] {
  return linesOf(file, text).flatMap(({ text: line, at }) => {
    const [pattern, ...owners] = line
      .replace(/(?:^|\s)#.*$/, "")
      .trim()
      .split(/\s+/);
    return pattern === undefined || pattern === "" || /^\^?\[/.test(pattern) ? [] : [{ pattern, owners, at }];
  });
}

/** A file of environment variables by its name. */
export function isEnvironmentFile(path: string): boolean {
  return /(?:^|\/)\.env(?:\.[\w.-]+)?$/.test(path);
}

/** The names that a file of environment variables sets, and whether to something: values are never kept. */
export function environmentEntries(file: string, text: string): readonly EnvironmentEntry[] {
  return linesOf(file, text).flatMap(({ text: line, at }) => {
    const [, name, written = ""] = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*)$/.exec(line) ?? [];
    if (name === undefined) return [];
    const value = /^(["'`])(.*?)\1/.exec(written)?.[2] ?? written.replace(/(?:^|\s)#.*$/, "");
    return [{ name, hasValue: !isPlaceholder(value.trim()), at }];
  });
}

/** What only says that a value belongs here. */
function isPlaceholder(value: string): boolean {
  return (
    value === "" ||
    /^<.*>$|^\[.*\]$|\{\{.*\}\}|\$\{?\w|^(?:x{3,}|\*{3,}|\.{3,}|-+)$/i.test(value) ||
    /^(?:change[-_ ]?me|replace[-_ ]?me|todo|tbd|insert|enter|put|your|my|some|example|dummy|placeholder|null|none)(?:$|[-_ ])/i.test(
      value,
    ) ||
    /(?:^|[-_ ])(?:here|placeholder|change[-_ ]?me)$/i.test(value)
  );
}
