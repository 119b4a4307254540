import type { LibraryEntry } from "../../model/index.js";
import { membersOf, nestedMembersOf } from "../symbols-of.js";
import { asks, asksBy, charges } from "./charge-entries.js";

const MOLLIE_CLIENT = "@mollie/api-client#MollieClient";
const SQUARE_CLIENT = "square#SquareClient";
const SQUARE_BEFORE = "square#Client";
const RAZORPAY_CLIENT = "razorpay#Razorpay";
const AMOUNT = { body: { argument: 0 }, amount: { argument: 0, path: "amount" } } as const;

/** Mollie. */
export const MOLLIE: LibraryEntry = {
  library: "@mollie/api-client",
  documentation: "https://github.com/mollie/mollie-api-node#readme",
  aliases: {
    "@mollie/api-client()": MOLLIE_CLIENT,
    "@mollie/api-client#createMollieClient()": MOLLIE_CLIENT,
  },
  symbols: [
    charges(
      nestedMembersOf(MOLLIE_CLIENT, {
        payments: ["create"],
        paymentCaptures: ["create"],
        paymentRefunds: ["create"],
        payments_refunds: ["create"],
        paymentLinks: ["create"],
        customerPayments: ["create"],
        customers_payments: ["create"],
        customerSubscriptions: ["create"],
        customers_subscriptions: ["create"],
        orders: ["create"],
        orderPayments: ["create"],
        orderRefunds: ["create"],
        orderShipments: ["create"],
      }),
      { ...AMOUNT, idempotencyKey: { argument: 0, path: "idempotencyKey" } },
    ),
    charges(
      nestedMembersOf(MOLLIE_CLIENT, {
        payments: ["cancel", "delete"],
        paymentRefunds: ["cancel"],
        customerSubscriptions: ["update", "cancel"],
        orders: ["cancel"],
      }),
      { body: { argument: 1 } },
    ),
    asks(MOLLIE_CLIENT, [1]),
  ],
};

/** Square: by resources now, by APIs before. */
export const SQUARE: LibraryEntry = {
  library: "square",
  documentation: "https://developer.squareup.com/docs/sdks/nodejs",
  symbols: [
    charges(
      [
        ...nestedMembersOf(SQUARE_CLIENT, {
          payments: ["create", "complete", "cancel", "cancelByIdempotencyKey", "update"],
          refunds: ["refundPayment"],
          "checkout.paymentLinks": ["create"],
          subscriptions: ["create", "update", "cancel", "pause", "resume", "swapPlan"],
          invoices: ["publish", "cancel"],
          orders: ["pay"],
        }),
        ...nestedMembersOf(SQUARE_BEFORE, {
          paymentsApi: ["createPayment", "completePayment", "cancelPayment", "updatePayment"],
          refundsApi: ["refundPayment"],
          checkoutApi: ["createPaymentLink", "createCheckout"],
          subscriptionsApi: ["createSubscription", "updateSubscription", "cancelSubscription"],
          ordersApi: ["payOrder"],
        }),
      ],
      {
        body: { argument: 0 },
        amount: { argument: 0, path: "amountMoney" },
        idempotencyKey: { argument: 0, path: "idempotencyKey" },
      },
    ),
    asks(SQUARE_CLIENT, [1, 2], "calculate", "clone", "batchRetrieve"),
    asksBy(
      membersOf(
        [`${SQUARE_BEFORE}.customersApi`, `${SQUARE_BEFORE}.ordersApi`, `${SQUARE_BEFORE}.paymentsApi`, `${SQUARE_BEFORE}.cardsApi`],
        ...["createCustomer", "updateCustomer", "retrieveCustomer", "searchCustomers", "createOrder", "retrieveOrder", "getPayment"],
        ...["listPayments", "createCard", "listCards", "disableCard"],
      ),
    ),
  ],
};

/** Razorpay. */
export const RAZORPAY: LibraryEntry = {
  library: "razorpay",
  documentation: "https://github.com/razorpay/razorpay-node#readme",
  aliases: { razorpay: RAZORPAY_CLIENT },
  symbols: [
    charges(
      nestedMembersOf(RAZORPAY_CLIENT, { orders: ["create"], subscriptions: ["create"], transfers: ["create"], paymentLink: ["create"] }),
      AMOUNT,
    ),
    charges(
      nestedMembersOf(RAZORPAY_CLIENT, {
        payments: ["capture", "refund", "transfer"],
        subscriptions: ["update", "cancel", "pause", "resume", "createAddon"],
        transfers: ["reverse"],
        paymentLink: ["cancel"],
      }),
      { amount: [{ argument: 1, path: "amount" }, { argument: 1 }] },
    ),
    asks(RAZORPAY_CLIENT, [1], "fetchAll", "fetchPayments", "notifyBy"),
  ],
};

/** Mercado Pago: a class for each resource. */
export const MERCADOPAGO: LibraryEntry = {
  library: "mercadopago",
  documentation: "https://github.com/mercadopago/sdk-nodejs#readme",
  symbols: [
    charges(
      [
        ...membersOf(["mercadopago#Payment"], "create", "capture", "cancel"),
        ...membersOf(["mercadopago#PaymentRefund"], "create", "total"),
        ...membersOf(["mercadopago#Preference", "mercadopago#PreApproval"], "create", "update"),
        ...membersOf(["mercadopago#Order"], "create", "process", "capture", "cancel", "refund"),
      ],
      {
        body: { argument: 0, path: "body" },
        amount: { argument: 0, path: "body.transaction_amount" },
        idempotencyKey: { argument: 0, path: "requestOptions.idempotencyKey" },
      },
    ),
    charges(["mercadopago#payment.create", "mercadopago#payment.refund", "mercadopago#preferences.create"], {
      body: { argument: 0 },
    }),
  ],
};
