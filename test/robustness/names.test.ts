import { describe, expect, test } from "vitest";
import { analyze } from "../../src/index.js";
import { archlint, hexagonal, repository } from "./hostile-repository.js";

const ESCAPE = "\u001b";
/** Everything but tab and line feed that moves a cursor, rings a bell, starts an escape sequence or turns the direction of text. */
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

const hostilePaths = [
  `src/ordering/domain/${ESCAPE}[2J${ESCAPE}]0;owned\u0007clear.ts`,
  "src/ordering/domain/first\nerror  da/fake  all is well.ts",
  "src/ordering/domain/back\rspace\b\b.ts",
  "src/ordering/domain/right\u202eot\u2066.ts",
  "src/ordering/domain/c1\u009b31m.ts",
];

const hostileService = Object.fromEntries(hostilePaths.flatMap((path) => Object.entries(hexagonal(path))));

describe("names that try to speak to the terminal", () => {
  test.each(["text", "compact", "github"])("no control character of a path or of code gets into %s", async (format) => {
    const code = {
      "src/ordering/domain/tabs.ts": `import { OrderTable } from "../infrastructure/order-table"; // ${ESCAPE}[31mred\u0007\u202e\r\nexport const table = new OrderTable();\n`,
    };
    const root = repository({ ...hostileService, ...code });
    const { code: exit, stdout, stderr } = await archlint(root, "check", "--format", format, "--no-cache");
    expect(exit, stderr).toBe(1);
    expect(stdout).toContain("da/layer-dependency");
    for (const line of (stdout + stderr).split("\n")) expect(line).not.toMatch(UNPRINTABLE);
  });

  test("a path with a line feed can't forge a line of its own in compact", async () => {
    const root = repository(hexagonal(hostilePaths[1] ?? ""));
    const { stdout } = await archlint(root, "check", "--format", "compact", "--no-cache");
    expect(stdout.split("\n").filter((line) => line.startsWith("error  da/fake"))).toEqual([]);
  });

  test("a specifier can't start a workflow command of its own", async () => {
    const root = repository(hexagonal("src/ordering/domain/x.ts", "../infrastructure/order-table\\n::error file=x::forged"));
    const { stdout } = await archlint(root, "check", "--format", "github", "--no-cache");
    for (const line of stdout.split("\n")) expect(line).not.toMatch(/^::error file=x::/);
  });

  test.each(["json", "sarif"])("%s stays JSON that can be read back", async (format) => {
    const root = repository(hostileService);
    const { stdout, code } = await archlint(root, "check", "--format", format, "--no-cache");
    expect(code).toBe(1);
    expect(JSON.stringify(JSON.parse(stdout))).toContain("owned");
  });

  test("an error about a path that does not exist prints it without its escapes", async () => {
    const root = repository(hexagonal("src/ordering/domain/x.ts"));
    const { stderr, code } = await archlint(root, "check", `src/${ESCAPE}[31mnowhere`);
    expect(code).toBe(2);
    expect(stderr).not.toContain(ESCAPE);
  });
});

describe("names that JavaScript gives a meaning", () => {
  test("a folder named constructor says nothing of layers, and hides none inside it", async () => {
    const root = repository({
      ...hexagonal("src/ordering/constructor/application/price.ts"),
      "src/ordering/constructor/rate.ts": "export const rate = 1;\n",
    });
    const { architecture } = await analyze({ root, config: false, cache: false });
    expect(architecture.layers["src/ordering/constructor/application/price.ts"]).toBe("application");
    expect(architecture.layers["src/ordering/constructor/rate.ts"]).toBeUndefined();
  });

  test("files, exports, classes and packages named like members of Object are ordinary", async () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"];
    const files = Object.fromEntries(
      names.map((name) => [`src/${name}/domain/${name}.ts`, `export class ${name} {}\nexport const all = { ${name}: 1 };\n`]),
    );
    const root = repository({
      ...files,
      "package.json": '{ "name": "__proto__", "dependencies": { "__proto__": "1", "constructor": "2" } }',
      "src/index.ts":
        names.map((name, n) => `import { ${name} as n${n} } from "./${name}/domain/${name}";\nexport { n${n} as ${name} };`).join("\n") +
        '\nimport "constructor";\nimport x from "__proto__";\nexport default x;\n',
    });
    const { coverage, findings } = await analyze({ root, config: false, cache: false });
    expect(coverage.files).toBe(names.length + 1);
    expect(coverage.unresolved.filter((each) => each.kind === "missing-file")).toEqual([]);
    expect(findings.filter((each) => each.severity === "error")).toEqual([]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});
