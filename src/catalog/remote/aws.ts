import type { LibraryEntry } from "../../model/index.js";
import { awsCommands, awsParents, otherAwsCommands, type AwsService } from "./aws-entries.js";
import { remoteCall } from "./call-entries.js";

const LAMBDA: AwsService = { pkg: "@aws-sdk/client-lambda", service: "Lambda" };
const STEP_FUNCTIONS: AwsService = { pkg: "@aws-sdk/client-sfn", service: "SFN", before: "StepFunctions" };

/** Clients whose every command is a call to a service, and nothing more is asked of it. */
const SERVICES: readonly AwsService[] = [
  { pkg: "@aws-sdk/client-secrets-manager", service: "SecretsManager" },
  { pkg: "@aws-sdk/client-ssm", service: "SSM" },
  { pkg: "@aws-sdk/client-kms", service: "KMS" },
  { pkg: "@aws-sdk/client-sts", service: "STS" },
  { pkg: "@aws-sdk/client-cognito-identity-provider", service: "CognitoIdentityProvider" },
  { pkg: "@aws-sdk/client-textract", service: "Textract" },
  { pkg: "@aws-sdk/client-rekognition", service: "Rekognition" },
  { pkg: "@aws-sdk/client-bedrock-runtime", service: "BedrockRuntime" },
  { pkg: "@aws-sdk/client-cloudfront", service: "CloudFront" },
];

/** AWS Lambda, Step Functions, and services that are called and keep nothing of the caller's. */
export const AWS_CALLS: LibraryEntry = {
  library: "@aws-sdk/client-lambda",
  documentation: "https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/lambda/command/InvokeCommand/",
  aliases: { "aws-sdk/clients/lambda": "aws-sdk#Lambda", "aws-sdk/clients/stepfunctions": "aws-sdk#StepFunctions" },
  extends: awsParents(LAMBDA, STEP_FUNCTIONS, ...SERVICES),
  symbols: [
    ...awsCommands(LAMBDA, ["Invoke", "InvokeAsync", "InvokeWithResponseStream"], "remote.call", {
      url: "FunctionName",
      body: ["Payload", "InvokeArgs"],
    }),
    ...awsCommands(STEP_FUNCTIONS, ["StartExecution", "StartSyncExecution"], "remote.call", { url: "stateMachineArn", body: "input" }),
    otherAwsCommands(LAMBDA),
    otherAwsCommands(STEP_FUNCTIONS),
    ...SERVICES.map(({ pkg, service }) => remoteCall([`${pkg}#${service}Client.send`], { body: { argument: 0 } })),
    // Version 2 gives a request that is sent by its promise, or by a callback.
    { symbol: "aws-sdk#Request.promise", returns: { self: true }, asynchronous: true },
    { symbol: "aws-sdk#Request.send", callbacks: [{ argument: 0, runs: "later" }] },
  ],
};
