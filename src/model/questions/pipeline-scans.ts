import type { Artifacts } from "../artifacts.js";
import type { FilePlace } from "../location.js";

/** What a step of a pipeline looks after. */
export type ScanKind =
  "dependencies" | "code" | "images" | "secrets" | "policies" | "bill-of-materials" | "provenance" | "load" | "supply-chain" | "evidence";

/** A step that runs such a tool. */
export interface PipelineScan {
  readonly kind: ScanKind;
  readonly tool: string;
  readonly at: FilePlace;
  readonly pipeline: string;
  /** Its script goes on whatever the tool found (`|| true`). */
  readonly ignored: boolean;
}

interface Tool {
  readonly kind: ScanKind;
  readonly tool: string;
  readonly uses?: RegExp;
  /** What its action has to be told to scan; an image where it is told nothing. */
  readonly scans?: RegExp;
  readonly run?: RegExp;
}

const TRIVY = /^aquasecurity\/trivy-action@/;

/** Tools by the actions, images and templates that bring them and by their commands. */
const TOOLS: readonly Tool[] = [
  { kind: "dependencies", tool: "npm audit", run: /\bnpm audit\b(?! signatures)/ },
  { kind: "supply-chain", tool: "npm audit signatures", run: /\bnpm audit signatures\b/ },
  { kind: "dependencies", tool: "pnpm audit", run: /\bpnpm audit\b/ },
  { kind: "dependencies", tool: "yarn audit", run: /\byarn (?:npm )?audit\b/ },
  { kind: "dependencies", tool: "audit-ci", run: /\b(?:audit-ci|better-npm-audit)\b/ },
  { kind: "dependencies", tool: "dependency-review", uses: /^actions\/dependency-review-action@/ },
  { kind: "dependencies", tool: "OSV-Scanner", uses: /^google\/osv-scanner/, run: /\bosv-scanner\b/ },
  { kind: "dependencies", tool: "Snyk", uses: /^snyk\/actions\/(?!setup|docker)/, run: /\bsnyk (?:test|monitor)\b/ },
  { kind: "dependencies", tool: "OWASP Dependency-Check", uses: /^dependency-check\//i, run: /\bdependency-check(?:\.sh)?\s/ },
  { kind: "dependencies", tool: "Trivy", run: /\btrivy (?:fs|repo|filesystem|repository)\b/ },
  { kind: "dependencies", tool: "GitLab Dependency Scanning", uses: /Dependency-Scanning/i },
  { kind: "code", tool: "CodeQL", uses: /^github\/codeql-action\/analyze@/, run: /\bcodeql database analyze\b/ },
  { kind: "code", tool: "Semgrep", uses: /^(?:returntocorp|semgrep)\/semgrep/, run: /\bsemgrep (?:ci|scan|--config)/ },
  {
    kind: "code",
    tool: "SonarQube",
    uses: /^sonarsource\/sonar(?:cloud|qube)[\w-]*scan|^sonarsource\/sonarcloud/i,
    run: /\bsonar-scanner\b/,
  },
  { kind: "code", tool: "Snyk Code", run: /\bsnyk code test\b/ },
  { kind: "code", tool: "njsscan", uses: /njsscan/i, run: /\bnjsscan\b/ },
  { kind: "code", tool: "Bearer", uses: /^bearer\//i, run: /\bbearer scan\b/ },
  { kind: "code", tool: "GitLab SAST", uses: /(?:^|\/)SAST[\w.-]*\.gitlab-ci/i },
  { kind: "images", tool: "Trivy", run: /\btrivy (?:image|i)\b/ },
  { kind: "images", tool: "Grype", uses: /^anchore\/scan-action@/, run: /\bgrype\s/ },
  { kind: "images", tool: "Docker Scout", uses: /^docker\/scout-action@/, run: /\bdocker scout (?:cves|quickview|compare)\b/ },
  { kind: "images", tool: "Snyk Container", uses: /^snyk\/actions\/docker@/, run: /\bsnyk container (?:test|monitor)\b/ },
  { kind: "images", tool: "GitLab Container Scanning", uses: /Container-Scanning/i },
  { kind: "images", tool: "Trivy", uses: TRIVY, scans: /^image$/ },
  { kind: "dependencies", tool: "Trivy", uses: TRIVY, scans: /^(?:fs|filesystem|repo|repository|rootfs|sbom)$/ },
  { kind: "policies", tool: "Trivy", uses: TRIVY, scans: /^config$/ },
  { kind: "secrets", tool: "Gitleaks", uses: /gitleaks/i, run: /\bgitleaks\s/ },
  { kind: "secrets", tool: "TruffleHog", uses: /trufflehog/i, run: /\btrufflehog\s/ },
  { kind: "secrets", tool: "ggshield", uses: /^gitguardian\//i, run: /\bggshield\s/ },
  { kind: "secrets", tool: "detect-secrets", run: /\bdetect-secrets(?:-hook)?\s/ },
  { kind: "secrets", tool: "GitLab Secret Detection", uses: /Secret-Detection/i },
  { kind: "bill-of-materials", tool: "CycloneDX", uses: /^cyclonedx\//i, run: /\bcyclonedx(?:-npm|-node)?\b|@cyclonedx\// },
  { kind: "bill-of-materials", tool: "Syft", uses: /^anchore\/sbom-action(?:\/\w+)?@/, run: /\bsyft\s/ },
  { kind: "bill-of-materials", tool: "npm sbom", run: /\bnpm sbom\b/ },
  { kind: "provenance", tool: "build attestation", uses: /^actions\/attest(?:-build-provenance|-sbom)?@/ },
  { kind: "provenance", tool: "npm provenance", run: /\bnpm publish\b[^\n]*--provenance\b/ },
  { kind: "provenance", tool: "Cosign", run: /\bcosign (?:sign|attest)\b/ },
  { kind: "provenance", tool: "SLSA generator", uses: /^slsa-framework\/slsa-github-generator/ },
  { kind: "supply-chain", tool: "OpenSSF Scorecard", uses: /^ossf\/scorecard-action@/ },
  { kind: "policies", tool: "Conftest", uses: /conftest/i, run: /\bconftest (?:test|verify)\b/ },
  { kind: "policies", tool: "Open Policy Agent", run: /\bopa (?:eval|test|exec|check)\b/ },
  { kind: "policies", tool: "Checkov", uses: /^bridgecrewio\/checkov/i, run: /\bcheckov\s/ },
  { kind: "policies", tool: "tfsec", uses: /tfsec/i, run: /\btfsec\s/ },
  { kind: "policies", tool: "KICS", uses: /^checkmarx\/kics/i, run: /\bkics scan\b/ },
  { kind: "policies", tool: "KubeLinter", uses: /kube-linter/i, run: /\bkube-linter lint\b/ },
  { kind: "policies", tool: "Kyverno", uses: /^kyverno\//i, run: /\bkyverno (?:apply|test)\b/ },
  { kind: "policies", tool: "dependency-cruiser", run: /\b(?:depcruise|dependency-cruise)\s/ },
  { kind: "evidence", tool: "code scanning alerts", uses: /^github\/codeql-action\/upload-sarif@/ },
  { kind: "evidence", tool: "Drata", uses: /^drata\//i, run: /\bdrata\s/ },
  { kind: "evidence", tool: "Vanta", uses: /^vanta/i, run: /\bvanta\s/ },
  { kind: "evidence", tool: "archlint report", run: /\barchlint report\b/ },
  { kind: "load", tool: "k6", uses: /^grafana\/(?:k6-action|run-k6-action)@/, run: /\bk6 (?:run|cloud)\b/ },
  { kind: "load", tool: "Artillery", uses: /^artilleryio\//, run: /\bartillery run\b/ },
  { kind: "load", tool: "autocannon", run: /\bautocannon\s/ },
];

/** The steps of pipelines that look after these, in the order of their files. */
export function pipelineScans({ pipelines }: Pick<Artifacts, "pipelines">, ...kinds: readonly ScanKind[]): readonly PipelineScan[] {
  return pipelines.flatMap((pipeline) =>
    pipeline.steps.flatMap(({ uses, inputs, run, at }) => {
      const script = run === null ? "" : commandsOf(run);
      return TOOLS.filter(
        (tool) =>
          kinds.includes(tool.kind) &&
          ((uses !== null && tool.uses?.test(uses) === true && (tool.scans?.test(inputs["scan-type"] ?? "image") ?? true)) ||
            (script !== "" && tool.run?.test(script) === true)),
      ).map(({ kind, tool, run: command }): PipelineScan => ({
        kind,
        tool,
        at,
        pipeline: pipeline.name,
        ignored:
          command !== undefined && script.split("\n").some((line) => command.test(line) && /\|\|\s*(?:true|:|exit 0|echo\b)/.test(line)),
      }));
    }),
  );
}

/** A script without comments, what it prints, and what it installs: a tool's name in those runs nothing. Lines that go on are one. */
function commandsOf(run: string): string {
  return run
    .replace(/\\\r?\n/g, " ")
    .split(/\r?\n/)
    .filter(
      (line) =>
        !/^\s*(?:#|echo\b|printf\b|(?:npm|pnpm|yarn)\s+(?:i|install|add|ci)\b[^&;|]*$|(?:apt-get|apk|brew|pip3?)\s+(?:add|install)\b[^&;|]*$)/.test(
          line,
        ),
    )
    .map((line) => line.replace(/\s#\s.*$/, ""))
    .join("\n");
}

/** The tools' names, each once. */
export function toolsOf(scans: readonly PipelineScan[]): readonly string[] {
  return [...new Set(scans.map(({ tool }) => tool))];
}
