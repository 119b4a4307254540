import type { LibraryEntry } from "../../model/index.js";
import { kafkaJsClients } from "./kafkajs.js";
import { rdKafkaClients, rdKafkaTypes } from "./node-rdkafka.js";

const PACKAGE = "@confluentinc/kafka-javascript#";
const RDKAFKA = ["Producer", "HighLevelProducer", "KafkaConsumer", "ProducerStream", "ConsumerStream"];

/** The interface of kafkajs under `KafkaJS`, and that of node-rdkafka at the top and under `RdKafka`. */
export const CONFLUENT_KAFKA: LibraryEntry = {
  library: "@confluentinc/kafka-javascript",
  documentation: "https://docs.confluent.io/kafka-clients/javascript/current/overview.html",
  aliases: Object.fromEntries(RDKAFKA.map((name) => [`${PACKAGE}RdKafka.${name}`, `${PACKAGE}${name}`])),
  extends: rdKafkaTypes(PACKAGE),
  symbols: [...kafkaJsClients(`${PACKAGE}KafkaJS.`), ...rdKafkaClients(PACKAGE)],
};
