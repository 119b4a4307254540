import type { LibraryEntry, SymbolEntry } from "../../model/index.js";
import { awsCommands, awsParents, otherAwsCommands, type AwsService } from "../remote/aws-entries.js";

const EVENTS = { topic: "Entries.0.EventBusName", event: "Entries.0.DetailType", message: "Entries" };

/** Topics and queues, event buses and streams of AWS. */
export const AWS_MESSAGING: readonly LibraryEntry[] = [
  ofService({ pkg: "@aws-sdk/client-sns", service: "SNS" }, (sns) => [
    ...publish(sns, "Publish", { topic: ["TopicArn", "TargetArn", "PhoneNumber"], message: "Message", key: "MessageGroupId" }),
    ...publish(sns, "PublishBatch", { topic: "TopicArn", message: "PublishBatchRequestEntries" }),
  ]),
  ofService({ pkg: "@aws-sdk/client-sqs", service: "SQS" }, (sqs) => [
    ...publish(sqs, "SendMessage", { topic: "QueueUrl", message: "MessageBody", key: "MessageGroupId" }),
    ...publish(sqs, "SendMessageBatch", { topic: "QueueUrl", message: "Entries" }),
    ...awsCommands(sqs, ["ReceiveMessage"], "message.consume", { topic: "QueueUrl" }),
  ]),
  ofService({ pkg: "@aws-sdk/client-eventbridge", service: "EventBridge" }, (bridge) => publish(bridge, "PutEvents", EVENTS)),
  ofService({ pkg: "@aws-sdk/client-cloudwatch-events", service: "CloudWatchEvents" }, (events) => publish(events, "PutEvents", EVENTS)),
  ofService({ pkg: "@aws-sdk/client-kinesis", service: "Kinesis" }, (kinesis) => [
    ...publish(kinesis, "PutRecord", { topic: ["StreamName", "StreamARN"], message: "Data", key: "PartitionKey" }),
    ...publish(kinesis, "PutRecords", { topic: ["StreamName", "StreamARN"], message: "Records", key: "Records.0.PartitionKey" }),
  ]),
];

function ofService(service: AwsService, symbols: (service: AwsService) => readonly SymbolEntry[]): LibraryEntry {
  const name = service.service.toLowerCase();
  return {
    library: service.pkg,
    documentation: `https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/${service.pkg.slice("@aws-sdk/client-".length)}/`,
    aliases: { [`aws-sdk/clients/${name}`]: `aws-sdk#${service.service}` },
    extends: awsParents(service),
    symbols: [...symbols(service), otherAwsCommands(service)],
  };
}

function publish(service: AwsService, command: string, slots: Parameters<typeof awsCommands>[3]): readonly SymbolEntry[] {
  return awsCommands(service, [command], "message.publish", slots);
}
