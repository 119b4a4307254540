import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** Rooms that are functions of their arguments: no clock, no process, no disk, no network. */
const PURE_ROOMS = ["src/model/**", "src/extract/**", "src/link/**", "src/check/**", "src/output/**", "rules/**"];

const IMPURE_MODULES =
  "^(node:)?(fs|fs/promises|child_process|cluster|dgram|dns|dns/promises|http|http2|https|inspector|net|os|perf_hooks|process|readline|repl|tls|v8|vm|worker_threads)$";

const impureGlobals = [
  "process",
  "Date",
  "performance",
  "fetch",
  "console",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "globalThis",
  "require",
].map((name) => ({
  name,
  message: "pure rooms are functions of their arguments",
}));

export default defineConfig(
  globalIgnores(["dist/", "coverage/", "fixtures/", "test/**/fixtures/", "node_modules/"]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "as", objectLiteralTypeAssertions: "never" }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unsafe-type-assertion": "error",
      "@typescript-eslint/prefer-readonly": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // A callback that passes a result on is no confusion: `each.map((it) => list.push(it))`.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      // With `noUncheckedIndexedAccess` an index may be out of range although the types say otherwise elsewhere.
      "@typescript-eslint/no-unnecessary-condition": ["error", { allowConstantLoopConditions: true }],
      // `type` aliases carry the unions of the model; both forms have their place.
      "@typescript-eslint/consistent-type-definitions": "off",
      // The named groups of a regular expression and of records read better in brackets under `noPropertyAccessFromIndexSignature`.
      "@typescript-eslint/dot-notation": "off",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/prefer-nullish-coalescing": ["error", { ignorePrimitives: { boolean: true, string: true } }],
      // The model's interfaces are records of functions without `this`, made to be taken apart: `{ finding, gap }`.
      "@typescript-eslint/unbound-method": "off",
      // `x?.y == null` asks once whether either is not there.
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx"] }],
    },
  },
  {
    files: PURE_ROOMS,
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        { patterns: [{ regex: IMPURE_MODULES, message: "pure rooms are functions of their arguments" }] },
      ],
      "no-restricted-globals": ["error", ...impureGlobals],
    },
  },
  {
    files: ["rules/**"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        { patterns: [{ regex: "^(?!(\\.\\./)+src/model/index\\.js$)", message: "a rule imports the model only" }] },
      ],
    },
  },
  { files: ["rules/index.ts", "rules/leaves.ts"], rules: { "@typescript-eslint/no-restricted-imports": "off" } },
  {
    files: ["test/**", "bench/**"],
    rules: {
      // A test that trips over null fails, as it should; what it reads from JSON it may name by its type.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unsafe-type-assertion": "off",
      "@typescript-eslint/consistent-type-assertions": "off",
    },
  },
  { files: ["bench/**", "scripts/**"], rules: { "no-console": "off" } },
  { files: ["**/*.js", "**/*.mjs"], rules: { "no-undef": "off", eqeqeq: "error", "no-unused-vars": "error" } },
);
