import type { BranchArm, Evaluated, FunctionRef } from "../../model/index.js";
import { canMeet, siteKey } from "../../model/index.js";
import type { Operations } from "../operations/operations.js";
import { packageOf } from "../values/describe-call.js";
import type { Evaluation } from "../values/evaluation.js";
import { type DatabaseCall, openedBy } from "./past.js";
import { isTrue } from "./promises.js";
import { decoratorTransaction } from "./transaction-decorators.js";
import { handleKey, isRequiresNew, type OpenTransaction, takesPart, throughOf } from "./transactions.js";

interface Place {
  readonly branches: readonly BranchArm[];
  /** Those that a callback or a decorated method runs in, outermost first. */
  readonly transactions: readonly OpenTransaction[];
}

/** The transactions of a flow. */
export interface FlowTransactions {
  /** Those that are open there, outermost first: what an arm begins or ends, it does for those who come through it. */
  openAt(at: Place): readonly OpenTransaction[];
  /** What a call runs its callback in: of its own, or the open one that it is asked through. */
  ofCallback(call: DatabaseCall, at: Place): OpenTransaction;
  /** What the decorators of a method run it in; null where none does. */
  ofDecorators(body: FunctionRef, at: Place): OpenTransaction | null;
  begin(call: DatabaseCall, at: Place): void;
  /** Ends the one that these values belong to, otherwise the innermost that was begun. */
  end(call: DatabaseCall, at: Place): void;
}

/** Makes the state of one flow. */
export function flowTransactions(x: Evaluation, operations: Operations, opens: (body: FunctionRef) => boolean): FlowTransactions {
  const begun: { readonly scope: OpenTransaction; readonly from: Place; readonly ends: Place[] }[] = [];
  let opened = 0;

  /** The same call opens another transaction each time that it runs. */
  function open(scope: Omit<OpenTransaction, "id">): OpenTransaction {
    opened += 1;
    return { id: `${scope.at.file}\0${scope.at.span[0]}\0${opened}`, ...scope };
  }

  function begunAt(at: Place): typeof begun {
    return begun.filter(({ from, ends }) => canMeet(from, at) && !ends.some((end) => canMeet(end, at)));
  }

  function openAt(at: Place): readonly OpenTransaction[] {
    return [...at.transactions, ...begunAt(at).map(({ scope }) => scope)];
  }

  /** Inside an open transaction of the same library: a savepoint, or no transaction of its own at all. */
  function joined(scope: Omit<OpenTransaction, "id">, through: readonly Evaluated[], at: Place): OpenTransaction {
    const around = openAt(at).findLast(
      (each) => takesPart(each, through) && (each.library === null || scope.library === null || each.library === scope.library),
    );
    return around === undefined ? open(scope) : { ...scope, id: around.id, at: around.at };
  }

  function isAmbientFor(library: string | null): boolean {
    return operations.ofKinds(["transaction.ambient"]).some(({ symbol }) => x.catalog.transactionsOf(packageOf(symbol)) === library);
  }

  return {
    openAt,
    ofCallback(call, at) {
      const { operation } = call;
      const handle = operation.slot("handle");
      const opened = openedBy(x, call);
      const scope = {
        at: operation.at,
        site: operation.site,
        ambient: isTrue(operation.slot("ambient")) || isAmbientFor(opened.library),
        handle: handle.is === "known" ? handleKey(handle.value) : null,
        ...opened,
      };
      const propagation = operation.slot("propagation");
      return propagation.is === "known" && isRequiresNew(propagation.value) ? open(scope) : joined(scope, throughOf(call), at);
    },
    ofDecorators(body, at) {
      const found = decoratorTransaction({ x, opens }, body);
      if (found === null) return null;
      const scope = { at: found.at, site: null, ambient: true, handle: null, library: null, client: null };
      return found.isNew ? open(scope) : joined(scope, [], at);
    },
    begin(call, at) {
      const { operation } = call;
      const given = operation.slot("handle");
      // What begins without a handle gives one.
      const on = given.is === "known" ? given.value : operation.slot("text").is === "absent" ? undefined : throughOf(call)[0];
      const handle = on === undefined ? siteKey(operation.site) : handleKey(on);
      const scope = open({ at: operation.at, site: operation.site, ambient: false, handle, ...openedBy(x, call) });
      begun.push({ scope, from: at, ends: [] });
    },
    end(call, at) {
      const here = begunAt(at);
      const through = throughOf(call);
      (here.findLast(({ scope }) => takesPart(scope, through)) ?? here.at(-1))?.ends.push(at);
    },
  };
}
