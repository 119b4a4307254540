import type { Value } from "../../model/index.js";
import type { LinkedModules } from "../linked-modules.js";
import { namesIn } from "../operations/call-index.js";

/** What is called, about as it is written: `this.events.publish`. */
export function writtenAs(linked: LinkedModules, file: string, value: Value): string {
  const names = namesIn(linked, file);
  const write = (each: Value): string => {
    switch (each.is) {
      case "member":
        return `${write(each.of)}.${each.name}`;
      case "element":
        return `${write(each.of)}[…]`;
      case "binding":
        return names(each.binding);
      case "global":
        return each.name;
      case "this":
      case "super":
        return each.is;
      case "result":
        return "(…)";
      default:
        return "…";
    }
  };
  return write(value);
}
