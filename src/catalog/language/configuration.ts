import type { LibraryEntry } from "../../model/index.js";
import { exportsOf, membersOf } from "../symbols-of.js";

const CONFIG_SERVICE = ["@nestjs/config#ConfigService"];

/** NestJS's configuration. Beside `{ infer: true }` a second argument is what stands where the key isn't set. */
export const NESTJS_CONFIG: LibraryEntry = {
  library: "@nestjs/config",
  documentation: "https://docs.nestjs.com/techniques/configuration",
  symbols: [
    { symbol: membersOf(CONFIG_SERVICE, "getOrThrow"), returns: { environment: 0 } },
    { symbol: membersOf(CONFIG_SERVICE, "get"), when: { argument: 1, path: "infer" }, returns: { environment: 0 } },
    { symbol: membersOf(CONFIG_SERVICE, "get"), returns: { environment: 0, fallback: 1 } },
    {
      symbol: "@nestjs/config#registerAs",
      operation: "config.define",
      slots: { namespace: { argument: 0 }, value: { argument: 1 } },
      returns: { argument: 1 },
      callbacks: [{ argument: 1, runs: "now" }],
    },
    { symbol: "@nestjs/config#ConfigModule.forRoot", operation: "config.define", slots: { value: { argument: 0, path: "load" } } },
  ],
};

/** Readers of configuration: what a key is, is for the deployment to say. */
export const CONFIGURATION: readonly LibraryEntry[] = [
  {
    library: "config",
    documentation: "https://github.com/node-config/node-config/wiki/Common-Usage",
    symbols: [{ symbol: "config#get", returns: { environment: 0 } }],
  },
  {
    library: "nconf",
    documentation: "https://github.com/indexzero/nconf#readme",
    symbols: [
      { symbol: ["nconf#get", "nconf#required", "nconf#Provider.get"], returns: { environment: 0 } },
      {
        symbol: [...exportsOf(["nconf"], "argv", "env", "file", "defaults", "overrides", "use", "add")],
        returns: { type: "nconf#Provider" },
      },
      { symbol: membersOf(["nconf#Provider"], "argv", "env", "file", "defaults", "overrides", "use", "add"), returns: { self: true } },
    ],
  },
  {
    library: "convict",
    documentation: "https://github.com/mozilla/node-convict/tree/master/packages/convict#readme",
    aliases: { "convict()": "convict#Config" },
    symbols: [
      { symbol: membersOf(["convict#Config"], "get"), returns: { environment: 0 } },
      { symbol: membersOf(["convict#Config"], "load", "loadFile", "set", "validate"), returns: { self: true } },
    ],
  },
  {
    library: "env-var",
    documentation: "https://github.com/evanshortiss/env-var/blob/master/API.md",
    aliases: { "env-var#from()": "env-var#Env" },
    symbols: [
      { symbol: ["env-var#get", "env-var#Env.get"], returns: { type: "env-var#Variable" } },
      { symbol: membersOf(["env-var#Variable"], "required", "default", "convertFromBase64", "example"), returns: { self: true } },
      {
        symbol: membersOf(
          ["env-var#Variable"],
          ...[
            "asString",
            "asBool",
            "asBoolStrict",
            "asInt",
            "asIntPositive",
            "asIntNegative",
            "asFloat",
            "asFloatPositive",
            "asPortNumber",
          ],
          ...[
            "asEnum",
            "asUrlString",
            "asUrlObject",
            "asEmailString",
            "asArray",
            "asSet",
            "asJson",
            "asJsonObject",
            "asJsonArray",
            "asRegExp",
          ],
        ),
        returns: { environment: { made: 0 }, fallback: { chained: "default", argument: 0 } },
      },
    ],
  },
  {
    library: "envalid",
    documentation: "https://github.com/af/envalid#readme",
    symbols: [{ symbol: exportsOf(["envalid"], "cleanEnv", "customCleanEnv"), returns: { argument: 0 } }],
  },
  {
    library: "@t3-oss/env-core",
    documentation: "https://env.t3.gg/docs/core",
    symbols: ["runtimeEnv", "runtimeEnvStrict"].map((path) => ({
      symbol: exportsOf(["@t3-oss/env-core", "@t3-oss/env-nextjs", "@t3-oss/env-nuxt"], "createEnv"),
      when: { argument: 0, path },
      returns: { argument: 0, path },
    })),
  },
];
