import type { DeclaredLoad, LeafContext, Observed } from "../../../src/model/index.js";
import { commonPoolSize, connectionPools, declaredLoad, defineLeaf, utilisationOf } from "../../../src/model/index.js";

export default defineLeaf({
  leaf: "SP-01/current-capacity",
  lookedFor: "a declared load (capacity in .archlint.yml)",
  *observe(context): Iterable<Observed> {
    const load = loadOf(context);
    if (load === null) {
      for (const [name, value] of Object.entries(context.settings.capacity)) yield { text: `declared: ${name} ${value}`, at: null };
      return;
    }
    const { rate, service, replicas, connections } = load;
    const [pool] = connectionPools(context);
    const limit = context.settings.capacity["db-max-connections"];
    yield {
      text: `${rate} requests a second × ${service} ms = ${round((rate * service) / 1000)} busy connections of ${replicas * connections} (${replicas} replicas × ${connections})`,
      at: commonPoolSize(connectionPools(context)) === connections ? (pool?.at ?? null) : null,
    };
    if (load.isOverdrawn)
      yield {
        text: `the pools of ${replicas} replicas may ask for more than the ${limit ?? 0} connections that the database accepts`,
        at: pool?.at ?? null,
      };
  },
  say(_, context) {
    const load = loadOf(context);
    if (load === null) return null;
    const { busy, longest } = utilisationOf(load);
    const target = context.settings.capacity["p99-ms"];
    const carried =
      longest === null
        ? "the declared load can't be carried"
        : `99 of 100 requests wait at most ${round(longest)} ms for one (M/M/c)${target === undefined ? "" : `, where the target allows ${target} ms for a response (P99)`}`;
    return [
      `${load.rate} requests a second declared: ${Math.round(busy * 100)} % of the database's connections are busy`,
      carried,
      ...(load.isOverdrawn ? ["the pools may ask for more connections than the database accepts"] : []),
    ].join("; ");
  },
});

/** One pool is reckoned with where all that the program makes are of one size. */
function loadOf(context: LeafContext): DeclaredLoad | null {
  return declaredLoad(context.settings.capacity, commonPoolSize(connectionPools(context)));
}

function round(value: number): string {
  return value >= 10 ? String(Math.round(value)) : String(Math.round(value * 100) / 100);
}
