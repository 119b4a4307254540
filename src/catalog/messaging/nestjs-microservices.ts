import type { LibraryEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { remoteCall } from "../remote/call-entries.js";
import { consumes, hands, type MessageSlots } from "./message-entries.js";

const PACKAGE = "@nestjs/microservices#";
const PROXY = `${PACKAGE}ClientProxy`;
const TRANSPORTS = ["ClientKafka", "ClientMqtt", "ClientNats", "ClientRMQ", "ClientRedis", "ClientTCP"];
const SENT: MessageSlots = { topic: { argument: 0 }, message: { argument: 1 }, key: { argument: 1, path: "key" } };

/**
 * Clients of every transport, none of which stays in the process, and their consumers. `emit` sends at once, whether or not its observable is subscribed to;
 * `send` waits for a subscription, and its observable for the answer.
 */
export const NESTJS_MICROSERVICES: LibraryEntry = {
  library: "@nestjs/microservices",
  documentation: "https://docs.nestjs.com/microservices/basics#publishing-events",
  aliases: { [`${PACKAGE}ClientKafkaProxy`]: `${PACKAGE}ClientKafka` },
  extends: Object.fromEntries(TRANSPORTS.map((name) => [`${PACKAGE}${name}`, PROXY])),
  properties: { [`${PACKAGE}ClientKafka.producer`]: "kafkajs#Producer", [`${PACKAGE}ClientKafka.consumer`]: "kafkajs#Consumer" },
  symbols: [
    { symbol: `${PACKAGE}ClientProxyFactory.create`, returns: { type: PROXY } },
    { symbol: membersOf([PROXY], "connect", "close"), asynchronous: true },
    { ...hands([`${PROXY}.emit`], SENT), returns: { type: "rxjs#Observable" } },
    {
      ...hands([`${PACKAGE}ClientKafka.emitBatch`], { topic: { argument: 0 }, message: { argument: 1, path: "messages" } }),
      returns: { type: "rxjs#Observable" },
    },
    remoteCall(
      [`${PROXY}.send`],
      { url: { argument: 0 }, body: { argument: 1 }, lazy: { value: true } },
      { returns: { type: "rxjs#Observable" } },
    ),
    consumes([`${PACKAGE}EventPattern`], { topic: { argument: 0 } }, "@"),
    consumes([`${PACKAGE}MessagePattern`], { topic: { argument: 0 }, reply: { value: true } }, "@"),
    {
      symbol: [`${PACKAGE}GrpcMethod`, `${PACKAGE}GrpcStreamMethod`, `${PACKAGE}GrpcStreamCall`],
      callbacks: [{ argument: "@", runs: "request" }],
    },
  ],
};
