import { describe, expect, it } from "vitest";
import { judge, type JudgeInput } from "../../src/check/judge.js";
import {
  ArchlintError,
  DEFAULT_SETTINGS,
  defineRule,
  z,
  type Coverage,
  type RuleSetting,
  type Settings,
  type Severity,
} from "../../src/model/index.js";
import { missingRule, programOf, wordRule } from "./program-stub.js";

const SEVERITIES = { weak: "error", stale: "warn" } as const;

function setting(part: Partial<RuleSetting>): RuleSetting {
  return { severity: null, options: {}, messages: {}, ...part };
}

function judged(
  files: Readonly<Record<string, string>>,
  settings: Partial<Settings> = {},
  severities: { weak: Severity; stale: Severity } = SEVERITIES,
  rest: Partial<JudgeInput> & { coverage?: Partial<Coverage> } = {},
) {
  const { coverage, ...input } = rest;
  const program = programOf(files, coverage);
  return judge({ program, rules: [wordRule("sc/words", files, severities)], settings: { ...DEFAULT_SETTINGS, ...settings }, ...input });
}

function told(findings: readonly { rule: string; messageId: string; severity: string; line: number; file: string }[]): readonly string[] {
  return findings.map((each) => `${each.file}:${each.line} ${each.rule} ${each.messageId} ${each.severity}`);
}

describe("a finding", () => {
  it("has its holes filled, its place counted from one, and the cure of its message", () => {
    const [finding] = judged({ "src/a.ts": "const x = 1;\n  set(TOKEN);" }).findings;
    expect(finding).toMatchObject({
      message: "TOKEN is stale",
      help: "renew TOKEN",
      leaf: "SC-01/session-security",
      line: 2,
      column: 7,
      endLine: 2,
      endColumn: 12,
      symbol: "Session.open",
      certainty: "proven",
      suppressed: null,
    });
  });

  it("takes the rule's cure where its message has none", () => {
    expect(judged({ "src/a.ts": "COOKIE" }).findings[0]?.help).toBe("remove COOKIE");
  });

  it("keeps its fingerprint when lines move, and shares it with a twin in the same symbol", () => {
    const before = judged({ "src/a.ts": "COOKIE" }).findings;
    const after = judged({ "src/a.ts": "\n\n  COOKIE; COOKIE" }).findings;
    expect(new Set([...before, ...after].map((finding) => finding.fingerprint)).size).toBe(1);
  });

  it("has another fingerprint in another file or for another message", () => {
    const { findings } = judged({ "src/a.ts": "COOKIE TOKEN", "src/b.ts": "COOKIE" });
    expect(new Set(findings.map((finding) => finding.fingerprint)).size).toBe(3);
  });

  it("comes in the order of file, line and column, by code unit", () => {
    const { findings } = judged({ "src/b.ts": "COOKIE", "src/Z.ts": "TOKEN COOKIE\nCOOKIE" });
    expect(findings.map((each) => `${each.file}:${each.line}:${each.column}`)).toEqual([
      "src/Z.ts:1:1",
      "src/Z.ts:1:7",
      "src/Z.ts:2:1",
      "src/b.ts:1:1",
    ]);
  });
});

describe("severities", () => {
  const files = { "src/a.ts": "COOKIE TOKEN" };
  const severities = (rules: Settings["rules"], own = SEVERITIES as { weak: Severity; stale: Severity }, rest: Partial<Settings> = {}) =>
    judged(files, { rules, ...rest }, own).findings.map((finding) => finding.severity);

  it("stand on the messages", () => {
    expect(severities({})).toEqual(["error", "warn"]);
  });

  it("are lowered by the rule's name, and never raised", () => {
    expect(severities({ "sc/words": setting({ severity: "warn" }) })).toEqual(["warn", "warn"]);
    expect(severities({ "sc/words": setting({ severity: "error" }) })).toEqual(["error", "warn"]);
    expect(severities({ "sc/words": setting({ severity: "warn" }) }, { weak: "error", stale: "info" })).toEqual(["warn", "info"]);
  });

  it("of a rule that has posture only are raised by the rule's name", () => {
    expect(severities({ "sc/words": setting({ severity: "error" }) }, { weak: "info", stale: "info" })).toEqual(["error", "error"]);
  });

  it("go up or down for a single message", () => {
    expect(severities({ "sc/words": setting({ messages: { weak: "info", stale: "error" } }) })).toEqual(["info", "error"]);
    expect(severities({ "sc/words": setting({ messages: { weak: "off" } }) })).toEqual(["warn"]);
  });

  it("off silences the rule, and the rest of a rule whose one message is named", () => {
    expect(severities({ "sc/words": setting({ severity: "off" }) })).toEqual([]);
    expect(severities({ "sc/words": setting({ severity: "off", messages: { stale: "warn" } }) })).toEqual(["warn"]);
  });

  it("of posture are warnings under strict", () => {
    expect(severities({}, { weak: "error", stale: "info" }, { preset: "strict" })).toEqual(["error", "warn"]);
  });
});

describe("options", () => {
  const { rule } = wordRule("sc/words", { "src/a.ts": "COOKIE TOKEN" }, SEVERITIES);
  const rules = [{ id: "sc/words", rule: { ...rule, meta: { ...rule.meta, strict: { ignore: "COOKIE" } } } }];
  const found = (settings: Partial<Settings>) => told(judged({ "src/a.ts": "COOKIE TOKEN" }, settings, SEVERITIES, { rules }).findings);

  it("are what a rule says of itself under strict", () => {
    expect(found({})).toEqual(["src/a.ts:1 sc/words weak error", "src/a.ts:1 sc/words stale warn"]);
    expect(found({ preset: "strict" })).toEqual(["src/a.ts:1 sc/words stale warn"]);
  });

  it("of the configuration win over those of the preset", () => {
    const configured = { "sc/words": setting({ options: { ignore: "TOKEN" } }) };
    expect(found({ preset: "strict", rules: configured })).toEqual(["src/a.ts:1 sc/words weak error"]);
  });
});

describe("overrides", () => {
  const files = { "src/a.ts": "COOKIE", "src/legacy/b.ts": "COOKIE" };

  it("hold for their files only", () => {
    const overrides = [{ files: ["src/legacy/**"], rules: { "sc/words": setting({ severity: "warn" as const }) } }];
    expect(told(judged(files, { overrides }).findings)).toEqual(["src/a.ts:1 sc/words weak error", "src/legacy/b.ts:1 sc/words weak warn"]);
  });

  it("switch a rule on where the rest has it off", () => {
    const overrides = [{ files: ["src/legacy/**"], rules: { "sc/words": setting({ severity: "error" as const }) } }];
    const rules = { "sc/words": setting({ severity: "off" as const }) };
    expect(told(judged(files, { overrides, rules }).findings)).toEqual(["src/legacy/b.ts:1 sc/words weak error"]);
  });

  it("win over an earlier message's severity when they name the whole rule", () => {
    const overrides = [{ files: ["src/legacy/**"], rules: { "sc/words": setting({ severity: "off" as const }) } }];
    const rules = { "sc/words": setting({ messages: { weak: "warn" as const } }) };
    expect(told(judged(files, { overrides, rules }).findings)).toEqual(["src/a.ts:1 sc/words weak warn"]);
  });

  it("give other options to their files", () => {
    const overrides = [{ files: ["src/legacy/**"], rules: { "sc/words": setting({ options: { ignore: "COOKIE" } }) } }];
    expect(told(judged(files, { overrides }).findings)).toEqual(["src/a.ts:1 sc/words weak error"]);
  });
});

describe("suppressions", () => {
  const rules = (text: string) =>
    judged({ "src/a.ts": text }).findings.map(
      (each) =>
        `${each.line} ${each.rule} ${each.messageId}${each.suppressed === null ? "" : ` (${each.suppressed.line}: ${each.suppressed.reason})`}`,
    );

  it("silence the next line with a reason", () => {
    expect(rules("// archlint-disable-next-line sc/words -- a test double\nCOOKIE\nCOOKIE")).toEqual([
      "2 sc/words weak (1: a test double)",
      "3 sc/words weak",
    ]);
  });

  it("may stand one above the other", () => {
    const text = "// archlint-disable-next-line sc/words -- old client\n// archlint-disable-next-line archlint/parse-error -- odd\nCOOKIE";
    expect(rules(text)).toContain("3 sc/words weak (1: old client)");
  });

  it("silence their own line, a range, and a file", () => {
    expect(rules("COOKIE // archlint-disable-line sc/words -- here")).toEqual(["1 sc/words weak (1: here)"]);
    expect(rules("// archlint-disable sc/words -- block\nCOOKIE\n// archlint-enable sc/words\nCOOKIE")).toEqual([
      "2 sc/words weak (1: block)",
      "4 sc/words weak",
    ]);
    expect(rules("COOKIE\n// archlint-disable-file sc/words -- vendored\nTOKEN")).toEqual([
      "1 sc/words weak (2: vendored)",
      "3 sc/words stale (2: vendored)",
    ]);
  });

  it("silence every rule where they name none, and each of several", () => {
    expect(rules("COOKIE // archlint-disable-line -- here")).toEqual(["1 sc/words weak (1: here)"]);
    expect(rules("COOKIE // archlint-disable-line archlint/no-layer, sc/words -- both")).toEqual([
      "1 sc/words weak (1: both)",
      "1 archlint/unused-suppression rule",
    ]);
  });

  it("without a reason silence nothing and are an error", () => {
    expect(rules("COOKIE // archlint-disable-line sc/words")).toEqual(["1 sc/words weak", "1 archlint/suppression-reason missing"]);
    expect(rules("COOKIE // archlint-disable-line sc/words --  ")).toContain("1 archlint/suppression-reason missing");
  });

  it("of an unknown rule, and an unknown directive, are errors", () => {
    const { findings } = judged({ "src/a.ts": "// archlint-disable-file sc/wrods -- oh\n// archlint-ignore sc/words -- oh\nTOKEN" });
    expect(told(findings)).toEqual([
      "src/a.ts:1 archlint/unknown-rule rule error",
      "src/a.ts:2 archlint/unknown-rule directive error",
      "src/a.ts:3 sc/words stale warn",
    ]);
  });

  it("that silence nothing are told of, unless their rule is off", () => {
    const files = { "src/a.ts": "// archlint-disable-next-line sc/words -- once needed\nconst order = 1;" };
    expect(told(judged(files).findings)).toEqual(["src/a.ts:1 archlint/unused-suppression rule warn"]);
    expect(told(judged(files, { rules: { "sc/words": setting({ severity: "off" }) } }).findings)).toEqual([]);
  });

  it("of a wider kind are unused where a nearer one silences all", () => {
    expect(rules("// archlint-disable-file sc/words -- all\nCOOKIE // archlint-disable-line sc/words -- here")).toEqual([
      "1 archlint/unused-suppression rule",
      "2 sc/words weak (2: here)",
    ]);
  });
});

describe("the engine", () => {
  it("tells once of a file that can't be parsed, and judges the rest", () => {
    expect(told(judged({ "src/a.ts": "ok\nSYNTAX", "src/b.ts": "COOKIE" }).findings)).toEqual([
      "src/a.ts:2 archlint/parse-error syntax error",
      "src/b.ts:1 sc/words weak error",
    ]);
  });

  it("tells of what could not be read, at its path", () => {
    const coverage = { skipped: [{ path: "src/secret", because: "permission denied" }] };
    const [finding] = judged({ "src/a.ts": "" }, {}, SEVERITIES, { coverage }).findings;
    expect(finding).toMatchObject({ file: "src/secret", line: 1, severity: "warn", message: "src/secret was not read: permission denied" });
  });

  it("warns of unresolved imports once per cause with the count, and an alias that leads nowhere at all is an error", () => {
    const at = [
      { file: "src/a.ts", span: [0, 1] as const },
      { file: "src/a.ts", span: [2, 3] as const },
    ];
    const coverage = {
      unresolved: [
        { cause: { kind: "alias" as const, subject: "@app/*" }, at, specifiers: ["@app/x"], whole: true },
        { cause: { kind: "alias" as const, subject: "@lib/*" }, at, specifiers: ["@lib/x"], whole: false },
        { cause: { kind: "computed" as const, subject: "import()" }, at, specifiers: [], whole: false },
      ],
    };
    const { findings } = judged({ "src/a.ts": "a\nb" }, {}, SEVERITIES, { coverage });
    expect(told(findings)).toEqual([
      "src/a.ts:1 archlint/unresolved-import alias warn",
      "src/a.ts:1 archlint/unresolved-import whole-alias error",
    ]);
    expect(findings[1]?.message).toBe("the alias @app/* leads nowhere: none of its 2 imports resolve");
  });

  it("tells of files in no layer only where the configuration asks for a layer for each", () => {
    const coverage = { noLayer: ["src/a.ts"] };
    expect(judged({ "src/a.ts": "" }, {}, SEVERITIES, { coverage }).findings).toEqual([]);
    expect(told(judged({ "src/a.ts": "" }, { exhaustive: true }, SEVERITIES, { coverage }).findings)).toEqual([
      "src/a.ts:1 archlint/no-layer file error",
    ]);
  });

  it("tells of a rule that the configuration names and that has no subject, where it is named", () => {
    const configuration = { at: (key: readonly string[]) => ({ file: ".archlint.yml", line: key[0] === "rules" ? 4 : 1, column: 3 }) };
    const rules = { "sp/load-test": setting({ severity: "warn" as const }) };
    const input = { rules: [missingRule("sp/load-test")], configuration };
    const { findings } = judged({ "src/a.ts": "" }, { rules }, SEVERITIES, input);
    expect(told(findings)).toEqual([".archlint.yml:4 archlint/nothing-checked rule warn"]);
    expect(findings[0]?.message).toBe("sp/load-test is configured and found nothing to judge: no load test");
    expect(judged({ "src/a.ts": "" }, {}, SEVERITIES, input).findings).toEqual([]);
  });

  it("can be silenced by rule, as any other", () => {
    expect(judged({ "src/a.ts": "SYNTAX" }, { rules: { "archlint/parse-error": setting({ severity: "off" }) } }).findings).toEqual([]);
  });
});

describe("expectations", () => {
  it("make an error of what is missing, unless the rules say otherwise", () => {
    const input = { rules: [missingRule("sp/load-test")] };
    const expecting = (rules: Settings["rules"]) =>
      told(judged({ "src/a.ts": "" }, { expect: ["sp/load-test"], rules }, SEVERITIES, input).findings);
    expect(expecting({})).toEqual(["package.json:1 sp/load-test missing error"]);
    expect(expecting({ "sp/load-test": setting({ severity: "warn" }) })).toEqual(["package.json:1 sp/load-test missing warn"]);
  });

  it("leave what is missing alone where nobody expects it", () => {
    const { findings, missing } = judged({ "src/a.ts": "" }, {}, SEVERITIES, { rules: [missingRule("sp/load-test")] });
    expect(findings).toEqual([]);
    expect(missing).toEqual([{ rule: "sp/load-test", leaf: "SP-01/validation", message: "no load test", lookedFor: "load tests" }]);
  });
});

describe("a rule that fails", () => {
  it("stops the run with its name", () => {
    const { rule } = missingRule("sp/broken");
    const broken = defineRule({
      meta: { ...rule.meta, options: z.object({}), strict: {}, messages: {} },

      *check() {
        throw new TypeError("no such layer");
      },
    });
    const run = () => judged({ "src/a.ts": "" }, {}, SEVERITIES, { rules: [{ id: "sp/broken", rule: broken }] });
    expect(run).toThrow(ArchlintError);
    expect(run).toThrow("rule sp/broken failed: no such layer");
  });

  it("for its options says which one", () => {
    const rules = { "sc/words": setting({ options: { ignore: 3 } }) };
    expect(() => judged({ "src/a.ts": "" }, { rules })).toThrow(/^options of sc\/words: ignore: /);
  });
});

describe("observation", () => {
  it("gives each rule its own view of the program", () => {
    const seen: string[] = [];
    judged({ "src/a.ts": "" }, {}, SEVERITIES, {
      observe: (program, rule) => {
        seen.push(rule);
        return program;
      },
    });
    expect(seen).toEqual(["sc/words"]);
  });
});
