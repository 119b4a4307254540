import type { EntryKind } from "../../model/index.js";
import type { EntryFile, EntryType } from "./entry-point.js";

const VERB = "GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS";
const SCRIPT = "\\.[cm]?[jt]sx?$";

/**
 * Read from nextjs.org/docs (route handlers, API routes, server actions, server components), remix.run/docs, reactrouter.com/how-to/resource-routes, svelte.dev/docs/kit/routing,
 * docs.astro.build/en/guides/endpoints, nitro.build/guide/routing, docs.aws.amazon.com/lambda/latest/dg/typescript-handler.html.
 */
export const ENTRY_FILES: readonly EntryFile[] = [
  exported({ packages: ["next"], path: `(?:^|/)app/((?:.*/)?)route${SCRIPT}`, exports: VERB, verb: true }),
  exported({ packages: ["next"], path: `(?:^|/)pages/(api/.*)${SCRIPT}`, exports: "default" }),
  exported({ packages: ["next"], prologue: "use server", exports: ".*" }),
  exported({ packages: ["next"], path: `(?:^|/)app/((?:.*/)?)page${SCRIPT}`, unless: "use client", exports: "default" }),
  exported({
    packages: ["@remix-run/node", "@remix-run/react", "@react-router/node", "react-router"],
    path: `(?:^|/)app/routes/(.*)${SCRIPT}`,
    exports: "loader|action",
    verb: true,
  }),
  exported({ packages: ["@sveltejs/kit"], path: `(?:^|/)routes/((?:.*/)?)\\+server${SCRIPT}`, exports: `${VERB}|fallback`, verb: true }),
  exported({
    packages: ["@sveltejs/kit"],
    path: `(?:^|/)routes/((?:.*/)?)\\+(?:page|layout)\\.server${SCRIPT}`,
    exports: "load",
    verb: true,
  }),
  exported({ packages: ["astro"], path: `(?:^|/)pages/(.*)\\.[cm]?[jt]s$`, exports: `${VERB}|ALL`, verb: true }),
  exported({
    packages: ["aws-lambda", "@types/aws-lambda", "@middy/core", "serverless", "serverless-esbuild", "serverless-offline", "sst"],
    exports: "handler",
  }),
  exported({ packages: ["nitropack", "nitro", "nuxt"], path: `(?:^|/)(?:server/)?((?:api|routes)/.*)${SCRIPT}`, exports: "default" }),
];

/**
 * Types of the functions that a platform calls, and of what they take: the declared type of an exported function, or of its first parameter.
 * Read from docs.aws.amazon.com/lambda (TypeScript handlers) and github.com/DefinitelyTyped/DefinitelyTyped/tree/master/types/aws-lambda, nextjs.org/docs.
 */
export const ENTRY_TYPES: readonly EntryType[] = [
  ...typed("route", "aws-lambda", [
    "APIGatewayProxyHandler",
    "APIGatewayProxyHandlerV2",
    "APIGatewayProxyWithCognitoAuthorizerHandler",
    "APIGatewayProxyWithLambdaAuthorizerHandler",
    "ALBHandler",
    "LambdaFunctionURLHandler",
    "APIGatewayProxyEvent",
    "APIGatewayProxyEventV2",
    "APIGatewayProxyWebsocketEventV2",
    "APIGatewayEvent",
    "ALBEvent",
    "LambdaFunctionURLEvent",
  ]),
  ...typed("resolver", "aws-lambda", ["AppSyncResolverHandler", "AppSyncResolverEvent"]),
  ...typed("message-consumer", "aws-lambda", [
    "SQSHandler",
    "SNSHandler",
    "S3Handler",
    "SESHandler",
    "KinesisStreamHandler",
    "DynamoDBStreamHandler",
    "EventBridgeHandler",
    "MSKHandler",
    "SQSEvent",
    "SNSEvent",
    "S3Event",
    "SESEvent",
    "KinesisStreamEvent",
    "DynamoDBStreamEvent",
    "EventBridgeEvent",
    "MSKEvent",
  ]),
  ...typed("job", "aws-lambda", ["ScheduledHandler", "ScheduledEvent"]),
  ...typed("route", "aws-lambda", ["Handler"]),
  ...typed("route", "next", ["NextApiHandler"]),
];

function exported(parts: Pick<EntryFile, "packages" | "exports"> & Partial<EntryFile>): EntryFile {
  return { path: null, prologue: null, unless: null, kind: "route", verb: false, ...parts };
}

function typed(kind: EntryKind, pkg: string, names: readonly string[]): readonly EntryType[] {
  return names.map((name) => ({ symbol: `${pkg}#${name}`, kind }));
}
