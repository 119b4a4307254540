import type { Observed } from "../../../src/model/index.js";
import { declaredLoad, defineLeaf, utilisationOf } from "../../../src/model/index.js";

export default defineLeaf({
  leaf: "SP-01/current-capacity",
  lookedFor: "a declared load (capacity in .archlint.yml)",
  *observe({ settings }): Iterable<Observed> {
    const load = declaredLoad(settings.capacity);
    if (load === null) {
      for (const [name, value] of Object.entries(settings.capacity)) yield { text: `declared: ${name} ${value}`, at: null };
      return;
    }
    const { rate, service, replicas, connections } = load;
    const servers = replicas * connections;
    yield {
      text: `${rate} requests a second × ${service} ms = ${round((rate * service) / 1000)} busy connections of ${servers} (${replicas} replicas × ${connections})`,
      at: null,
    };
  },
  say(_, { settings }) {
    const load = declaredLoad(settings.capacity);
    if (load === null) return null;
    const { busy, wait } = utilisationOf(load);
    const carried = wait === null ? "the declared load can't be carried" : `the mean wait for a connection is ${round(wait)} ms (M/M/c)`;
    return `${load.rate} requests a second declared: connections of the database are busy to ${Math.round(busy * 100)} %; ${carried}`;
  },
});

function round(value: number): string {
  return value >= 10 ? String(Math.round(value)) : String(Math.round(value * 100) / 100);
}
