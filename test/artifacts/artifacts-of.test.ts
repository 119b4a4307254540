import { describe, expect, test } from "vitest";
import { artifactsOf } from "../../src/artifacts/artifacts-of.js";
import type { Artifacts } from "../../src/model/index.js";

function read(files: Readonly<Record<string, string>>): Artifacts {
  return artifactsOf({ files: Object.keys(files).sort(), read: (path) => files[path] ?? null });
}

describe("a Dockerfile", () => {
  test("has the outside images of its stages, and user and command of the last", () => {
    const { images } = read({
      Dockerfile:
        'ARG N=1\nFROM --platform=linux/amd64 node:22 AS build\nUSER root\nRUN npm ci \\\n  && npm run build\nFROM build AS next\nFROM gcr.io/distroless/nodejs22\nCOPY --from=build /app /app\nUSER nonroot\nCMD ["main.js"]\n',
    });
    expect(images).toMatchObject([
      {
        user: "nonroot",
        command: '["main.js"]',
        from: [
          { image: "node:22", at: { line: 2 } },
          { image: "gcr.io/distroless/nodejs22", at: { line: 7 } },
        ],
      },
    ]);
  });

  test("without USER names none, and one without FROM is none", () => {
    expect(read({ "a/prod.Dockerfile": "FROM node\nUSER app\nFROM node:22\n", "b/Dockerfile": "# nothing\n" }).images).toMatchObject([
      { user: null },
    ]);
  });
});

test("a Dockerfile takes files of the repository in by COPY, ADD or a mount, but not from other stages; a base alone may", () => {
  const { images } = read({
    "a.Dockerfile": "FROM node:22\nCOPY --chown=node . .\n",
    "b.Dockerfile": "FROM node:22\nADD app.tar /app\n",
    "c.Dockerfile": "FROM node:22\nRUN --mount=type=bind,target=/src npm ci --prefix /src\n",
    "d.Dockerfile": "FROM a AS a\nFROM node:22\nCOPY --from=a /x /x\nRUN npm i -g tool\n",
    "e.Dockerfile": "FROM acme/node-onbuild\n",
  });
  expect(images.map(({ takesFiles }) => takesFiles)).toEqual([true, true, true, false, true]);
});

test("compose services have their folder, replicas, limits and probes, and the names of their variables", () => {
  const { workloads } = read({
    "deploy/docker-compose.yml":
      "services:\n  api:\n    build: { context: ../apps/api, dockerfile: Dockerfile.prod }\n    deploy: { replicas: 2, resources: { limits: { cpus: '1' } } }\n    healthcheck: { test: curl }\n    environment: [DB_URL=postgres, TOKEN]\n  db:\n    image: postgres:16\n    environment: { POSTGRES_PASSWORD: secret }\n",
  });
  expect(workloads).toMatchObject([
    {
      name: "api",
      build: "apps/api/Dockerfile.prod",
      replicas: 2,
      hasLimits: true,
      hasProbes: true,
      environment: ["DB_URL", "TOKEN"],
      at: { line: 3 },
    },
    { name: "db", image: "postgres:16", build: null, replicas: null, hasLimits: false, environment: ["POSTGRES_PASSWORD"] },
  ]);
  expect(JSON.stringify(workloads)).not.toContain("secret");
});

test("a manifest's workloads, autoscalers and other objects are told apart, in lists too", () => {
  const { workloads, autoscalers, clusterObjects } = read({
    "k8s/all.yaml":
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: api }\nspec:\n  replicas: 3\n  template:\n    spec:\n      containers:\n        - image: api:1\n          resources: { limits: { cpu: 1 } }\n          readinessProbe: {}\n---\napiVersion: v1\nkind: List\nitems:\n  - apiVersion: autoscaling/v2\n    kind: HorizontalPodAutoscaler\n    metadata: { name: api }\n    spec:\n      scaleTargetRef: { name: api }\n      minReplicas: 2\n      maxReplicas: 9\n      metrics: [{ type: Resource, resource: { name: cpu, target: { averageUtilization: 70 } } }]\n  - apiVersion: networking.k8s.io/v1\n    kind: NetworkPolicy\n    metadata: { name: deny }\n",
  });
  expect(workloads).toMatchObject([{ name: "api", kind: "Deployment", replicas: 3, hasLimits: true, hasProbes: true, image: "api:1" }]);
  expect(autoscalers).toMatchObject([{ target: "api", min: 2, max: 9, metrics: ["cpu 70 %"] }]);
  expect(clusterObjects).toMatchObject([{ kind: "NetworkPolicy", name: "deny", at: { line: 24 } }]);
});

test("pipelines have their steps with what they use or run", () => {
  const { pipelines } = read({
    ".github/workflows/ci.yml":
      "name: ci\non: push\njobs:\n  scan:\n    steps:\n      - uses: actions/checkout@v4\n      - run: npm audit\n",
    ".gitlab-ci.yml": "stages: [test]\nunit:\n  image: node:22\n  script:\n    - npm ci\n    - npm test\n",
  });
  expect(pipelines.map(({ name, steps }) => [name, steps.map(({ job, uses, run }) => [job, uses ?? run])])).toEqual([
    [
      "ci",
      [
        ["scan", "actions/checkout@v4"],
        ["scan", "npm audit"],
      ],
    ],
    [
      ".gitlab-ci.yml",
      [
        ["unit", "node:22"],
        ["unit", "npm ci"],
        ["unit", "npm test"],
      ],
    ],
  ]);
});

test("tables of Prisma and SQL have columns, indexes and foreign keys", () => {
  const { tables } = read({
    "prisma/schema.prisma":
      "model User {\n  id Int @id\n  email String @unique // who\n  posts Post[]\n}\nmodel Post {\n  id Int @id\n  authorId Int\n  author User @relation(fields: [authorId], references: [id])\n  @@index([authorId, id])\n}\n",
    "db/1.sql":
      'CREATE TABLE IF NOT EXISTS "public"."orders" (\n  id uuid PRIMARY KEY, -- key\n  customer_id uuid NOT NULL REFERENCES customers(id),\n  total numeric(10, 2),\n  CONSTRAINT u UNIQUE (customer_id, total),\n  FOREIGN KEY (total) REFERENCES sums (id)\n);\nCREATE INDEX CONCURRENTLY i ON public.orders USING btree (customer_id);\n/* open',
  });
  expect(tables).toMatchObject([
    {
      name: "orders",
      at: { line: 1 },
      columns: [{ name: "id" }, { name: "customer_id", at: { line: 3 } }, { name: "total" }],
      indexes: [["id"], ["customer_id", "total"], ["customer_id"]],
      references: [{ table: "customers" }, { columns: ["total"], table: "sums" }],
    },
    { name: "User", columns: [{ name: "id" }, { name: "email", type: "String" }], indexes: [["id"], ["email"]] },
    { name: "Post", indexes: [["id"], ["authorId", "id"]], references: [{ columns: ["authorId"], table: "User" }] },
  ]);
});

test("interfaces, owners, variables, documents and lockfiles are found by content and name", () => {
  const found = read({
    "api/openapi.yaml":
      "# ours\nopenapi: 3.1.0\ninfo: { title: Orders, version: '2' }\npaths: { /orders: {} }\ncomponents: { securitySchemes: { oidc: {} } }\n",
    ".github/CODEOWNERS": "# all\n* @org/core\n[Section]\n/src/billing/ @org/money ann@example.org # why\n",
    ".env.example": "export API_KEY=abc\n# no\nPORT = 1\n",
    "docs/adr/0001-outbox.md": "---\nstatus: accepted\n---\n# Use an outbox\n",
    "docs/adr/README.md": "# ADRs\n",
    "ops/alerts/api.yml": "groups: []\n",
    "load-tests/checkout.k6.js": "import http from 'k6/http';\n",
    "SECURITY.md": "Report to us\n",
    "pnpm-lock.yaml": "lockfileVersion: 9\n",
  });
  expect(found.apis).toMatchObject([
    { kind: "openapi", title: "Orders", version: "2", operations: ["/orders"], securitySchemes: ["oidc"] },
  ]);
  expect(found.owners).toMatchObject([
    { pattern: "*", owners: ["@org/core"] },
    { pattern: "/src/billing/", owners: ["@org/money", "ann@example.org"], at: { line: 4 } },
  ]);
  expect(found.environment.map(({ name }) => name)).toEqual(["API_KEY", "PORT"]);
  expect(JSON.stringify(found.environment)).not.toContain("abc");
  expect(found.documents.map(({ kind, title }) => [kind, title])).toEqual([
    ["security-policy", "SECURITY.md"],
    ["decision-record", "Use an outbox"],
    ["load-test", "checkout.k6.js"],
    ["alert-rule", "api.yml"],
  ]);
  expect(found.lockfiles).toMatchObject([{ manager: "pnpm" }]);
});

test("what can't be read says why, and never ends the run", () => {
  const bomb = `a: &a [x, x]\n${Array.from({ length: 30 }, (_, index) => `b${index}: &b${index} [*${index === 0 ? "a" : `b${index - 1}`}, *${index === 0 ? "a" : `b${index - 1}`}]`).join("\n")}\nservices: *b29\n`;
  const found = artifactsOf({
    files: ["chart/templates/a.yaml", "compose.yaml", "deep/compose.yml", "docker-compose.yml", "gone.sql"],
    read: (path) =>
      ({
        "chart/templates/a.yaml": "apiVersion: v1\nkind: Service\nmetadata: { name: {{ .Values.name }} }\n",
        "compose.yaml": bomb,
        "deep/compose.yml": `services: ${"[".repeat(20_000)}`,
        "docker-compose.yml": "services: {a: *nowhere}\n\0\ud800",
      })[path] ?? null,
  });
  expect(found.unread.map(({ path }) => path)).toEqual(expect.arrayContaining(["chart/templates/a.yaml", "deep/compose.yml", "gone.sql"]));
  expect(found.workloads.length).toBeLessThan(10);
});

test("a text that repeats itself without end is not followed, whatever reads it", () => {
  const deep = ["a0: &a0 { script: [x] }", ...Array.from({ length: 8 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n}, `.repeat(10)}]`)];
  const { pipelines, unread } = read({ ".gitlab-ci.yml": deep.join("\n") });
  expect(pipelines).toEqual([]);
  expect(unread).toEqual([{ path: ".gitlab-ci.yml", because: "no valid YAML, or it repeats itself without end" }]);
});

test("tables and comments that nobody closes end where the next table begins, or with the text", () => {
  const { tables } = read({
    "a.sql": "create table a (\n  id int,\ncreate table b (id int, c text);\n/* create table c (id int);",
    "many.sql": `${Array.from({ length: 20_000 }, (_, n) => `create table t${n} (`).join("")}${"/**/".repeat(50_000)}`,
  });
  expect(tables.filter(({ name }) => !name.startsWith("t")).map(({ name, columns }) => [name, columns.map((each) => each.name)])).toEqual([
    ["a", ["id"]],
    ["b", ["id", "c"]],
  ]);
  expect(tables).toHaveLength(20_002);
});

test("a variable has a value where something stands there that is no word for one", () => {
  const { environment } = read({
    ".env.example":
      'EMPTY=\nQUOTED=""\nOPEN=<insert your key>\nFROM_SHELL=${JWT_SECRET}\nTEMPLATE={{secret}}\nTOLD=changeme # really\nCROSSED=xxxxx\nNOTED= # comes from the vault\nGIVEN=s3cr3t\nLIKE_ONE="your-company"\nNUMBER=0\n',
  });
  const given = environment.filter(({ hasValue }) => hasValue).map(({ name }) => name);
  expect(given).toEqual(["GIVEN", "NUMBER"]);
  expect(environment).toHaveLength(11);
});

describe("tables", () => {
  const create = (name: string): string => `CREATE TABLE "${name}" ("id" TEXT PRIMARY KEY);\n`;
  const named = (files: Readonly<Record<string, string>>): readonly string[] =>
    read(files).tables.map(({ name, at }) => `${at.file} ${name}`);

  test("of Prisma's migrations are what the schema says", () => {
    expect(
      named({
        "prisma/migrations/1_init/migration.sql": create("Order") + create("Dropped"),
        "prisma/migrations/migration_lock.toml": 'provider = "postgresql"\n',
        "prisma/schema.prisma": "model Order {\n  id String @id\n}\n",
        "reporting/views.sql": create("Report"),
      }),
    ).toEqual(["prisma/schema.prisma Order", "reporting/views.sql Report"]);
  });

  test("that several migrations create are one, and two services may each have one of a name", () => {
    expect(
      named({
        "billing/migrations/1.sql": create("users"),
        "billing/migrations/2/again.sql": create("Users"),
        "booking/migrations/1.sql": create("users"),
      }),
    ).toEqual(["billing/migrations/1.sql users", "booking/migrations/1.sql users"]);
  });
});

test("a document's title is its heading, as it is read; a change log's first heading is an entry", () => {
  const { documents } = read({
    "CHANGELOG.md": "## <small>3.5.4 (2026-02-17)</small>\n\n- more\n",
    "docs/privacy-policy.md": "We keep little.\n\n## Interpretation and Definitions\n",
    "docs/runbooks/lag.md": "\n## Lag of [consumers](./consumers.md) <a name=lag></a>\n",
    "SECURITY.md": "<!-- template -->\n# Reporting `vulnerabilities`\n",
  });
  expect(documents.map(({ title, at }) => `${title} (${at.line})`).sort()).toEqual([
    "CHANGELOG.md (1)",
    "Lag of consumers (2)",
    "Reporting `vulnerabilities` (2)",
    "privacy-policy.md (1)",
  ]);
});
