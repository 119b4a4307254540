import type { LibraryEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { asksBy, charges } from "./charge-entries.js";

const CHECKOUT = "@adyen/api-library#CheckoutAPI";
const MODIFICATIONS = [
  ...["captureAuthorisedPayment", "refundCapturedPayment", "refundOrCancelPayment", "updateAuthorisedAmount"],
  "cancelAuthorisedPaymentByPspReference",
];

/** Adyen: its services stood on the classes themselves before, and under the names of their parts now. */
export const ADYEN: LibraryEntry = {
  library: "@adyen/api-library",
  documentation: "https://github.com/Adyen/adyen-node-api-library#readme",
  symbols: [
    charges(membersOf([CHECKOUT, `${CHECKOUT}.PaymentsApi`], "payments", "paymentsDetails", "sessions"), {
      body: { argument: 0 },
      amount: { argument: 0, path: "amount" },
      idempotencyKey: { argument: 1, path: "idempotencyKey" },
    }),
    charges(membersOf([CHECKOUT, `${CHECKOUT}.PaymentLinksApi`], "paymentLinks"), { body: { argument: 0 } }),
    charges(membersOf([`${CHECKOUT}.OrdersApi`], "orders", "cancelOrder"), { body: { argument: 0 } }),
    charges(membersOf([`${CHECKOUT}.ModificationsApi`], "cancelAuthorisedPayment"), { body: { argument: 0 } }),
    charges(membersOf([`${CHECKOUT}.ModificationsApi`], ...MODIFICATIONS), {
      body: { argument: 1 },
      amount: { argument: 1, path: "amount" },
      idempotencyKey: { argument: 2, path: "idempotencyKey" },
    }),
    charges(membersOf(["@adyen/api-library#Modification"], "capture", "refund", "cancel", "cancelOrRefund", "adjustAuthorisation"), {
      body: { argument: 0 },
    }),
    asksBy(membersOf([CHECKOUT, `${CHECKOUT}.PaymentsApi`], "paymentMethods", "getResultOfPaymentSession", "cardDetails")),
    asksBy(membersOf([`${CHECKOUT}.PaymentLinksApi`], "getPaymentLink", "updatePaymentLink")),
    asksBy(membersOf([`${CHECKOUT}.RecurringApi`], "getTokensForStoredPaymentDetails", "deleteTokenForStoredPaymentDetails")),
  ],
};
