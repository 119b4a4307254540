import type { Evaluated, Location } from "../../model/index.js";
import { choiceOf, overArms, unknownValue } from "../values/choice.js";
import type { Evaluation } from "../values/evaluation.js";
import type { Binding, Source } from "./binding.js";
import type { Provision, Token } from "./containers.js";
import { withoutDelay } from "./tokens.js";

/** What a binding gives, and a clause that says so. */
export function provisionOf(x: Evaluation, binding: Binding, provisions: (token: Token) => readonly Provision[]): Provision {
  const gives = givenBy(x, binding.source, binding.at, provisions);
  return { token: binding.token, gives, at: binding.at, why: `${clause(binding.how, nameOf(x, gives))} in ${binding.at.file}` };
}

function givenBy(x: Evaluation, source: Source, at: Location, provisions: (token: Token) => readonly Provision[]): Evaluated {
  switch (source.is) {
    case "class":
      return overArms(withoutDelay(x, source.value()), instanceOfArm);
    case "factory":
      return overArms(source.value(), (arm) => madeBy(x, arm));
    case "value":
      return source.value();
    case "token":
      return ofToken(source.token, at, provisions);
    case "list":
      return { is: "array", items: source.items.map((item) => givenBy(x, item, at, provisions)), rest: null, at };
  }
}

function ofToken(token: Token | null, at: Location, provisions: (token: Token) => readonly Provision[]): Evaluated {
  if (token === null) return unknownValue("a token that can't be told", at);
  const given = provisions(token);
  if (given.length > 0)
    return choiceOf(
      given.map(({ gives }) => gives),
      at,
    );
  return unknownValue(`nothing is bound to ${token.slice(token.indexOf(" ") + 1)}`, at);
}

/** What a container makes of a class. */
export function instanceOfArm(arm: Evaluated): Evaluated {
  switch (arm.is) {
    case "class":
      return { is: "instance", file: arm.file, declaration: arm.declaration, typeArgs: [], made: null, at: arm.at };
    case "symbol":
      return { is: "product", symbol: arm.symbol, typeArgs: [], calls: [], of: null, at: arm.at };
    case "unknown":
      return arm;
    default:
      return unknownValue("made of what is no class", arm.at);
  }
}

function madeBy(x: Evaluation, factory: Evaluated): Evaluated {
  switch (factory.is) {
    case "function":
      return x.returned(factory, null, null, null);
    case "unknown":
      return factory;
    case "class":
      return instanceOfArm(factory);
    default:
      return unknownValue("what a factory from outside gives", factory.at);
  }
}

/** `bound to {}` with a name in the hole, or without the hole. */
function clause(how: string, name: string | null): string {
  return name === null ? how.replace(/^\{\} | to \{\}/, "") : how.replace("{}", name);
}

function nameOf(x: Evaluation, value: Evaluated): string | null {
  switch (value.is) {
    case "instance":
      return x.linked.declaration(value.file, value.declaration)?.name ?? null;
    case "product":
      return value.symbol;
    default:
      return null;
  }
}
