import type { Finding, Missing, Settings, Severity } from "../model/index.js";
import type { ConfigurationPlace } from "./configuration-place.js";
import { fingerprintOf, keysOf } from "./fingerprint.js";

/** What is missing and expected by the configuration counts as an error, unless `rules:` says otherwise. */
export function unmetExpectations(missing: readonly Missing[], settings: Settings, configuration: ConfigurationPlace): readonly Finding[] {
  return missing
    .filter((each) => settings.expect.includes(each.rule))
    .flatMap((each) => {
      const severity = severityOf(each.rule, settings);
      if (severity === "off") return [];
      const { file, line, column } = configuration.at(["expect", String(settings.expect.indexOf(each.rule))]);
      const identity = { rule: each.rule, messageId: "missing", file, symbol: null, subject: each.lookedFor };
      return [
        {
          rule: each.rule,
          leaf: each.leaf,
          severity,
          messageId: "missing",
          data: { lookedFor: each.lookedFor },
          certainty: "proven",
          message: each.message,
          help: `add what is missing, or take ${each.rule} from expect`,
          file,
          line,
          column,
          endLine: line,
          endColumn: column,
          symbol: null,
          fingerprint: fingerprintOf(identity),
          keys: keysOf(identity),
          related: [],
          fix: null,
          suppressed: null,
          baseline: false,
        } satisfies Finding,
      ];
    });
}

function severityOf(rule: string, settings: Settings): Severity | "off" {
  const setting = settings.rules[rule];
  return setting?.messages["missing"] ?? setting?.severity ?? "error";
}
