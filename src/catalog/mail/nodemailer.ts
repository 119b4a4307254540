import type { LibraryEntry } from "../../model/index.js";
import { keysOf } from "../keys-of.js";
import { sends, sendsWithCallback } from "./mail-entries.js";

const MESSAGE = { to: keysOf(0, "to", "bcc", "cc"), body: keysOf(0, "html", "text", "template") };

/** Nodemailer, over SMTP or whatever transport it was made with. */
export const NODEMAILER: LibraryEntry = {
  library: "nodemailer",
  documentation: "https://nodemailer.com/message",
  aliases: { "nodemailer#createTransport()": "nodemailer#Transporter", "nodemailer/lib/mailer": "nodemailer#Transporter" },
  symbols: [
    sendsWithCallback(["nodemailer#Transporter.sendMail"], MESSAGE),
    { symbol: "nodemailer#Transporter.verify", asynchronous: true },
  ],
};

/** Nodemailer in NestJS. */
export const NESTJS_MAILER: LibraryEntry = {
  library: "@nestjs-modules/mailer",
  documentation: "https://nest-modules.github.io/mailer/docs/mailer.html",
  aliases: { "@nest-modules/mailer#MailerService": "@nestjs-modules/mailer#MailerService" },
  symbols: [sends(["@nestjs-modules/mailer#MailerService.sendMail"], MESSAGE)],
};

/** Templates over Nodemailer. */
export const EMAIL_TEMPLATES: LibraryEntry = {
  library: "email-templates",
  documentation: "https://github.com/forwardemail/email-templates#readme",
  aliases: { "email-templates": "email-templates#Email" },
  symbols: [sends(["email-templates#Email.send"], { to: keysOf(0, "message.to"), body: keysOf(0, "template") })],
};
