import { describe, expect, test } from "vitest";
import { answer, asked, operationsIn } from "./show-evaluated.js";

describe("an object that is put together", () => {
  test("from spreads of constants has their keys, the later part first", () => {
    expect(
      asked(`
        const base = { httpOnly: true, secure: false }; const more = { ...base, secure: true };
        function set(options) { ask({ ...more, path: "/" }); ask({ secure: false, ...more }); }
      `),
    ).toEqual(['{httpOnly: true, secure: true, path: "/"}', "{secure: true, httpOnly: true}"]);
  });

  test("with a spread that can't be seen keeps only what stands after it", () => {
    expect(asked(`function set(options) { ask({ httpOnly: true, ...options }); ask({ ...options, secure: false }); }`)).toEqual([
      "{httpOnly: ?the parameter options, ...?the parameter options}",
      "{secure: false, ...?the parameter options}",
    ]);
  });

  test("under a test has a key in one of two cases", () => {
    expect(
      asked(`
        ask({ a: 1, ...(flag && { a: 2, secure: true }) }); ask({ ...(flag ? { a: 1 } : { a: 1, b: 2 }) }); ask((flag ? { a: 1, b: 2 } : { a: 3 }).b);
        ask({ ...(undefined), ...null, ...(false && { never: 1 }), kept: 1 });
      `),
    ).toEqual(["{a: 2 | 1, secure: true | undefined}", "{a: 1, b: 2 | undefined}", "2 | undefined", "{kept: 1}"]);
  });

  test("by Object.assign is as by spreads, and what is more than its members stays what it is", () => {
    expect(
      asked(`
        import { Pool } from "pg"; const base = { secret: "a", z: 1 }; const pool = new Pool();
        ask(Object.assign({}, base, { secret: "b" })); ask(Object.assign({ x: 1 }, options)); ask(Object.assign({}, flag ? { a: 1 } : null)); ask(Object.assign(pool, base)); ask(Object.freeze({ a: 1 }));
      `),
    ).toEqual([
      '{secret: "b", z: 1}',
      "{x: ?an object that can't be seen, ...?an object that can't be seen}",
      "{a: 1 | undefined}",
      "<pg#Pool>",
      "{a: 1}",
    ]);
  });

  test("with computed keys has those that are constant, and else any", () => {
    expect(asked(`const KEY = "secure"; ask({ [KEY]: true }); ask({ secure: false, [name]: 1, path: "/" });`)).toEqual([
      "{secure: true}",
      '{secure: ?a computed key, path: "/", ...?a computed key}',
    ]);
  });

  test("has methods whose this it is, and accessors that can't be told", () => {
    expect(
      asked(`
        const options = { secret: "s", read() { return this.secret; }, arrow: () => this, get key() { return 1; } };
        ask(options.read()); ask(options.arrow()); ask(options.key);
      `),
    ).toEqual(['"s"', "?this, which can't be told", "?accessor of an object literal"]);
  });
});

describe("an object that is changed after it was made", () => {
  test("has what was set before the use, in either direction", () => {
    expect(
      asked(`
        const options: any = { secure: true, path: "/" }; options.secure = false; ask(options); options.secure = true; options["path"] = "/x"; options.more = 1; ask(options);
        delete options.more; ask(options);
      `),
    ).toEqual(['{secure: false, path: "/"}', '{secure: true, path: "/x", more: 1}', '{secure: true, path: "/x", more: -}']);
  });

  test("has what was set deep inside it, and through another name of a part", () => {
    expect(
      asked(`
        const options: any = { cookie: {} }; options.cookie.secure = true; const { cookie } = options; cookie.httpOnly = true;
        const same = options; same.name = "sid"; ask(options); options.unseen.deep = 1; ask(options.unseen);
      `),
    ).toEqual(['{cookie: {secure: true, httpOnly: true}, name: "sid"}', "{deep: 1, ...?an object that can't be seen}"]);
  });

  test("may have what was set in a branch, in a loop, or by another function", () => {
    expect(
      asked(`
        const options: any = {}; if (flag) options.secure = true; for (const each of list) options.path = each; function late() { options.name = "sid"; }
        ask(options);
      `),
    ).toEqual(['{secure: true | undefined, path: ?an element by a key that can\'t be told | undefined, name: "sid" | undefined}']);
  });

  test("has what the module set, when a function uses it", () => {
    expect(answer(`const options: any = {}; app.get("/", () => { ask(options); }); options.secure = true;`)).toBe("{secure: true}");
  });

  test("may have anything after a write to a key that can't be told", () => {
    expect(answer(`const options: any = { secure: true }; options[name] = 1; options.path = "/"; ask(options);`)).toBe(
      '{secure: ?a computed key, path: "/", ...?a computed key}',
    );
  });

  test("has nothing of what an earlier object of the same name was given", () => {
    expect(
      asked(`let options: any = {}; options.secure = true; options = { path: "/" }; ask(options); options.name = 1; ask(options);`),
    ).toEqual(['{path: "/"}', '{path: "/", name: 1}']);
  });

  test("has what is set by Object.assign", () => {
    expect(
      asked(
        `const options: any = { cookie: { a: 1 } }; Object.assign(options.cookie, { secure: true }); ask(options); Object.assign(options, unseen); ask(options.cookie);`,
      ),
    ).toEqual(["{cookie: {a: 1, secure: true}}", "?an object that can't be seen"]);
  });

  test("has what is set where it is imported", () => {
    expect(
      answer({
        "src/options.ts": `export const options: any = { cookie: { httpOnly: true } };`,
        "src/session.ts": `import { options } from "./options"; options.cookie.secure = true; ask(options);`,
      }),
    ).toBe("{cookie: {httpOnly: true, secure: true}}");
  });

  test("has what a function does to it that it is given to, and that one's function", () => {
    expect(
      answer({
        "src/harden.ts": `
          export function harden(options, level) { options.secure = level > 1; delete options.path; if (flag) options.name = "n"; inner(options.cookie); }
          const inner = (cookie) => { cookie.httpOnly = true; Object.assign(cookie, { sameSite: "lax" }); };
        `,
        "src/session.ts": `import { harden } from "./harden"; const options: any = { path: "/", cookie: {} }; harden(options, 2); ask(options);`,
      }),
    ).toBe('{path: -, cookie: {httpOnly: true, sameSite: "lax"}, secure: true, name: "n" | undefined}');
  });

  test("in a field has what its method set before, the constructor first, and maybe what others set", () => {
    expect(
      asked(`
        class Server {
          private options: any = { cookie: {} };
          constructor() { this.options.name = "sid"; }
          start() { if (process.env.NODE_ENV === "production") { this.options.cookie.secure = true; } ask(this.options); this.options.cookie.secure = false; }
          stop() { this.options.stopped = true; }
        }
      `),
    ).toEqual(['{cookie: {secure: true}, name: "sid", stopped: true | undefined}']);
  });
});

describe("a list that is changed after it was made", () => {
  test("has what is put into it, maybe more from a branch, a loop or another function", () => {
    expect(
      asked(`
        const cookies = ["a=1"]; cookies.push("b=2", "c=3"); ask(cookies); if (flag) cookies.push("d=4"); ask(cookies);
        const later: string[] = []; function add() { later.push("e=5"); } ask(later);
      `),
    ).toEqual(['["a=1", "b=2", "c=3"]', '["a=1", "b=2", "c=3", ..."d=4"]', '[..."e=5"]']);
  });

  test("has its items at unknown places after others are taken out, or one is set", () => {
    expect(asked(`const a = [1, 2]; a.shift(); ask(a); const b = [1, 2]; b[1] = 3; ask(b); b[n] = 4; ask(b);`)).toEqual([
      "[...1 | 2]",
      "[1, 3]",
      "[...?an item of a list that is changed]",
    ]);
  });
});

test("a builder has the calls that were made on it as statements, and those of a function that it was given to", () => {
  expect(
    operationsIn(
      `
        import { SignJWT } from "jose";
        async function plain() { const token = new SignJWT({}); token.setProtectedHeader({ alg: "HS256" }).setIssuedAt(); token.setExpirationTime("1h"); return token.sign(key); }
        async function passed() { const token = new SignJWT({}); harden(token); return token.sign(key); }
        async function maybe() { const token = new SignJWT({}); if (flag) token.setExpirationTime("3h"); return token.sign(key); }
        async function never() { const token = new SignJWT({}); const other = new SignJWT({}); other.setExpirationTime("4h"); return token.sign(key); }
        function harden(token) { token.setExpirationTime("2h"); }
      `,
      "jwt.sign",
      ["expiry", "algorithm"],
    ),
  ).toEqual([
    'jose#SignJWT.sign expiry="1h" algorithm="HS256"',
    'jose#SignJWT.sign expiry="2h" algorithm=-',
    "jose#SignJWT.sign expiry=?setExpirationTime is called in some cases only algorithm=-",
    "jose#SignJWT.sign expiry=- algorithm=-",
  ]);
});
