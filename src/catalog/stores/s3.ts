import type { LibraryEntry } from "../../model/index.js";
import { awsCommands, awsParents, otherAwsCommands, type AwsService } from "../remote/aws-entries.js";
import { storeWrites } from "./store-entries.js";

const S3: AwsService = { pkg: "@aws-sdk/client-s3", service: "S3" };
const UPLOAD = "@aws-sdk/lib-storage#Upload";

/** Amazon S3 and what speaks its language. */
export const AWS_S3: LibraryEntry = {
  library: "@aws-sdk/client-s3",
  documentation: "https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/s3/",
  aliases: { "aws-sdk/clients/s3": "aws-sdk#S3" },
  extends: awsParents(S3),
  symbols: [
    ...awsCommands(
      S3,
      [
        "PutObject",
        "CopyObject",
        "DeleteObject",
        "DeleteObjects",
        "UploadPart",
        "CompleteMultipartUpload",
        "RestoreObject",
        "PutObjectTagging",
      ],
      "store.write",
      { model: "Bucket", key: ["Key", "Delete.Objects"], data: "Body" },
    ),
    otherAwsCommands(S3),
    {
      ...storeWrites(["aws-sdk#S3.upload"], {
        model: { argument: 0, path: "Bucket" },
        key: { argument: 0, path: "Key" },
        data: { argument: 0, path: "Body" },
      }),
      asynchronous: false,
      returns: { type: "aws-sdk#Request" },
      callbacks: [{ argument: -1, runs: "later" }],
    },
    storeWrites([`${UPLOAD}.done`], {
      model: { made: 0, path: "params.Bucket" },
      key: { made: 0, path: "params.Key" },
      data: { made: 0, path: "params.Body" },
    }),
    { symbol: "@aws-sdk/s3-request-presigner#getSignedUrl", asynchronous: true },
  ],
};
