import type { LibraryEntry } from "../../model/index.js";
import { nestedMembersOf } from "../symbols-of.js";
import { asks, charges } from "./charge-entries.js";

const STRIPE_CLIENT = "stripe#Stripe";

/** By whether the object's id comes first. */
const CREATING = nestedMembersOf(STRIPE_CLIENT, {
  charges: ["create"],
  "checkout.sessions": ["create"],
  creditNotes: ["create"],
  invoiceItems: ["create"],
  invoices: ["create"],
  paymentIntents: ["create"],
  paymentLinks: ["create"],
  payouts: ["create"],
  quotes: ["create"],
  refunds: ["create"],
  subscriptionItems: ["create"],
  subscriptionSchedules: ["create"],
  subscriptions: ["create"],
  topups: ["create"],
  transfers: ["create"],
});
const CHANGING = nestedMembersOf(STRIPE_CLIENT, {
  charges: ["capture", "refund"],
  "checkout.sessions": ["expire"],
  customers: ["createBalanceTransaction"],
  invoices: ["finalizeInvoice", "pay", "sendInvoice", "voidInvoice", "markUncollectible"],
  paymentIntents: ["confirm", "capture", "cancel", "incrementAuthorization", "update"],
  payouts: ["cancel", "reverse"],
  quotes: ["accept"],
  refunds: ["cancel"],
  subscriptionItems: ["update", "del"],
  subscriptionSchedules: ["update", "cancel", "release"],
  subscriptions: ["update", "cancel", "del", "resume"],
  transfers: ["createReversal"],
});

/** Stripe: what moves money or binds somebody to pay, and everything else it is asked. */
export const STRIPE: LibraryEntry = {
  library: "stripe",
  documentation: "https://docs.stripe.com/api?lang=node",
  aliases: { stripe: STRIPE_CLIENT, "stripe()": STRIPE_CLIENT, "stripe#Stripe()": STRIPE_CLIENT },
  symbols: [
    charges(CREATING, {
      body: { argument: 0 },
      amount: { argument: 0, path: "amount" },
      idempotencyKey: { argument: 1, path: "idempotencyKey" },
    }),
    charges(CHANGING, {
      body: { argument: 1 },
      amount: { argument: 1, path: "amount" },
      idempotencyKey: [
        { argument: 2, path: "idempotencyKey" },
        { argument: 1, path: "idempotencyKey" },
      ],
    }),
    asks(STRIPE_CLIENT, [1, 2], "listLineItems", "listPaymentMethods", "retrieveUpcoming", "createPreview", "createSource", "deleteSource"),
  ],
};
