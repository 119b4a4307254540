import type { LibraryEntry } from "../../model/index.js";
import { FIREBASE_MESSAGING, PUSH_NOTIFICATIONS, TWILIO } from "./messages.js";
import { EMAIL_TEMPLATES, NESTJS_MAILER, NODEMAILER } from "./nodemailer.js";
import { BREVO, MAILGUN, MAILJET, POSTMARK, RESEND, SENDGRID } from "./providers.js";
import { AWS_SES } from "./ses.js";

/** Whatever sends a message to a person. */
export const MAIL_LIBRARIES: readonly LibraryEntry[] = [
  FIREBASE_MESSAGING,
  ...PUSH_NOTIFICATIONS,
  TWILIO,
  EMAIL_TEMPLATES,
  NESTJS_MAILER,
  NODEMAILER,
  BREVO,
  MAILGUN,
  MAILJET,
  POSTMARK,
  RESEND,
  SENDGRID,
  AWS_SES,
];
