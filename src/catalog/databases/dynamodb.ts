import type { LibraryEntry, OperationKind } from "../../model/index.js";
import { awsCommands, awsParents, otherAwsCommands, type AwsService } from "../remote/aws-entries.js";

const ITEMS: AwsService = { pkg: "@aws-sdk/client-dynamodb", service: "DynamoDB" };
const DOCUMENTS: AwsService = { pkg: "@aws-sdk/lib-dynamodb", service: "DynamoDBDocument", before: "DynamoDB.DocumentClient" };
const FIRST_OF_TRANSACTION = ["Put", "Update", "Delete", "ConditionCheck"].map((action) => `TransactItems.0.${action}.TableName`);

/**
 * DynamoDB by attribute values and by documents, in versions 3 and 2. What one transaction writes stands in one call:
 * `items` has all of it, `model` the table of the first. A put replaces an item or makes one.
 */
export const DYNAMODB: LibraryEntry = {
  library: "@aws-sdk/lib-dynamodb",
  documentation: "https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/Package/-aws-sdk-lib-dynamodb/",
  aliases: {
    "aws-sdk/clients/dynamodb": "aws-sdk#DynamoDB",
    "aws-sdk/clients/dynamodb#DocumentClient": "aws-sdk#DynamoDB.DocumentClient",
    "@aws-sdk/lib-dynamodb#DynamoDBDocumentClient.from()": "@aws-sdk/lib-dynamodb#DynamoDBDocumentClient",
    "@aws-sdk/lib-dynamodb#DynamoDBDocument.from()": "@aws-sdk/lib-dynamodb#DynamoDBDocument",
  },
  extends: {
    ...awsParents(ITEMS, DOCUMENTS),
    "@aws-sdk/lib-dynamodb#DynamoDBDocumentClient": "@aws-sdk/client-dynamodb#DynamoDBClient",
  },
  symbols: [...statements(DOCUMENTS, ""), ...statements(ITEMS, "Item"), otherAwsCommands(ITEMS)],
};

/** The commands of one of the two interfaces, whose names differ by a word. */
function statements(service: AwsService, word: string): LibraryEntry["symbols"] {
  const one = { model: "TableName", where: ["Key", "KeyConditionExpression", "FilterExpression"] };
  const command = (
    statement: string,
    names: readonly string[],
    slots: Parameters<typeof awsCommands>[3],
    kind: OperationKind = "database.write",
  ) => awsCommands(service, names, kind, { statement: { value: statement }, ...slots });
  return [
    ...command("upsert", [`Put${word}`], { model: "TableName", data: "Item" }),
    ...command("update", [`Update${word}`], { ...one, data: ["UpdateExpression", "AttributeUpdates"] }),
    ...command("delete", [`Delete${word}`], one),
    ...command("save", [`BatchWrite${word}`], { model: "RequestItems", data: "RequestItems" }),
    ...command("save", [`TransactWrite${word === "" ? "" : "Items"}`], { model: FIRST_OF_TRANSACTION, items: "TransactItems" }),
    ...command("select", [`Get${word}`, "Query", "Scan"], one, "database.read"),
    ...command("select", [`BatchGet${word}`], { model: "RequestItems" }, "database.read"),
    ...command("select", [`TransactGet${word === "" ? "" : "Items"}`], { model: "TransactItems.0.Get.TableName" }, "database.read"),
    ...awsCommands(service, ["ExecuteStatement"], "database.sql", { text: "Statement", values: "Parameters" }),
  ];
}
