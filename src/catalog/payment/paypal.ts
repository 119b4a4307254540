import type { LibraryEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { asksBy, charges } from "./charge-entries.js";

const BEFORE = "@paypal/checkout-server-sdk";
const SERVER = "@paypal/paypal-server-sdk";
const REQUESTS = [
  ...["OrdersCreateRequest", "OrdersCaptureRequest", "OrdersAuthorizeRequest"].map((name) => `${BEFORE}#orders.${name}`),
  ...["AuthorizationsCaptureRequest", "AuthorizationsReauthorizeRequest", "AuthorizationsVoidRequest", "CapturesRefundRequest"].map(
    (name) => `${BEFORE}#payments.${name}`,
  ),
];

/** PayPal: by request objects before, by controllers now. */
export const PAYPAL: LibraryEntry = {
  library: SERVER,
  documentation: "https://developer.paypal.com/serversdk/typescript/getting-started/how-to-get-started",
  symbols: [
    {
      ...charges([`${BEFORE}#core.PayPalHttpClient.execute`], { body: { argument: 0, made: 0 } }),
      when: { argument: 0, equals: REQUESTS },
    },
    asksBy([`${BEFORE}#core.PayPalHttpClient.execute`]),
    charges(
      [
        ...membersOf([`${SERVER}#OrdersController`], "createOrder", "captureOrder", "authorizeOrder", "confirmOrder"),
        ...membersOf(
          [`${SERVER}#PaymentsController`],
          "captureAuthorizedPayment",
          "reauthorizePayment",
          "voidPayment",
          "refundCapturedPayment",
        ),
        ...membersOf(
          [`${SERVER}#SubscriptionsController`],
          ...["createSubscription", "reviseSubscription", "suspendSubscription", "cancelSubscription", "activateSubscription"],
          "captureSubscription",
        ),
      ],
      { body: [{ argument: 0, path: "body" }, { argument: 0 }], idempotencyKey: { argument: 0, path: "paypalRequestId" } },
    ),
    asksBy([
      ...membersOf([`${SERVER}#OrdersController`], "getOrder", "patchOrder", "createOrderTracking", "updateOrderTracking"),
      ...membersOf([`${SERVER}#PaymentsController`], "getAuthorizedPayment", "getCapturedPayment", "getRefund"),
      ...membersOf([`${SERVER}#SubscriptionsController`], "getSubscription", "listSubscriptions", "patchSubscription", "createBillingPlan"),
      ...membersOf([`${SERVER}#VaultController`], "createPaymentToken", "createSetupToken", "getPaymentToken", "deletePaymentToken"),
    ]),
  ],
};
