import type { Evaluated, Location } from "../../model/index.js";
import { choiceOf, overArms, unknownValue } from "./choice.js";
import type { DescribedCall } from "./describe-call.js";
import { argumentAt, type Evaluation, instanceOf } from "./evaluation.js";

/** What a container gives to who asks it by a call: what is bound to the token; of a class that nobody binds an instance. */
export function providedBy(x: Evaluation, file: string, described: DescribedCall, argument: number, place: Location): Evaluated {
  const wanted = argumentAt(described.args, argument);
  if (wanted === null) return unknownValue("what a container gives for nothing", place);
  const own = overArms(wanted, (arm) => boundTo(x, arm, place));
  if (own.is !== "unknown") return own;
  const [type] = described.call.typeArgs;
  const typed = type === undefined ? own : x.ofType(file, type, place);
  return typed.is === "unknown" ? own : typed;
}

function boundTo(x: Evaluation, wanted: Evaluated, place: Location): Evaluated {
  const containers = x.containers();
  const token = containers.tokenOf(wanted);
  const given = token === null ? [] : containers.provisions(token).map(({ gives }) => gives);
  if (given.length > 0) return choiceOf(given, place);
  if (wanted.is === "class") return instanceOf(wanted.file, wanted.declaration, place);
  return unknownValue(
    token === null ? "what a container gives for a token that can't be told" : "what nobody binds in the container",
    place,
  );
}
