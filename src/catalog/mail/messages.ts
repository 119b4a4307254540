import type { LibraryEntry } from "../../model/index.js";
import { keysOf } from "../keys-of.js";
import { membersOf } from "../symbols-of.js";
import { sends } from "./mail-entries.js";

const TWILIO_CLIENT = "twilio#Twilio";
const VERIFY = "twilio#VerifyService";
const FIREBASE = "firebase-admin/messaging#Messaging";

/** Twilio: text messages, calls, and the codes of Verify. */
export const TWILIO: LibraryEntry = {
  library: "twilio",
  documentation: "https://www.twilio.com/docs/libraries/reference/twilio-node",
  aliases: { "twilio()": TWILIO_CLIENT },
  properties: { "nestjs-twilio#TwilioService.client": TWILIO_CLIENT },
  symbols: [
    sends([`${TWILIO_CLIENT}.messages.create`], { to: keysOf(0, "to"), body: keysOf(0, "body", "contentSid") }),
    sends([`${TWILIO_CLIENT}.calls.create`], { to: keysOf(0, "to"), body: keysOf(0, "twiml", "url") }),
    {
      symbol: [`${TWILIO_CLIENT}.verify.v2.services`, `${TWILIO_CLIENT}.verify.services`],
      returns: { type: VERIFY },
    },
    sends([`${VERIFY}.verifications.create`], { to: keysOf(0, "to") }),
    { symbol: `${VERIFY}.verificationChecks.create`, operation: "remote.call", slots: { body: { argument: 0 } }, asynchronous: true },
  ],
};

/** Push notifications over Firebase; the methods of before version 12 too. */
export const FIREBASE_MESSAGING: LibraryEntry = {
  library: "firebase-admin/messaging",
  documentation: "https://firebase.google.com/docs/reference/admin/node/firebase-admin.messaging.messaging",
  aliases: {
    "firebase-admin/messaging#getMessaging()": FIREBASE,
    "firebase-admin#messaging()": FIREBASE,
    "firebase-admin#messaging.Messaging": FIREBASE,
  },
  symbols: [
    sends(membersOf([FIREBASE], "send", "sendEachForMulticast", "sendMulticast"), {
      to: keysOf(0, "token", "tokens", "topic", "condition"),
      body: keysOf(0, "notification", "data"),
    }),
    sends(membersOf([FIREBASE], "sendEach", "sendAll"), { to: { argument: 0 }, body: { argument: 0 } }),
    sends(membersOf([FIREBASE], "sendToDevice", "sendToTopic", "sendToCondition"), { to: { argument: 0 }, body: { argument: 1 } }),
  ],
};

/** Push notifications to browsers and to Expo's applications. */
export const PUSH_NOTIFICATIONS: readonly LibraryEntry[] = [
  {
    library: "web-push",
    documentation: "https://github.com/web-push-libs/web-push#readme",
    symbols: [sends(["web-push#sendNotification"], { to: { argument: 0 }, body: { argument: 1 } })],
  },
  {
    library: "expo-server-sdk",
    documentation: "https://github.com/expo/expo-server-sdk-node#readme",
    aliases: { "expo-server-sdk": "expo-server-sdk#Expo" },
    symbols: [sends(["expo-server-sdk#Expo.sendPushNotificationsAsync"], { to: { argument: 0 }, body: { argument: 0 } })],
  },
];
