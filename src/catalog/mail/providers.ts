import type { LibraryEntry } from "../../model/index.js";
import { keysOf } from "../keys-of.js";
import { membersOf, nestedMembersOf } from "../symbols-of.js";
import { sends, sendsWithCallback } from "./mail-entries.js";

/** SendGrid: the default export is a service, and a class makes others. */
export const SENDGRID: LibraryEntry = {
  library: "@sendgrid/mail",
  documentation: "https://github.com/sendgrid/sendgrid-nodejs/tree/main/packages/mail#readme",
  symbols: [
    sendsWithCallback(
      [
        ...["send", "sendMultiple"].map((name) => `@sendgrid/mail#${name}`),
        ...membersOf(["@sendgrid/mail#MailService"], "send", "sendMultiple"),
      ],
      { to: keysOf(0, "to", "personalizations"), body: keysOf(0, "html", "text", "content", "templateId") },
    ),
  ],
};

/** Mailgun: its own client, and the community's before. */
export const MAILGUN: LibraryEntry = {
  library: "mailgun.js",
  documentation: "https://github.com/mailgun/mailgun.js#readme",
  aliases: {
    "mailgun.js": "mailgun.js#Mailgun",
    "mailgun.js#Mailgun.client()": "mailgun.js#MailgunClient",
    "mailgun-js()": "mailgun-js#Mailgun",
  },
  symbols: [
    sends(["mailgun.js#MailgunClient.messages.create"], { to: keysOf(1, "to"), body: keysOf(1, "html", "text", "template") }),
    { symbol: "mailgun-js#Mailgun.messages", returns: { type: "mailgun-js#Messages" } },
    sendsWithCallback(["mailgun-js#Messages.send"], { to: keysOf(0, "to"), body: keysOf(0, "html", "text", "template") }),
  ],
};

/** Resend. */
export const RESEND: LibraryEntry = {
  library: "resend",
  documentation: "https://resend.com/docs/api-reference/emails/send-email",
  symbols: [
    sends(nestedMembersOf("resend#Resend", { emails: ["send", "create"], batch: ["send", "create"] }), {
      to: keysOf(0, "to"),
      body: keysOf(0, "html", "text", "react", "template"),
    }),
    sends(["resend#Resend.broadcasts.send"], {}),
  ],
};

/** Postmark. */
export const POSTMARK: LibraryEntry = {
  library: "postmark",
  documentation: "https://github.com/ActiveCampaign/postmark.js/wiki",
  aliases: { "postmark#Client": "postmark#ServerClient" },
  symbols: [
    sendsWithCallback(membersOf(["postmark#ServerClient"], "sendEmail", "sendEmailWithTemplate"), {
      to: keysOf(0, "To"),
      body: keysOf(0, "HtmlBody", "TextBody", "TemplateAlias", "TemplateId"),
    }),
    sendsWithCallback(membersOf(["postmark#ServerClient"], "sendEmailBatch", "sendEmailBatchWithTemplates", "sendBulkEmail"), {}),
  ],
};

/** Mailjet: `client.post("send").request(…)`. */
export const MAILJET: LibraryEntry = {
  library: "node-mailjet",
  documentation: "https://github.com/mailjet/mailjet-apiv3-nodejs#readme",
  aliases: {
    "node-mailjet": "node-mailjet#Client",
    "node-mailjet#apiConnect()": "node-mailjet#Client",
    "node-mailjet#connect()": "node-mailjet#Client",
    "node-mailjet#Client.apiConnect()": "node-mailjet#Client",
    "node-mailjet#Client.connect()": "node-mailjet#Client",
  },
  symbols: [
    { symbol: "node-mailjet#Client.post", when: { argument: 0, equals: ["send"] }, returns: { type: "node-mailjet#Sending" } },
    { symbol: membersOf(["node-mailjet#Client"], "get", "post", "put", "delete"), returns: { type: "node-mailjet#Request" } },
    sends(["node-mailjet#Sending.request"], { to: keysOf(0, "Messages.0.To"), body: keysOf(0, "Messages") }),
    { symbol: "node-mailjet#Request.request", operation: "remote.call", slots: { body: { argument: 0 } }, asynchronous: true },
  ],
};

/** Brevo, Sendinblue before. */
export const BREVO: LibraryEntry = {
  library: "@getbrevo/brevo",
  documentation: "https://developers.brevo.com/reference/sendtransacemail",
  aliases: { "sib-api-v3-sdk#TransactionalEmailsApi": "@getbrevo/brevo#TransactionalEmailsApi" },
  symbols: [
    sends(["@getbrevo/brevo#TransactionalEmailsApi.sendTransacEmail"], {
      to: keysOf(0, "to"),
      body: keysOf(0, "htmlContent", "textContent", "templateId"),
    }),
  ],
};
