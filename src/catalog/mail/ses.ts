import type { LibraryEntry } from "../../model/index.js";
import { awsCommands, awsParents, otherAwsCommands, type AwsService } from "../remote/aws-entries.js";

const SES: AwsService = { pkg: "@aws-sdk/client-ses", service: "SES" };
const SES_V2: AwsService = { pkg: "@aws-sdk/client-sesv2", service: "SESv2", before: "SESV2" };

/** Amazon SES by both of its APIs. */
export const AWS_SES: LibraryEntry = {
  library: "@aws-sdk/client-ses",
  documentation: "https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/ses/",
  aliases: { "aws-sdk/clients/ses": "aws-sdk#SES", "aws-sdk/clients/sesv2": "aws-sdk#SESV2" },
  extends: awsParents(SES, SES_V2),
  symbols: [
    ...awsCommands(SES, ["SendEmail", "SendTemplatedEmail", "SendRawEmail", "SendBulkTemplatedEmail"], "mail.send", {
      to: ["Destination.ToAddresses", "Destination", "Destinations"],
      body: ["Message.Body", "Template", "RawMessage"],
    }),
    ...awsCommands(SES_V2, ["SendEmail", "SendBulkEmail"], "mail.send", {
      to: ["Destination.ToAddresses", "Destination", "BulkEmailEntries"],
      body: ["Content", "DefaultContent"],
    }),
    otherAwsCommands(SES),
    otherAwsCommands(SES_V2),
  ],
};
