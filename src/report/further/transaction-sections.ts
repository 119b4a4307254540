import type { LeafContext, LeafReport, SectionReport } from "../../model/index.js";
import { outsideImportsOf } from "../../model/index.js";
import { type Fact, furtherLeaf, sameAs } from "./further-leaf.js";

/** What the classes and tables of a ledger are called. */
const LEDGER = /^(?:ledger|journal)(?:s|entry|entries|account|line|posting|transaction)?s?$|^(?:double|general)entry|^generalledger/i;

/** The sections of payments and of a ledger, where the code has them. */
export function transactionSections(context: LeafContext, leaves: ReadonlyMap<string, LeafReport>): readonly SectionReport[] {
  return [...paymentSection(context, leaves), ...ledgerSection(context, leaves)];
}

function paymentSection(context: LeafContext, leaves: ReadonlyMap<string, LeafReport>): readonly SectionReport[] {
  const providers = providersOf(context);
  const charges = context.program.operations("payment.charge").map(({ symbol, at }): Fact => ({ text: symbol, at: context.place(at) }));
  if (providers.length + charges.length === 0) return [];
  const id = "TX-01";
  const cards = (leaves.get("SC-02/data-classification")?.items ?? []).filter(({ text }) => text.startsWith("card data"));
  return [
    {
      id,
      title: "Payment Gateway Integration",
      leaves: [
        furtherLeaf(id, "Protocol", [...providers, ...charges], "providers of payments"),
        sameAs(id, "Authentication", leaves.get("SC-02/key-management"), "keys of the provider"),
        sameAs(id, "Encryption", leaves.get("SC-02/encryption"), "ciphers"),
        furtherLeaf(
          id,
          "Tokenization",
          cards.map(({ text, at }) => ({ text: `stored here: ${text}`, at })),
          "card data in stored fields",
        ),
        sameAs(id, "Audit Logging", leaves.get("SC-03/threat-detection"), "audit records"),
        sameAs(id, "Validation", leaves.get("DA-02/integration-patterns"), "flows that charge and write"),
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
        sameAs(id, "Consistency", leaves.get("DA-02/integration-patterns"), "transactions"),
        sameAs(id, "Audit Trail", leaves.get("SC-03/compliance-reporting"), "audit trails"),
        furtherLeaf(id, "Reconciliation", entriesNamed(context, /reconcil/i), "entries named for reconciliation"),
        furtherLeaf(id, "Backup", filesNamed(context, /backup|pg_dump|velero/i), "backup scripts and schedules"),
        sameAs(id, "Monitoring", leaves.get("SP-01/scaling-metrics"), "metrics"),
      ],
    },
  ];
}

function providersOf({ program, place }: LeafContext): readonly Fact[] {
  const providers = new Map<string, Fact>();
  for (const module of program.modules) {
    if (module.subject !== "source") continue;
    for (const { source, edges, at } of outsideImportsOf(program, module)) {
      const isPayment = edges.some((edge) => edge.kind !== "type" && program.purposeOf(source, edge.imported) === "payment");
      if (isPayment && !providers.has(source)) providers.set(source, { text: `through ${source}`, at: place(at) });
    }
  }
  return [...providers.values()];
}

function entriesNamed({ program, place }: LeafContext, pattern: RegExp): readonly Fact[] {
  return program.entries().flatMap(({ name, at }) => (pattern.test(name) ? [{ text: name, at: place(at) }] : []));
}

function filesNamed({ artifacts }: LeafContext, pattern: RegExp): readonly Fact[] {
  return artifacts.files.filter((file) => pattern.test(file)).map((file) => ({ text: file, at: { file, line: 1, column: 1 } }));
}
