import { CONTAINER_LIBRARIES } from "../../catalog/containers/container-libraries.js";
import type { DocumentFacts } from "../../model/index.js";
import type { Evaluation } from "../values/evaluation.js";
import { type Memo, memo, memoOf } from "../values/tabling.js";
import { readRegistrations } from "./awilix.js";
import { type Binding, bindings, type Collected, type Target, targetKey } from "./binding.js";
import { readBindingCalls } from "./binding-calls.js";
import { readClassBindings } from "./class-bindings.js";
import type { Containers, Provision, Token } from "./containers.js";
import { provisionOf } from "./given.js";
import { injectionTokens } from "./injection-tokens.js";
import { readProviders } from "./provider-objects.js";
import type { Reading } from "./reading.js";
import { readServices } from "./service-documents.js";
import { isByModules, registeringFiles, setupFiles } from "./setup-files.js";
import { tokenOf } from "./tokens.js";

/** What containers are found in. */
export interface ContainersInput {
  readonly values: Evaluation;
  /** YAML and JSON files that define services; asked for once. */
  readonly documents: () => readonly DocumentFacts[];
}

/** Makes the answers about containers; nothing is read until somebody asks, and then once. */
export function containersOf({ values: x, documents }: ContainersInput): Containers {
  const collected = memo<Collected | null>();
  const given = new Map<Token, Memo<readonly Provision[]>>();
  const none = (): null => null;
  const nothing = (): readonly Provision[] => [];

  /** What is asked while the program is still being read isn't known to be injected. */
  function all(): Collected | null {
    return x.table.apart(collected, { find: () => collect(x, documents()), circular: none, tooDeep: none });
  }

  function provisions(token: Token): readonly Provision[] {
    return x.table.answer(memoOf(given, token), { find: () => provided(token), circular: nothing, tooDeep: nothing });
  }

  function provided(token: Token): readonly Provision[] {
    const found = all();
    return found === null ? [] : [...tokens.bindingsOf(found, token)].sort(byPlace).map((binding) => provisionOf(x, binding, provisions));
  }

  const tokens = injectionTokens(x, provisions);

  return {
    provisions,
    tokenAt(point) {
      if (!tokens.isAsked(point)) return null;
      const found = all();
      return found === null ? null : tokens.tokenAt(found, point);
    },
    tokenOf: (value) => tokenOf(x, value),
  };
}

function byPlace({ at: a }: Binding, { at: b }: Binding): number {
  return a.file === b.file ? a.span[0] - b.span[0] : a.file < b.file ? -1 : 1;
}

function collect(x: Evaluation, documents: readonly DocumentFacts[]): Collected {
  const table = bindings();
  const made = new Set<string>();
  const named = new Set<string>();
  const reading: Reading = {
    x,
    bindings: table,
    makes: (file, declaration) => {
      made.add(targetKey({ is: "class", file, declaration }));
    },
  };
  const takesNames = (target: Target): void => {
    named.add(targetKey(target));
  };
  for (const library of CONTAINER_LIBRARIES) {
    const files = setupFiles(x, library);
    if (isByModules(library)) readProviders(reading, library, files);
    else for (const file of files) readBindingCalls(reading, library, file);
  }
  readClassBindings(reading);
  for (const file of registeringFiles(x)) readRegistrations(reading, takesNames, file);
  readServices(reading, documents);
  return { bindings: table, made, named };
}
