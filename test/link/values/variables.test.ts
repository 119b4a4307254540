import { describe, expect, test } from "vitest";
import { answer, asked } from "./show-evaluated.js";

describe("a name is", () => {
  test("what it was made of, through other names and other modules", () => {
    expect(
      asked({
        "src/flags.ts": `const off = !!false; export const secure = off; export { secure as default };`,
        "src/barrel.ts": `export * from "./flags"; export { default as renamed } from "./flags";`,
        "src/use.ts": `
          import whole, { secure } from "./flags"; import { renamed } from "./barrel"; import * as all from "./barrel";
          const once = secure; const twice = once; const { secure: taken } = { secure: twice };
          ask(twice); ask(whole); ask(renamed); ask(all.secure); ask(taken);
        `,
      }),
    ).toEqual(["false", "false", "false", "false", "false"]);
  });

  test("its last value before the use", () => {
    expect(asked(`let mode = "none"; ask(mode); mode = "lax"; ask(mode); mode = "strict"; ask(mode);`)).toEqual([
      '"none"',
      '"lax"',
      '"strict"',
    ]);
  });

  test("one of two where a branch sets it", () => {
    expect(answer(`let secure = false; if (req.secure) secure = true; ask(secure);`)).toBe("true | false");
  });

  test("what either branch sets where every one sets it or leaves", () => {
    expect(
      asked(`
        let a = 0; if (x) a = 1; else if (y) a = 2; else a = 3; ask(a);
        let b = 0; switch (x) { case 1: b = 1; break; case 2: { b = 2; break; } default: throw new Error(); } ask(b);
        let c = 0; try { c = load(); } catch { c = 2; } ask(c);
        let d = 0; try { load(); } finally { d = 3; } ask(d);
        let e = 0; if (x) { if (y) { e = 1; } else { e = 2; } } else { throw 1; } ask(e);
      `),
    ).toEqual(["3 | 2 | 1", "2 | 1", "2 | <global#load()>", "3", "2 | 1"]);
  });

  test("also what it was before where one way past the branches sets nothing", () => {
    expect(
      asked(`
        let a = 0; if (x) a = 1; else if (y) a = 2; ask(a);
        let b = 0; switch (x) { case 1: b = 1; } ask(b);
        let c; if (x) c = 1; ask(c);
        let d: string; if (x) d = "typed"; ask(d);
      `),
    ).toEqual(["2 | 1 | 0", "1 | 0", "1 | undefined", '"typed"']);
  });

  test("in a loop also what the last round left", () => {
    expect(
      asked(
        `let key = "first"; for (const each of list) { ask(key); if (each.last) { ask(key); } else { key = "next"; } } let other = 1; for (;;) { other = 2; ask(other); }`,
      ),
    ).toEqual(['"next" | "first"', '"next" | "first"', "2"]);
  });

  test("what another function sets at any time, in place of nothing", () => {
    expect(
      asked(`
        import { Pool } from "pg";
        let pool: Pool | null = null; let secret; let level = 1;
        function connect() { if (!pool) pool = new Pool(); return pool; }
        async function start() { secret = await read(); level = 2; }
        function use() { ask(pool); ask(secret); ask(level); }
        ask(connect());
      `),
    ).toEqual(["<pg#Pool>", "<global#read()>", "1 | 2", "<pg#Pool>"]);
  });

  test("what the function set itself before the use", () => {
    expect(answer(`let id = "old"; function next() { id = "new"; ask(id); }`)).toBe('"new"');
  });

  test("what an operator makes of it and of what it was", () => {
    expect(
      asked(`
        let cookie = "sid=1"; cookie += "; Secure"; if (strict) cookie += "; SameSite=Strict"; ask(cookie);
        let size = 2; size *= 3; ask(size); let count = 0; count++; ask(count);
        let a; a ??= "d"; ask(a); let b = 0; b ||= 5; ask(b); let c = 1; c &&= 6; ask(c); let d = env; d ||= 7; ask(d);
      `),
    ).toEqual([
      '"sid=1; Secure; SameSite=Strict" | "sid=1; Secure"',
      "6",
      "?a value that is computed on the way",
      '"d"',
      "5",
      "6",
      "global#env | 7",
    ]);
  });

  test("a text that begins as it was made, where a loop adds to it", () => {
    expect(answer(`let sql = "select"; for (const each of list) { sql += " x"; } ask(sql);`)).toBe(
      '`${?a value that is defined by itself} x x` | "select x" | "select"',
    );
  });

  test("nothing known where it is never set", () => {
    expect(asked(`declare let a: string; ask(a); let b; ask(b); ask(c); const c = 1;`)).toEqual([
      "?a is given no value that can be seen",
      "undefined",
      "?c is given no value that can be seen",
    ]);
  });

  test("of the type that is written for it, where its value can't be told", () => {
    expect(
      asked(
        `import { Pool } from "pg"; const pool: Pool = make(x).pool(1)[y]; ask(pool); let either: Pool = f[g]; if (x) either = new Pool(); ask(either);`,
      ),
    ).toEqual(["<pg#Pool>", "<pg#Pool> | <pg#Pool>"]);
  });
});

test("a parameter that is set anew is what it is set to", () => {
  expect(
    asked(`
      const DEFAULTS = { httpOnly: true };
      function set(options) { ask(options); options = { ...DEFAULTS, ...options }; ask(options); options.secure = true; ask(options); }
      function other(options) { if (!options) options = {}; return options; }
      ask(other({ path: "/" }));
    `),
  ).toEqual([
    "?the parameter options",
    "{httpOnly: ?the parameter options, ...?the parameter options}",
    "{httpOnly: ?the parameter options, secure: true, ...?the parameter options}",
    '{} | {path: "/"}',
  ]);
});

test("constants are computed as the language does", () => {
  expect(
    asked(`
      ask(60 * 60 * 24); ask("a" + 1 + \`\${2}\`); ask(-5); ask(+"7"); ask(!0); ask(1 / 0); ask(7 % 4 > 2); ask("Abc".toLowerCase()); ask("a,b".split(","));
      ask(["a", "b"].join("; ")); ask([1, 2].concat(3, [4])); ask(Number("5")); ask(String(5)); ask("x".repeat(3)); ask("secret".slice(0, 3)); ask(Boolean("")); ask(typeof x);
    `),
  ).toEqual([
    "86400",
    '"a12"',
    "-5",
    "7",
    "true",
    "?the result of /",
    "true",
    '"abc"',
    '["a", "b"]',
    '"a; b"',
    "[1, 2, 3, 4]",
    "5",
    '"5"',
    '"xxx"',
    '"sec"',
    "false",
    "?the result of typeof",
  ]);
});

test("a list's elements are told by position, any of them by a key that can't be told, and each in a loop", () => {
  expect(
    asked(`
      const KEYS = ["a", "b"] as const; ask(KEYS[0]); ask(KEYS[2]); ask(KEYS.length); ask(KEYS[i]); ask(KEYS.at(0));
      for (const key of KEYS) ask(key); KEYS.forEach((key) => { ask(key); }); const [first, , third = "c"] = KEYS; ask(first); ask(third);
      ask([...KEYS, "d"]); ask([...others, "d"]); ask(KEYS.map((key) => key + "!")); ask(KEYS.find((key) => key === x)); ask(KEYS.includes("b"));
    `),
  ).toEqual([
    '"a"',
    "undefined",
    "2",
    '"a" | "b"',
    '"a"',
    '"a" | "b"',
    '"a" | "b"',
    '"a"',
    '"c"',
    '["a", "b", "d"]',
    "[...?a spread of what can't be seen]",
    '["a!", "b!"]',
    '"a" | "b"',
    "true",
  ]);
});
