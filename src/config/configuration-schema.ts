import { z } from "zod";
import { LAYER_ROLES } from "../model/architecture.js";
import { isBoundedGlob } from "../model/bounded-glob.js";

/** Names that `pattern:` takes. */
const PATTERNS = ["hexagonal", "onion", "clean", "layered", "event-driven", "microservices", "modular-monolith"] as const;

const glob = z.string().min(1).refine(isBoundedGlob, { error: "a glob with at most four stars between two slashes" });

const globs = (description: string, ...examples: readonly (string | readonly string[])[]) =>
  z.union([glob, z.array(glob).min(1)], { error: "a glob or a list of globs" }).meta({
    description: `${description} One glob or a list of globs, relative to the folder of the configuration.`,
    ...(examples.length === 0 ? {} : { examples }),
  });

const severity = z.enum(["error", "warn", "info", "off"]).meta({
  description: "`error` fails the gate, `warn` is shown and counted, `info` is posture for the report, `off` silences.",
});

const ruleSetting = z
  .union(
    [
      severity,
      z.tuple([severity, z.record(z.string(), z.unknown()).meta({ description: "The rule's options; its page lists them." })]),
      z.tuple([severity]),
      z.record(z.string(), severity).meta({ description: "Severities of single messages, by message id." }),
    ],
    { error: "a severity, [severity, options], or a map from message id to severity" },
  )
  .meta({ description: "`error`, `[error, { option: value }]`, or `{ message-id: severity }` for single messages." });

const rules = z.record(z.string(), ruleSetting).meta({
  description: "Severities and options, by rule id such as `da/layer-dependency`.",
  examples: [
    { "da/dependency-cycle": "off", "da/layer-dependency": ["error", { types: "allow" }], "da/context-boundary": { identity: "off" } },
  ],
});

const layer = z
  .strictObject({
    match: globs("The files of the layer.").optional(),
    role: z
      .enum(LAYER_ROLES)
      .optional()
      .meta({ description: "Which of the six layers it is, where its name does not say; without a role only may-import is judged." }),
    "may-import": z
      .array(z.string())
      .optional()
      .meta({ description: "Names of the layers it may import beside itself; replaces the built-in arrows of its role." }),
  })
  .meta({ description: "A layer: its files, its role and what it may import." });

const layers = z
  .union([z.array(z.string().min(1)).min(1), z.record(z.string(), layer)], {
    error: "a list of layer names, outermost first, or a map from layer name to { match, role, may-import }",
  })
  .meta({
    description:
      "Layers by name, or a list of names, outermost first, where each may import those below it. Left out, layers are detected.",
    examples: [
      ["interface", "infrastructure", "application", "domain"],
      { domain: { match: "src/*/domain/**" }, jobs: { match: "src/jobs/**", "may-import": ["domain"] } },
    ],
  });

const context = z
  .strictObject({
    match: globs("The files of the context."),
    subdomain: z.enum(["core", "supporting", "generic"]).optional().meta({ description: "What the context is to the business." }),
    owner: z.string().min(1).optional().meta({ description: 'The team that owns it, as in CODEOWNERS: "@shop/ordering".' }),
    public: z.array(z.string().min(1)).optional().meta({
      description:
        "Globs relative to the context's folder: what other contexts may import. Left out, index, public-api and contracts files are public.",
    }),
    "may-use": z.array(z.string()).optional().meta({ description: "Names of the contexts that it may depend on." }),
    kernel: z
      .boolean()
      .optional()
      .meta({ description: "Shared by agreement: every context may import it, it may import none.", default: false }),
  })
  .meta({ description: "A bounded context: its files, its owner and what it may use." });

const architecture = z
  .strictObject({
    pattern: z.enum(PATTERNS).optional().meta({ description: "The architecture's pattern as the team names it." }),
    exhaustive: z.boolean().optional().meta({ description: "A source file in no layer is a finding (archlint/no-layer).", default: false }),
    layers: layers.optional(),
    contexts: z
      .record(z.string(), context)
      .optional()
      .meta({
        description: "Bounded contexts by name. Left out, contexts are detected.",
        examples: [{ ordering: { match: "src/ordering/**" }, billing: { match: "src/billing/**", "may-use": ["ordering"] } }],
      }),
  })
  .meta({ description: "Layers and contexts; what is left out is detected." });

const system = z
  .strictObject({
    name: z.string().min(1).optional().meta({ description: "The system's name in the report." }),
    tier: z.enum(["CRITICAL", "HIGH", "MEDIUM", "LOW"]).optional().meta({ description: "Performance tier." }),
    classification: z
      .enum(["PUBLIC", "INTERNAL", "CONFIDENTIAL", "RESTRICTED"])
      .optional()
      .meta({ description: "Security classification." }),
    compliance: z
      .array(z.enum(["SOC2", "PCI-DSS", "HIPAA", "GDPR", "ISO27001", "NIST"]))
      .optional()
      .meta({ description: "Frameworks that the system has to meet." }),
  })
  .meta({ description: "What the report's header states about the system." });

const capacity = z
  .strictObject({
    rps: z.number().positive().optional().meta({ description: "Requests per second at peak." }),
    "p99-ms": z.number().positive().optional().meta({ description: "Target for the 99th percentile of response times, in milliseconds." }),
    "db-service-ms": z
      .number()
      .positive()
      .optional()
      .meta({ description: "Mean time that one request holds a database connection, in milliseconds." }),
    replicas: z.number().int().positive().optional().meta({ description: "Replicas of the service." }),
    "db-max-connections": z.number().int().positive().optional().meta({ description: "Connections that the database server accepts." }),
  })
  .meta({ description: "The declared load." });

const declared = z
  .strictObject({
    value: z.union([z.string().min(1), z.number()], { error: "text or a number" }).meta({ description: "What is true of the system." }),
    by: z.string().min(1).optional().meta({ description: "Who says so, or the measurement that shows it." }),
    on: z.string().min(1).optional().meta({ description: "The day of the statement." }),
  })
  .meta({ description: "A statement with its source." });

const catalogEntry = z
  .looseObject({
    symbol: z.string().min(1).meta({ description: 'The symbol as package#export.member: "@acme/http#client.get".' }),
    role: z.string().min(1).meta({ description: "What it is: http.call, cookie.set, logger." }),
  })
  .meta({ description: "A symbol of a library of the house." });

/** The grammar of `.archlint.yml`; `schema.json` is made from it. */
export const configurationSchema = z
  .strictObject({
    $schema: z.string().optional().meta({ description: "The JSON Schema, for editors." }),
    version: z.literal(1).optional().meta({ description: "The version of this format." }),
    root: z.boolean().optional().meta({ description: "The search upward ends here, and this folder is the linted root.", default: false }),
    extends: z
      .union([z.string().min(1), z.array(z.string().min(1)).min(1)], { error: "recommended, strict, a path, or a list of these" })
      .optional()
      .meta({
        description: "`recommended`, `strict`, or the path of another configuration relative to this file; in a list the later wins.",
        default: "recommended",
        examples: ["strict", ["strict", "./house.archlint.yml"]],
      }),
    system: system.optional(),
    include: globs("The source files that count; left out, all do.", ["src/**"]).optional(),
    exclude: globs("Source files that do not count, beside what git ignores.", ["**/*.legacy.ts", "tools/**"]).optional(),
    architecture: architecture.optional(),
    glossary: z
      .record(z.string(), z.strictObject({ use: z.string().min(1).meta({ description: "The term of the ubiquitous language." }) }))
      .optional()
      .meta({ description: "Terms that the team replaced, each with the one to use." }),
    capacity: capacity.optional(),
    rules: rules.optional(),
    expect: z
      .array(z.string())
      .optional()
      .meta({
        description: "Rule ids: what they look for must be there, or its absence counts as an error.",
        examples: [["da/layer-dependency"]],
      }),
    overrides: z
      .array(z.strictObject({ files: globs("The files that these rules are for."), rules }))
      .optional()
      .meta({
        description: "Rules for some files only; the later wins.",
        examples: [[{ files: "src/legacy/**", rules: { "da/layer-dependency": "warn" } }]],
      }),
    catalog: z.array(catalogEntry).optional().meta({ description: "What the symbols of the house's own libraries and wrappers are." }),
    declare: z
      .record(z.string(), declared)
      .optional()
      .meta({ description: "What code can't show, by leaf of the report such as `SP-01/current-capacity`." }),
    "dependency-cruiser": z.string().min(1).optional().meta({ description: "A dependency-cruiser configuration whose rules run too." }),
    plugins: z.array(z.string().min(1)).optional().meta({ description: "Paths of modules with rules of the house." }),
  })
  .meta({
    title: "archlint configuration",
    description: "How archlint judges this repository: .archlint.yml.",
  });

/** A configuration as written, after its grammar was checked. */
export type Configuration = z.output<typeof configurationSchema>;

/** A rule's setting as written: severity, severity with options, or severities by message. */
export type WrittenRuleSetting = z.output<typeof ruleSetting>;

/** The grammar of `rules:` alone, for `--rule` and the `rules` argument from code. */
export const rulesSchema = rules;
