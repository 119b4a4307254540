import type { Operation } from "../../model/index.js";
import { armsOf } from "../../model/index.js";
import type { BusSearch } from "./buses.js";
import { messageKeys } from "./message-keys.js";
import type { Subscription } from "./subscription.js";
import { namesOf } from "./subscription-of.js";

/** What is given to emitters that the catalog knows: `emitter.on("order.placed", sendMail)`. */
export function listenedSubscriptions(search: BusSearch): readonly Subscription[] {
  return (search.operations?.("event.subscribe") ?? []).flatMap((operation) => bySite(search, operation));
}

function bySite(search: BusSearch, { site, symbol }: Operation): readonly Subscription[] {
  const step = search.linked.bodies(site.file).functions[site.function]?.steps[site.step];
  const [event, ...others] = step?.is === "call" ? step.args : [];
  if (event === undefined) return [];
  const messages = messageKeys(search, site, event.value);
  return others.flatMap(({ value }) =>
    armsOf(search.evaluate(site, value)).flatMap((arm): readonly Subscription[] => {
      if (arm.is !== "function") return [];
      const { file, function: body, self, at } = arm;
      const why = `handles ${namesOf(messages)} by ${symbol.slice(symbol.indexOf("#") + 1)}`;
      return [{ handler: { kind: "event", file, function: body, self, at, why }, messages, registered: true }];
    }),
  );
}
