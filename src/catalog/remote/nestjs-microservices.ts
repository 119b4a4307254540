import type { LibraryEntry } from "../../model/index.js";
import { remoteCall } from "./call-entries.js";

const PROXY = "@nestjs/microservices#ClientProxy";

/** Request and response between NestJS services: nothing is sent until somebody subscribes. */
export const NESTJS_MICROSERVICES_CALLS: LibraryEntry = {
  library: "@nestjs/microservices/send",
  documentation: "https://docs.nestjs.com/microservices/basics#sending-messages",
  extends: Object.fromEntries(
    ["ClientKafka", "ClientKafkaProxy", "ClientRMQ", "ClientNats", "ClientRedis", "ClientMqtt", "ClientTCP"].map((name) => [
      `@nestjs/microservices#${name}`,
      PROXY,
    ]),
  ),
  symbols: [
    { symbol: "@nestjs/microservices#ClientProxyFactory.create", returns: { type: PROXY } },
    remoteCall([`${PROXY}.send`], { url: { argument: 0 }, body: { argument: 1 } }, { returns: { type: "rxjs#Observable" } }),
    { symbol: [`${PROXY}.connect`, `${PROXY}.close`], asynchronous: true },
  ],
};
