import type { Decorator, SymbolTarget, Value } from "../model/index.js";
import type { LinkedModules } from "./linked-modules.js";
import { isWithin } from "./nested-bodies.js";

/** What a decorator stands for. */
export interface DecoratorSymbol {
  /** `package#export`. */
  readonly symbol: string;
  /** Whether a house's own decorator stands in between and applies it. */
  readonly applied: boolean;
}

/** Symbols that are asked for. */
export interface AskedSymbols {
  has(symbol: string): boolean;
}

const answers = new WeakMap<LinkedModules, WeakMap<AskedSymbols, Map<string, DecoratorSymbol | null>>>();

/** Which outside symbol a decorator is, where it is one of those that are asked for: itself, or what a house's own decorator applies. */
export function decoratorSymbol(linked: LinkedModules, file: string, { name }: Decorator, asked: AskedSymbols): DecoratorSymbol | null {
  const ofProgram = answers.get(linked) ?? new WeakMap<AskedSymbols, Map<string, DecoratorSymbol | null>>();
  answers.set(linked, ofProgram);
  const known = ofProgram.get(asked) ?? new Map<string, DecoratorSymbol | null>();
  ofProgram.set(asked, known);
  const key = `${file}\0${name}`;
  const answered = known.get(key);
  if (answered !== undefined) return answered;
  const found = symbolBehind(linked, linked.resolveName(file, name), asked);
  known.set(key, found);
  return found;
}

function symbolBehind(linked: LinkedModules, target: SymbolTarget, asked: AskedSymbols): DecoratorSymbol | null {
  const own = symbolOf(target);
  if (own !== null) return asked.has(own) ? { symbol: own, applied: false } : null;
  const applied = appliedSymbol(linked, target, asked);
  return applied === null ? null : { symbol: applied, applied: true };
}

/** `function Table(name) { return (target) => Entity(name)(target) }`. */
function appliedSymbol(linked: LinkedModules, target: SymbolTarget, asked: AskedSymbols): string | null {
  if (target.is !== "declared" || !takesOneOf(linked, target.file, asked)) return null;
  const bodies = linked.bodies(target.file).functions;
  const outer = bodies.flatMap((body, id) => (body.parent === 0 && body.name === target.name ? [id] : []));
  for (const [id, body] of bodies.entries()) {
    if (!outer.some((each) => each === id || isWithin(bodies, id, each))) continue;
    for (const step of body.steps) {
      const callee = step.is === "call" ? calleeOf(linked, target.file, step.callee) : null;
      const symbol = callee === null ? null : symbolOf(callee);
      if (symbol !== null && asked.has(symbol)) return symbol;
    }
  }
  return null;
}

/** Whether a file imports one of the symbols at all: its bodies need not be read where it doesn't. */
function takesOneOf(linked: LinkedModules, file: string, asked: AskedSymbols): boolean {
  return linked.importsOf(file).some((edge) => edge.direct.is === "package" && asked.has(`${edge.direct.name}#${edge.imported}`));
}

function calleeOf(linked: LinkedModules, file: string, value: Value): SymbolTarget | null {
  return value.is === "binding" ? linked.resolve(file, value.binding) : null;
}

function symbolOf(target: SymbolTarget): string | null {
  return target.is === "outside" ? `${target.package}#${target.member}` : null;
}
