import { describe, expect, test } from "vitest";
import { answer, asked } from "./show-evaluated.js";

describe("in production", () => {
  test.each([
    ['process.env.NODE_ENV === "production"', "true"],
    ['"production" === process.env.NODE_ENV', "true"],
    ['process.env["NODE_ENV"] == "production"', "true"],
    ['process.env.NODE_ENV !== "production"', "false"],
    ['process.env.NODE_ENV !== "test"', "true"],
    ['process.env.NODE_ENV === "cluster"', "false"],
    ['process.env.NODE_ENV?.toLowerCase() === "production"', "true"],
    ['(process.env.NODE_ENV || "development") === "production"', "true"],
    ['(process.env.NODE_ENV ?? "development").trim() === "development"', "false"],
    ["process.env.NODE_ENV === undefined", "false"],
    ['["production", "staging"].includes(process.env.NODE_ENV)', "true"],
    ['["dev", "test"].includes(process.env.NODE_ENV)', "false"],
    ['["dev", other].includes(process.env.NODE_ENV)', "?whether a list holds a value"],
    ['process.env.APP_ENV === "prod"', "true"],
    ['process.env.STAGE === "staging"', "false"],
    ["import.meta.env.PROD", "env PROD"],
    ["!import.meta.env.DEV", "true"],
  ])("%s is %s", (expression, expected) => {
    expect(answer(`ask(${expression});`)).toBe(expected);
  });

  test("a word that may be a name of production is not compared", () => {
    expect(asked(`ask(process.env.STAGE === "prod-eu"); ask(process.env.MODE === "worker"); ask(process.env.SECURE === "true");`)).toEqual([
      "?a comparison that can't be told",
      "?a comparison that can't be told",
      "?a comparison that can't be told",
    ]);
  });

  test("the arm of a condition is taken that production takes, through a constant of another module", () => {
    expect(
      asked({
        "src/env.ts": `export const isProduction = process.env.NODE_ENV === "production"; export const isTest = () => process.env.NODE_ENV === "test";`,
        "src/session.ts": `
          import { isProduction, isTest } from "./env";
          ask(isProduction ? "strict" : "none"); ask(isTest() ? 1 : 2); ask(!isProduction || "kept"); ask(isProduction && "on");
          ask({ ...(isProduction && { secure: true }), ...(isTest() && { debug: true }) });
        `,
      }),
    ).toEqual(['"strict"', "2", '"kept"', '"on"', "{secure: true}"]);
  });

  test("a write in the branch of another environment is none, and one in that of production is certain", () => {
    expect(
      asked(`
        const a: any = { httpOnly: true }; if (process.env.NODE_ENV === "production") { a.secure = true; } ask(a);
        const b: any = { secure: true }; if (process.env.NODE_ENV !== "production") { b.secure = false; } ask(b);
        const c: any = {}; if (process.env.NODE_ENV === "development") { c.secure = false; } else { c.secure = true; } ask(c);
        let d = "none"; if (process.env.NODE_ENV === "production") d = "strict"; ask(d);
      `),
    ).toEqual(["{httpOnly: true, secure: true}", "{secure: true}", "{secure: true}", '"strict"']);
  });

  test("what stands behind an early return of another environment is what is given", () => {
    expect(
      asked(`
        function first() { if (process.env.NODE_ENV !== "production") return { secure: false }; return { secure: true }; }
        function second() { if (process.env.NODE_ENV === "production") { return { secure: true }; } return { secure: false }; }
        ask(first()); ask(second());
      `),
    ).toEqual(["{secure: true}", "{secure: true}"]);
  });

  test("a setting of an application that says its environment is one", () => {
    expect(
      answer(`
        const app = require("express")(); const options = { secret: "x", cookie: {} };
        if (app.get("env") === "production") { app.set("trust proxy", 1); options.cookie.secure = true; }
        ask(options.cookie);
      `),
    ).toBe("{secure: true}");
  });
});

describe("a variable of the environment is", () => {
  test("itself, by whatever way it is read", () => {
    expect(
      asked(`
        const { SECRET, PORT: port } = process.env; const env = process.env; const name = "KEY";
        ask(SECRET); ask(port); ask(env.HOST); ask(process.env[name]); ask(process.env[other]);
      `),
    ).toEqual(["env SECRET", "env PORT", "env HOST", "env KEY", "?an environment variable by a computed name"]);
  });

  test("one of two beside its fallback", () => {
    expect(
      asked(
        `const { HOST = "localhost" } = process.env; ask(process.env.SECRET || "dev"); ask(process.env.SECRET ?? "dev"); ask(HOST); ask(\`\${process.env.A}!\`);`,
      ),
    ).toEqual(['env SECRET | "dev"', 'env SECRET | "dev"', '"localhost" | env HOST', "`${env A}!`"]);
  });
});

test("a test that can't be told leaves both arms", () => {
  expect(
    asked(`
      ask(flag ? "a" : "b"); ask(flag && "a"); ask(flag || "b"); ask({ ...(flag ? { secure: true } : {}) });
      ask({ secure: false, ...(flag && { secure: true }) }); ask(!flag); ask(!(flag ? 1 : 0));
    `),
  ).toEqual([
    '"a" | "b"',
    '"a" | undefined',
    'global#flag | "b"',
    "{secure: true | undefined}",
    "{secure: true | false}",
    "?the negation of what can't be told",
    "false | true",
  ]);
});

test("what a call from outside gives, or only a type says, may be nothing", () => {
  expect(
    asked(`
      import { find } from "lib";
      class Store {}
      function f(store?: Store, list?: string[]) { ask(store ?? "none"); ask(store ? 1 : 2); ask(list ? 1 : 2); ask(find() ? 1 : 2); ask(new Store() ? 1 : 2); ask([] ? 1 : 2); }
    `),
  ).toEqual(['a Store | "none"', "1 | 2", "1 | 2", "1 | 2", "1", "1"]);
});
