import type { LibraryEntry } from "../../model/index.js";
import { ADYEN } from "./adyen.js";
import { BRAINTREE } from "./braintree.js";
import { MERCADOPAGO, MOLLIE, RAZORPAY, SQUARE } from "./others.js";
import { PAYPAL } from "./paypal.js";
import { STRIPE } from "./stripe.js";

/** Payment services. */
export const PAYMENT_LIBRARIES: readonly LibraryEntry[] = [ADYEN, BRAINTREE, MERCADOPAGO, MOLLIE, RAZORPAY, SQUARE, PAYPAL, STRIPE];
