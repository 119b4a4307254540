import { expect, test } from "vitest";
import { answer, asked } from "./show-evaluated.js";

test("a function that calls itself gives what its other returns give, beside what can't be told", () => {
  expect(answer(`function retry(n) { if (n > 0) return retry(n - 1); return { secure: true }; } ask(retry(x));`)).toBe(
    "?a call that calls itself | {secure: true}",
  );
});

test("a function that calls itself gives a value of the type that is written for it", () => {
  expect(answer(`class Tree {} function root(n): Tree { return root(n.parent); } ask(root(leaf));`)).toBe("a Tree");
});

test("a name that is used before it is defined is nothing known", () => {
  expect(asked(`let a = b; let b = a; function show() { ask(a); ask({ kept: 1, lost: b }); }`)).toEqual([
    "?b is given no value that can be seen",
    "{kept: 1, lost: ?b is given no value that can be seen}",
  ]);
});

test("modules whose constants are made of each other are known but for themselves", () => {
  expect(
    asked({
      "src/a.ts": `import { b } from "./b"; export const a = b + "!"; ask(a);`,
      "src/b.ts": `import { a } from "./a"; export const b = a + "?"; ask(b);`,
    }),
  ).toEqual(["`${?a value that is defined by itself}?!`", "`${?a value that is defined by itself}!?`"]);
});

test("a field that is set from itself keeps what else it is set to", () => {
  expect(answer(`class Cart { private lines = []; add(line) { this.lines = [...this.lines, line]; } show() { ask(this.lines); } }`)).toBe(
    "[...?a spread of what can't be seen] | []",
  );
});

test("a function that calls itself from many places is not followed into each", () => {
  const arms = Array.from({ length: 30 }, (_, n) => `visit(node.part${n})`).join(", ");
  expect(answer(`function visit(node) { if (node.leaf) return 1; return [${arms}]; } ask(visit(tree));`)).toMatch(
    /^1 \| \[\?a call that calls itself, /,
  );
});

test("functions that call each other many times are followed as far as is sensible", () => {
  const calls = (n: number): string => Array.from({ length: 12 }, () => `f${n}(x)`).join(", ");
  const functions = Array.from({ length: 12 }, (_, n) => `const f${n + 1} = (x) => [${calls(n)}];`).join("\n");
  expect(answer(`const f0 = (x) => [x];\n${functions}\nask(f12(1).length);`)).toBe("12");
});

test("getters that are made of each other end", () => {
  expect(
    answer(
      `class Total { get net() { return [this.gross, this.gross]; } get gross() { return [this.net, this.net, this.net]; } } ask(new Total().net);`,
    ),
  ).toContain("?a call that calls itself");
});

test("a class whose fields make more of it ends", () => {
  expect(
    answer(`class Node { left = new Node().all; right = new Node().all; all = [this.left, this.right]; } ask(new Node().all);`),
  ).toContain("?a value that is defined by itself");
});
