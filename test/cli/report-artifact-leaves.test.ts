import { describe, expect, test } from "vitest";
import { archlint, folderWith } from "./archlint.js";
import { leavesOf, lines, SERVICE, type Leaf } from "./report-leaves.js";

describe("vulnerability management", () => {
  const workflow = [
    "name: ci",
    "on: push",
    "jobs:",
    "  scan:",
    "    runs-on: ubuntu-latest",
    "    steps:",
    "      - uses: actions/checkout@v4",
    "      - uses: github/codeql-action/analyze@v3",
    "      - uses: aquasecurity/trivy-action@0123456789012345678901234567890123456789",
    "      - uses: acme/deploy@v1",
    "      - run: npm audit --audit-level=high || true",
    "      - run: |",
    "          # gitleaks detect",
    "          echo gitleaks detect",
    "          npm install -g snyk test",
    "",
  ].join("\n");
  const leaf = leavesOf({
    ".github/workflows/ci.yml": workflow,
    "package-lock.json": "{}",
    Dockerfile: "FROM node AS build\nFROM node:22.11\nFROM build\n",
  })("SC-03/vulnerability-management");

  test("names what is scanned and by what", () => {
    expect(leaf.status).toBe("observed");
    expect(leaf.sentence).toBe(
      "dependencies scanned by npm audit; code scanned by CodeQL; images scanned by Trivy; versions fixed by 1 lockfile (npm); 1 base image without a version; 1 of 2 uses of actions from others pinned to a commit",
    );
  });

  test("says where, and which scan stops nothing; a name in a comment, an echo or an install runs nothing", () => {
    expect(lines(leaf)).toEqual([
      "dependencies scanned by npm audit in ci, but what it finds stops nothing (.github/workflows/ci.yml:11)",
      "code scanned by CodeQL in ci (.github/workflows/ci.yml:8)",
      "images scanned by Trivy in ci (.github/workflows/ci.yml:9)",
      "the lockfile fixes versions for npm (package-lock.json:1)",
      "the base image node names no version: it moves (Dockerfile:1)",
      "the action acme/deploy@v1 is not pinned to a commit (.github/workflows/ci.yml:10)",
    ]);
  });

  test("says that no scan was seen where pipelines have none, and knows GitLab's templates", () => {
    const plain = leavesOf({ ".gitlab-ci.yml": "test:\n  script: [npm test]\n" })("SC-03/vulnerability-management");
    expect([plain.status, plain.sentence]).toEqual(["no-evidence", expect.stringMatching(/^nothing was found of: scans/)]);
    const files = leavesOf({
      ".github/workflows/ci.yml":
        "on: push\njobs:\n  scan:\n    steps:\n      - uses: aquasecurity/trivy-action@0.30.0\n        with: { scan-type: fs }\n",
    });
    expect(files("SC-03/vulnerability-management").sentence).toMatch(/^dependencies scanned by Trivy; 0 of 1 use/);
    const scanned = leavesOf({ ".gitlab-ci.yml": "include:\n  - template: Jobs/SAST.gitlab-ci.yml\ntest:\n  script: [npm test]\n" });
    expect(scanned("SC-03/vulnerability-management").sentence).toBe("code scanned by GitLab SAST");
  });
});

test("owners are those of the last line that fits, by package where there is no context", () => {
  const leaf = leavesOf({
    "package.json": '{ "name": "shop", "workspaces": ["apps/*"] }',
    "apps/api/package.json": '{ "name": "api" }',
    "apps/api/src/a.ts": "export const a = 1;\n",
    "apps/api/src/b.sql.ts": "export const b = 1;\n",
    "apps/worker/package.json": '{ "name": "worker" }',
    "apps/worker/src/c.ts": "export const c = 1;\n",
    ".github/CODEOWNERS": "# nobody\n*.md @docs\n/apps/api/ @team-api\n*.sql.ts @dba\napps/*  @nobody\n/apps/worker/\n",
  })("DA-02/operational-boundaries");
  expect(leaf.sentence).toBe("1 of 3 packages has an owner; files of several owners in api; no owner was found of shop, worker");
  expect(lines(leaf)).toEqual([
    "api: @dba for 1 of 2 files (.github/CODEOWNERS:3)",
    "api: @team-api for 1 of 2 files (.github/CODEOWNERS:3)",
  ]);
});

describe("deployment units", () => {
  const files = {
    "apps/api/src/main.ts": "import { send } from '../../mail/src/send';\nsend();\n",
    "apps/mail/src/send.ts": "export function send(): void {}\n",
    "apps/api/Dockerfile": "FROM node:22\n",
    "compose.yaml":
      "services:\n  api: { build: apps/api }\n  mail: { build: { context: ., dockerfile: apps/mail/Dockerfile } }\n  db: { image: 'postgres:16' }\n",
    "apps/mail/Dockerfile": "FROM node:22\n",
    "compose.prod.yaml":
      "services:\n  api: { image: 'registry.example.com/api:3' }\n  db: { extends: { file: compose.yaml, service: db } }\n",
  };
  test("are what is built here, and an import from one to the other couples them", () => {
    const leaf = leavesOf(files)("DA-02/deployment-units");
    expect(leaf.sentence).toBe("2 units: api, mail; 1 pair of units coupled by imports: api → mail; beside images of others: postgres");
    expect(lines(leaf)).toContain("api imports from mail: 1 import (apps/api/src/main.ts:1)");
  });

  test("a Dockerfile that no manifest runs is said so", () => {
    const loose = leavesOf({ ...files, "docker/Dockerfile": "FROM node:22\nCOPY . .\n" })("DA-02/deployment-units");
    expect(loose.sentence).toContain("2 units: api, mail; 1 further Dockerfile that no manifest runs: docker/Dockerfile;");
    expect(leavesOf({ Dockerfile: "FROM node:22\n" })("DA-02/deployment-units").sentence).toBe(
      "1 Dockerfile; no manifest was found that runs it",
    );
  });
});

test("metrics that count refused logins are metrics of security, others are not", () => {
  const leaf = leavesOf({
    "src/metrics.ts":
      'import { Counter } from "prom-client";\nexport const served = new Counter({ name: "http_requests_total", help: "" });\nexport const failed = new Counter({ name: "auth_login_failures_total", help: "" });\n',
  })("SC-03/security-metrics");
  expect(lines(leaf)).toEqual(["the metric auth_login_failures_total (src/metrics.ts:3)"]);
});

test("papers, alerts and audit tables have their leaves", () => {
  const leaf = leavesOf({
    "SECURITY.md": "# How to report\n",
    "docs/security.md": "# How we log in\n",
    "docs/runbooks/database.md": "# Database is down\n",
    "docs/threat-model.md": "# Threats\n",
    "CONTRIBUTING.md": "# Contributing\n",
    "docs/secure-coding.md": "# Secure coding\n",
    "db/schema.sql": "CREATE TABLE audit_log (id bigint primary key, actor text, at timestamptz);\n",
    "policies/deny.rego": "package main\n",
    "k8s/rules.yaml": "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: { name: shop }\n",
  });
  expect(leaf("SC-03/incident-response").sentence).toBe("1 security policy, 1 runbook, 1 alert object in manifests");
  expect(leaf("SC-03/threat-detection").sentence).toBe(
    "1 threat model; audit by audit_log; whether every sensitive handler leaves a record was not judged",
  );
  expect(leaf("SC-03/compliance-reporting").sentence).toBe("audit trail in audit_log; who may change it is set in the database");
  expect(leaf("SC-03/security-training").sentence).toBe(
    "1 guide to secure work, 1 contribution guide; who was trained stands outside the repository",
  );
  expect(leaf("SC-02/compliance-automation").sentence).toBe("1 file of policies as code; no step of a pipeline was seen to check them");
});

test("what speaks against a control is no evidence for it", () => {
  const { stdout } = archlint(["report", "--format", "json"], {
    cwd: folderWith({
      ...SERVICE,
      ".archlint.yml": "system: { compliance: [SOC2] }\n",
      ".github/workflows/ci.yml": "on: push\njobs: { build: { steps: [{ uses: acme/deploy@v1 }] } }\n",
      Dockerfile: "FROM node\n",
    }),
  });
  const { parts } = JSON.parse(stdout) as { parts: readonly { sections: readonly { leaves: readonly (Leaf & { name: string })[] }[] }[] };
  const control = parts.flatMap(({ sections }) => sections.flatMap(({ leaves }) => leaves)).find(({ name }) => name.startsWith("CC7.1"));
  expect(control?.sentence).toMatch(/^beyond static analysis/);
});

describe("deployment units", () => {
  const leaf = leavesOf({
    "docker-compose.yaml":
      "services:\n  api: { build: . }\n  mail: { build: { context: ., dockerfile: mail.Dockerfile } }\n  db: { image: postgres:16 }\n",
    "docker-compose.test.yaml": "services:\n  e2e: { build: . }\n",
    "docker-compose.ci.yml": "services:\n  runner: { build: . }\n",
    Dockerfile: "FROM node:22.11\nCOPY . .\nUSER node\n",
    "mail.Dockerfile": "FROM node:22.11\nRUN npm i -g maildev@2.0.5\nCMD maildev\n",
    Procfile: "web: node dist/main.js\nrelease: npm run migrate\n",
  });

  test("are what is built from the repository and stays: not what only runs another's program, a test's service or a release's command", () => {
    expect(leaf("DA-02/deployment-units").sentence).toBe(
      "2 units: api, web; all built from the root; beside images of others: mail, postgres",
    );
    expect(lines(leaf("DA-02/deployment-units"))).toContain("web: process (Procfile:1)");
  });

  test("have each a section of their own, with their own image", () => {
    expect(lines(leaf("MS-01/security"))).toEqual(["the image runs as node (Dockerfile:1)"]);
    expect(leaf("MS-02/capacity").sentence).toBe("process, neither replicas nor limits are set");
    expect(() => leaf("MS-03/capacity")).toThrow("no leaf");
  });
});
