import type { LeafContext, LeafReport, SectionReport } from "../../model/index.js";
import { auditElements, auditTables, counted, librariesFor, listed, onePerPlace } from "../../model/index.js";
import { type Fact, furtherLeaf, ofRules, sameAs } from "./further-leaf.js";
import { INTEGRITY_RULES } from "../compliance/control.js";
import { libraryFacts } from "./library-facts.js";

/** What the classes and tables of a ledger are called. */
const LEDGER = /^(?:ledger|journal)(?:s|entry|entries|account|line|posting|transaction)?s?$|^(?:double|general)entry|^generalledger/i;

/** The sections of payments and of a ledger, where the code has them. */
export function transactionSections(context: LeafContext, leaves: ReadonlyMap<string, LeafReport>): readonly SectionReport[] {
  return [...paymentSection(context, leaves), ...ledgerSection(context, leaves)];
}

function paymentSection(context: LeafContext, leaves: ReadonlyMap<string, LeafReport>): readonly SectionReport[] {
  const providers = librariesFor(context, "payment");
  const charges = onePerPlace(context.program.operations("payment.charge")).filter(({ developmentOnly }) => !developmentOnly);
  if (providers.length + charges.length === 0) return [];
  const id = "TX-01";
  const cards = (leaves.get("SC-02/data-classification")?.items ?? []).filter(({ text }) => text.startsWith("card data"));
  return [
    {
      id,
      title: "Payment Gateway Integration",
      leaves: [
        furtherLeaf(
          id,
          "Protocol",
          [
            ...providers.map(({ library, at }): Fact => ({ text: `through ${library}`, at })),
            ...charges.map(({ symbol, at }): Fact => ({ text: `charges or refunds by ${symbol}`, at: context.place(at) })),
          ],
          "providers of payments",
          [
            ...(providers.length > 0 ? [`through ${listed(providers.map(({ library }) => library))}`] : []),
            ...(charges.length > 0 ? [`charged or refunded at ${counted(charges.length, "place")}`] : []),
          ].join("; "),
        ),
        furtherLeaf(id, "Authentication", signatureChecks(context), "checks of the signatures of webhooks by the provider's library"),
        furtherLeaf(
          id,
          "Encryption",
          libraryFacts(context, "encryption"),
          "ciphers and libraries of encryption; whether the way to the provider is encrypted is the provider's",
        ),
        furtherLeaf(
          id,
          "Tokenization",
          cards.map(({ text, at }) => ({ text: `stored here: ${text}`, at })),
          "card data in stored fields",
        ),
        furtherLeaf(
          id,
          "Audit Logging",
          [...auditElements(context), ...auditTables(context.artifacts)].map(({ name, at }): Fact => ({ text: `audit by ${name}`, at })),
          "classes and tables that keep an audit trail",
        ),
        ofRules(
          id,
          "Validation",
          leaves.get("DA-02/integration-patterns"),
          ["da/dual-write", "da/remote-call-in-transaction"],
          "flows that charge and write",
        ),
      ],
    },
  ];
}

function ledgerSection(context: LeafContext, leaves: ReadonlyMap<string, LeafReport>): readonly SectionReport[] {
  const { program, artifacts, place } = context;
  const classes = program.elements().filter(({ name, role }) => LEDGER.test(name) && /aggregate|entity|persistence-model/.test(role));
  const tables = artifacts.tables.filter(({ name }) => LEDGER.test(name.replace(/_/g, "")));
  const facts = [
    ...classes.map(({ name, at, role }): Fact => ({ text: `${name} (${role})`, at: place(at) })),
    ...tables.map(({ name, at }): Fact => ({ text: `table ${name}`, at })),
  ];
  if (facts.length === 0) return [];
  const id = "TX-02";
  return [
    {
      id,
      title: "Double-Entry Accounting Service",
      leaves: [
        furtherLeaf(id, "Database", facts, "ledgers and journals"),
        ofRules(id, "Consistency", leaves.get("DA-02/integration-patterns"), INTEGRITY_RULES, "transactions"),
        sameAs(id, "Audit Trail", leaves.get("SC-03/compliance-reporting"), "audit trails"),
        furtherLeaf(id, "Reconciliation", entriesNamed(context, /reconcil/i), "entries named for reconciliation"),
        furtherLeaf(id, "Backup", filesNamed(context, /backup|pg_dump|velero/i), "backup scripts and schedules"),
        sameAs(id, "Monitoring", leaves.get("SP-01/scaling-metrics"), "metrics"),
      ],
    },
  ];
}

/** What the libraries of payment providers check the signature of a webhook with. */
const SIGNATURE_CHECKS = new Set([
  "constructEvent",
  "constructEventAsync",
  "verifyWebhookSignature",
  "validateHMAC",
  "isValidWebhookEventSignature",
]);

/** Calls that check whether a webhook came from the provider. */
function signatureChecks({ program, place }: LeafContext): readonly Fact[] {
  return program.modules
    .filter(({ subject, outline }) => subject === "source" && outline.called.some((name) => SIGNATURE_CHECKS.has(name)))
    .flatMap(({ path }) =>
      program.bodies(path).functions.flatMap(({ steps }) =>
        steps.flatMap((step): readonly Fact[] => {
          if (step.is !== "call" || step.callee.is !== "member" || !SIGNATURE_CHECKS.has(step.callee.name)) return [];
          return [{ text: `a webhook's signature is checked by ${step.callee.name}`, at: place({ file: path, span: step.span }) }];
        }),
      ),
    );
}

function entriesNamed({ program, place }: LeafContext, pattern: RegExp): readonly Fact[] {
  return program.entries().flatMap(({ name, at }) => (pattern.test(name) ? [{ text: name, at: place(at) }] : []));
}

function filesNamed({ artifacts }: LeafContext, pattern: RegExp): readonly Fact[] {
  return artifacts.files.filter((file) => pattern.test(file)).map((file) => ({ text: file, at: { file, line: 1, column: 1 } }));
}
