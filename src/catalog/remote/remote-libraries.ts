import type { LibraryEntry } from "../../model/index.js";
import { AWS_CALLS } from "./aws.js";
import { AXIOS, NESTJS_AXIOS } from "./axios.js";
import { NEEDLE, NODE_HTTP_CLIENT, REQUEST, REQUEST_PROMISE } from "./callback-clients.js";
import { FETCH, OFETCH, UNDICI } from "./fetch.js";
import { APOLLO_CLIENT, GRAPHQL_REQUEST, URQL } from "./graphql.js";
import { CONNECT, GRPC, NESTJS_GRPC, NICE_GRPC } from "./grpc.js";
import { GOT, KY, SUPERAGENT } from "./promise-clients.js";
import { ANTHROPIC, AUTH0, FIREBASE_AUTH, OCTOKIT, OPENAI, SLACK } from "./services.js";
import { SOAP } from "./soap.js";

/** Whatever calls another service. */
export const REMOTE_LIBRARIES: readonly LibraryEntry[] = [
  AWS_CALLS,
  AXIOS,
  NESTJS_AXIOS,
  NEEDLE,
  NODE_HTTP_CLIENT,
  REQUEST,
  REQUEST_PROMISE,
  FETCH,
  OFETCH,
  UNDICI,
  APOLLO_CLIENT,
  GRAPHQL_REQUEST,
  URQL,
  CONNECT,
  GRPC,
  NESTJS_GRPC,
  NICE_GRPC,
  GOT,
  KY,
  SUPERAGENT,
  ANTHROPIC,
  AUTH0,
  FIREBASE_AUTH,
  OCTOKIT,
  OPENAI,
  SLACK,
  SOAP,
];
