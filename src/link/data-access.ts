import { dataAccessOfSymbol } from "../catalog/data-access.js";
import type { BindingId, DataAccess, Declaration, FunctionFacts, SymbolTarget, TypeRef, Value } from "../model/index.js";
import type { LinkedModules } from "./linked-modules.js";

/** A client made of a client made of a client: no program goes deeper. */
const DEEPEST = 8;

/** Makes the question how a symbol gives access to a database: of itself, by what it extends, or by what it was made with. */
export function dataAccess(linked: LinkedModules): (target: SymbolTarget) => DataAccess | null {
  const known = new Map<string, DataAccess | null>();

  function ofTarget(target: SymbolTarget, depth: number): DataAccess | null {
    if (target.is === "outside") return dataAccessOfSymbol(target.package, target.member);
    if (target.is !== "declared" || depth > DEEPEST) return null;
    const key = `${target.file}\0${target.declaration}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    // What is made of itself is made of nothing known.
    known.set(key, null);
    const declaration = linked.declaration(target.file, target.declaration);
    const found = declaration === null ? null : ofDeclaration(target.file, target.declaration, declaration, depth);
    known.set(key, found);
    return found;
  }

  function ofDeclaration(file: string, id: number, declaration: Declaration, depth: number): DataAccess | null {
    switch (declaration.is) {
      case "class":
      case "interface":
      case "type":
        return firstOf(linked.ancestorsOf(file, id), ({ target }) => (target.is === "outside" ? ofTarget(target, depth + 1) : null));
      case "variable":
        return ofType(file, declaration.type, depth) ?? ofVariable(file, declaration.binding, depth);
      case "function":
        return ofType(file, declaration.returnType, depth) ?? ofReturns(file, declaration.body, depth);
      default:
        return null;
    }
  }

  function ofType(file: string, type: TypeRef | null, depth: number): DataAccess | null {
    if (type?.is === "union") return firstOf(type.items, (item) => ofType(file, item, depth));
    if (type?.is !== "reference") return null;
    return type.name === "Promise" && type.binding === null
      ? ofType(file, type.args[0] ?? null, depth)
      : ofTarget(linked.resolveName(file, type.name), depth + 1);
  }

  function ofVariable(file: string, binding: BindingId | null, depth: number): DataAccess | null {
    const body = linked.bodies(file).functions[0];
    if (body === undefined || binding === null) return null;
    return firstOf(body.steps, (step) => {
      if (step.is === "bind") return step.binding === binding ? ofValue(file, body, step.value, depth) : null;
      const assigned = step.is === "assign" && step.target.is === "binding" && step.target.binding === binding;
      return assigned && step.value !== null ? ofValue(file, body, step.value, depth) : null;
    });
  }

  /** What a function hands out, not what it does with it: `() => drizzle(pool)`, and never `() => prisma.user.findMany()`. */
  function ofReturns(file: string, body: number | null, depth: number): DataAccess | null {
    const facts = body === null ? undefined : linked.bodies(file).functions[body];
    if (facts === undefined) return null;
    return firstOf(facts.steps, (step) => {
      if (step.is !== "return" || step.value === null) return null;
      const made = step.value.is === "result" ? facts.steps[step.value.step] : undefined;
      const head = made?.is === "call" ? made.callee : step.value;
      return head.is === "binding" ? ofTarget(linked.resolve(file, head.binding), depth + 1) : null;
    });
  }

  function ofValue(file: string, body: FunctionFacts, value: Value, depth: number): DataAccess | null {
    switch (value.is) {
      case "binding":
        return ofTarget(linked.resolve(file, value.binding), depth + 1);
      case "member": {
        const dotted = outsideMember(linked, file, value);
        return dotted === null ? ofValue(file, body, value.of, depth) : ofTarget(dotted, depth + 1);
      }
      case "result": {
        const step = body.steps[value.step];
        if (step?.is === "call") return ofValue(file, body, step.callee, depth);
        return step?.is === "await" ? ofValue(file, body, step.value, depth) : null;
      }
      case "logical":
        return ofValue(file, body, value.left, depth) ?? ofValue(file, body, value.right, depth);
      case "conditional":
        return ofValue(file, body, value.then, depth) ?? ofValue(file, body, value.else, depth);
      default:
        return null;
    }
  }

  return (target) => ofTarget(target, 0);
}

/** `mongoose.model` where `mongoose` comes from outside; null where the chain begins with anything else. */
function outsideMember(linked: LinkedModules, file: string, value: Value): SymbolTarget | null {
  if (value.is === "binding") {
    const target = linked.resolve(file, value.binding);
    return target.is === "outside" ? target : null;
  }
  const of = value.is === "member" ? outsideMember(linked, file, value.of) : null;
  return of?.is !== "outside" || value.is !== "member" ? null : { ...of, member: `${of.member}.${value.name}` };
}

function firstOf<Item>(items: readonly Item[], find: (item: Item) => DataAccess | null): DataAccess | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}
