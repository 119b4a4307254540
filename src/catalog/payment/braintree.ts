import type { LibraryEntry } from "../../model/index.js";
import { nestedMembersOf } from "../symbols-of.js";
import { asks, charges } from "./charge-entries.js";

const GATEWAY = "braintree#BraintreeGateway";

/** Braintree. */
export const BRAINTREE: LibraryEntry = {
  library: "braintree",
  documentation: "https://developer.paypal.com/braintree/docs/reference/overview/node",
  aliases: { "braintree#connect()": GATEWAY },
  symbols: [
    charges(nestedMembersOf(GATEWAY, { transaction: ["sale", "credit", "create"], subscription: ["create"] }), {
      body: { argument: 0 },
      amount: { argument: 0, path: "amount" },
    }),
    charges(
      nestedMembersOf(GATEWAY, {
        transaction: ["refund", "void", "submitForSettlement", "submitForPartialSettlement", "adjustAuthorization", "cloneTransaction"],
        subscription: ["update", "cancel", "retryCharge"],
      }),
      { amount: [{ argument: 1, path: "amount" }, { argument: 1 }] },
    ),
    asks(GATEWAY, [1]),
  ],
};
