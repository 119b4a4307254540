import { describe, expect, test } from "vitest";
import { errorOf, folderWith, load, loadIn } from "./in-folder.js";

const RULE_FORMS = "expected a severity, [severity, options], or a map from message id to severity";

/** What a user writes, and the one line that archlint answers, after the file's name. */
const REFUSED: readonly (readonly [string, string])[] = [
  ["rulez: {}", '1:1: unknown key "rulez"; did you mean "rules"?'],
  ["version: 2", "1:10: version 2 of the format is unknown to this version of archlint, which reads version 1"],
  ["root: yes", '1:7: root: expected true or false, found "yes"'],
  ["include: 3", "1:10: include: expected a glob or a list of globs, found the number 3"],
  [
    'include: ["src/*a*a*a*a*a.ts"]',
    '1:11: include[0]: expected a glob with at most four stars between two slashes, found "src/*a*a*a*a*a.ts"',
  ],
  ["include: []", "1:10: include: expected a list with at least 1 item, found an empty list"],
  ["- a", "1:1: expected a map of keys, found a list"],
  ["rules:\n  da/layer-dependancy: error", '2:3: unknown rule "da/layer-dependancy"; did you mean "da/layer-dependency"?'],
  ["rules:\n  zz/unheard-of: error", '2:3: unknown rule "zz/unheard-of"; archlint rules lists them'],
  ["expect: [cookie-flags]", '1:10: unknown rule "cookie-flags"; did you mean "sc/cookie-flags"?'],
  ["rules:\n  da/layer-dependency: errr", `2:24: rules.da/layer-dependency: ${RULE_FORMS}, found "errr"; did you mean "error"?`],
  ["rules:\n  da/layer-dependency: warning", `2:24: rules.da/layer-dependency: ${RULE_FORMS}, found "warning"; did you mean "warn"?`],
  ["rules:\n  da/layer-dependency: false", `2:24: rules.da/layer-dependency: ${RULE_FORMS}, found false; did you mean "off"?`],
  ["rules:\n  da/layer-dependency:", `2:23: rules.da/layer-dependency: ${RULE_FORMS}, found nothing`],
  [
    "rules:\n  da/layer-dependency: [err]",
    '2:25: rules.da/layer-dependency[0]: expected error, warn, info or off, found "err"; did you mean "error"?',
  ],
  ["rules:\n  da/layer-dependency: { outwards: off }", '2:26: da/layer-dependency has no message "outwards"; did you mean "outward"?'],
  ["rules:\n  da/layer-dependency: { x: off }", '2:26: da/layer-dependency has no message "x"; its messages are outward, sideways'],
  [
    "rules:\n  da/layer-dependency: { outward: of }",
    '2:35: rules.da/layer-dependency.outward: expected error, warn, info or off, found "of"; did you mean "off"?',
  ],
  ["rules:\n  sc/cookie-flags: [error, { same: 1 }]", "2:28: sc/cookie-flags: same-site is required"],
  ["overrides: [{ files: x }]", '1:13: overrides[0] needs "rules"'],
  ["overrides: [{ files: x, rules: { da/nope: off } }]", '1:34: unknown rule "da/nope"; archlint rules lists them'],
  [
    "architecture: { pattern: hexagnal }",
    '1:26: architecture.pattern: expected hexagonal, onion, clean, layered, event-driven, microservices or modular-monolith, found "hexagnal"; did you mean "hexagonal"?',
  ],
  [
    "architecture:\n  layers:\n    domain: { may-imports: [] }",
    '3:15: unknown key "may-imports" in architecture.layers.domain; did you mean "may-import"?',
  ],
  [
    "architecture:\n  layers:\n    domain: { zzz: [] }",
    '3:15: unknown key "zzz" in architecture.layers.domain; it takes match, role or may-import',
  ],
  [
    "architecture:\n  contexts:\n    orders: src/orders/**",
    '3:13: architecture.contexts.orders: expected a map of keys, found "src/orders/**"; write { match: "src/orders/**" }',
  ],
  [
    "architecture:\n  layers:\n    domain: [src/a/**, src/b/**]",
    '3:13: architecture.layers.domain: expected a map of keys, found a list; write { match: ["src/a/**","src/b/**"] }',
  ],
  [
    "architecture:\n  layers:\n    domain: { match: 3 }",
    "3:22: architecture.layers.domain.match: expected a glob or a list of globs, found the number 3",
  ],
  [
    "architecture:\n  layers:\n    domain: { may-import: [share] }",
    '3:28: architecture.layers.domain.may-import: no layer is called "share"; did you mean "shared"?',
  ],
  [
    "architecture:\n  layers:\n    presenters: {}",
    "3:5: architecture.layers.presenters needs a match, or a role by which its files are detected",
  ],
  [
    "architecture: { layers: [domian] }",
    '1:26: "domian" is none of domain, application, interface, infrastructure, shared or composition, so its files can\'t be told; give it a match; did you mean "domain"?',
  ],
  ["architecture: { layers: [domain, domain] }", '1:34: the layer "domain" stands in the list twice'],
  ["architecture:\n  contexts:\n    ordering: {}", '3:5: architecture.contexts.ordering needs "match"'],
  [
    "architecture:\n  contexts:\n    ordering: { match: a, may-use: [biling] }\n    billing: { match: b }",
    '3:37: architecture.contexts.ordering.may-use: no context is called "biling"; did you mean "billing"?',
  ],
  ["capacity: { rps: -3 }", "1:18: capacity.rps: expected a number above 0, found the number -3"],
  ["capacity: { replicas: 1.5 }", "1:23: capacity.replicas: expected a whole number, found the number 1.5"],
  [
    "declare: { SP-01/curent-capacity: { value: 3 } }",
    '1:12: the report has no leaf "SP-01/curent-capacity"; did you mean "SP-01/current-capacity"?',
  ],
  ["plugins: [./rules.mjs]", '1:1: "plugins" is not supported by this version of archlint: its rules would not run; remove the key'],
  [
    "dependency-cruiser: .d.cjs",
    '1:1: "dependency-cruiser" is not supported by this version of archlint: its rules would not run; remove the key',
  ],
  ["extends: recomended", '1:10: extends: "recomended" is no preset; did you mean "recommended"?'],
  [
    "extends: '@acme/archlint'",
    '1:10: extends: "@acme/archlint" is neither recommended, strict nor a path; packages can\'t be extended by this version of archlint',
  ],
  ["extends: [strict, ./nope.yml]", '1:19: extends: there is no file "./nope.yml" beside this one'],
  ["", "1:1: the file is empty; write version: 1, or delete the file"],
  ["# only a comment\n", "1:1: the file is empty; write version: 1, or delete the file"],
  ["exclude: a\nexclude: b", '2:1: the key "exclude" stands here twice; keep one'],
  ["rules:\n\tda/layer-dependency: off", "2:1: a tab can't indent YAML; use spaces"],
  ["include: *src", "1:10: the alias *src has no anchor before it"],
  ["include: !glob a", "1:10: the tag !glob means nothing here; write the plain value"],
  ["root: true\n---\nroot: false", "2:1: a second document begins here; a configuration is one document"],
  ["include: &a [*a]", "1:14: the alias *a stands inside its own anchor"],
];

describe("a configuration that is refused", () => {
  test.each(REFUSED)("%j is answered with its place and what was meant", async (text, expected) => {
    expect(await errorOf(load(text))).toBe(`.archlint.yml:${expected}`);
  });

  test("several faults are a line each, in the order of the text", async () => {
    const message = await errorOf(load("exclud: a\nrules:\n  da/layer-dependency: errr\ninclude: 3"));
    expect(message.split("\n").map((line) => /:(\d+:\d+):/.exec(line)?.[1])).toEqual(["1:1", "3:24", "4:10"]);
  });

  test("a file of nothing but faults is answered with the first twenty", async () => {
    const message = await errorOf(load(Array.from({ length: 500 }, (_, index) => `key${index}: 1`).join("\n")));
    expect(message.split("\n")).toHaveLength(21);
    expect(message.split("\n").at(-1)).toBe(".archlint.yml: and 480 more problems");
  });

  test("columns count UTF-16 units after wide characters, as editors do", async () => {
    expect(await errorOf(load('{ include: "日本語 🎉", rulez: {} }'))).toBe(
      '.archlint.yml:1:22: unknown key "rulez"; did you mean "rules"?',
    );
  });

  test("Windows line ends and a byte order mark change nothing", async () => {
    expect(await errorOf(load("\ufeffversion: 1\r\nrulez: {}\r\n"))).toBe('.archlint.yml:2:1: unknown key "rulez"; did you mean "rules"?');
  });

  test("a bomb of aliases is refused before it is built", async () => {
    const levels = Array.from(
      { length: 12 },
      (_, index) =>
        `k${index}: &k${index} [${
          index === 0
            ? "x"
            : Array(9)
                .fill(`*k${index - 1}`)
                .join(", ")
        }]`,
    );
    expect(await errorOf(load(levels.join("\n")))).toBe(".archlint.yml: uses more than 100 aliases");
  });

  test("a text that is nested without end is refused", async () => {
    expect(await errorOf(load(`include: ${"[".repeat(100_000)}`))).toMatch(
      /^\.archlint\.yml:(1:\d+: this is not valid YAML| is nested too deeply)/,
    );
  });

  test("bytes that are no UTF-8, and UTF-16, are named as such", async () => {
    expect(await errorOf(loadIn(folderWith({ ".archlint.yml": "base64:cm9vdDogdHJ1ZQr/gA==" })))).toBe(
      ".archlint.yml: is not valid UTF-8; save it as UTF-8",
    );
    const utf16 = `base64:${Buffer.from("\ufeffroot: true", "utf16le").toString("base64")}`;
    expect(await errorOf(loadIn(folderWith({ ".archlint.yml": utf16 })))).toBe(".archlint.yml: is UTF-16; save it as UTF-8");
  });

  test("a file of megabytes is not read", async () => {
    expect(await errorOf(load("#".repeat(1_048_577)))).toBe(".archlint.yml: has 1048577 bytes; a configuration may have 1048576");
  });

  test("a folder called .archlint.yml is not passed over", async () => {
    expect(await errorOf(loadIn(folderWith({ ".archlint.yml/a.txt": "" })))).toBe(
      ".archlint.yml: is a folder; a configuration file was expected",
    );
  });

  test("keys that JavaScript objects inherit are unknown like any other", async () => {
    expect(await errorOf(load("constructor: 1"))).toBe('.archlint.yml:1:1: unknown key "constructor"');
    expect(await errorOf(load("rules: { toString: off }"))).toContain('unknown rule "toString"');
    expect(await errorOf(load("__proto__: { root: true }"))).toContain('unknown key "__proto__"');
  });

  test("presets and rules beside the file name themselves", async () => {
    const folder = folderWith({ "package.json": "{}" });
    expect(await errorOf(loadIn(folder, { preset: "stict" }))).toBe(
      'preset: expected recommended or strict, found "stict"; did you mean "strict"?',
    );
    expect(await errorOf(loadIn(folder, { rules: { "da/layer-dependency": "errors" } }))).toBe(
      `rules: da/layer-dependency: ${RULE_FORMS}, found "errors"; did you mean "error"?`,
    );
    expect(await errorOf(loadIn(folder, { rules: { "da/layer": "off" } }))).toBe(
      'rules: unknown rule "da/layer"; archlint rules lists them',
    );
  });
});
