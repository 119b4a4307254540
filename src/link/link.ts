import { capabilitiesOf } from "../catalog/capabilities.js";
import { catalogLookup } from "../catalog/lookup.js";
import { purposeOf } from "../catalog/purpose-of.js";
import type {
  Coverage,
  DocumentFacts,
  Element,
  ElementRole,
  Entry,
  FactSource,
  Program,
  Settings,
  WorkspaceFacts,
} from "../model/index.js";
import { lazily, positionAt } from "../model/index.js";
import { detectArchitecture } from "./architecture/architecture.js";
import { type BusTable, busesOf } from "./buses/buses.js";
import { callResolver, asTargets } from "./calls/call-targets.js";
import { implementations } from "./calls/implementations.js";
import type { Containers } from "./containers/containers.js";
import { containersOf } from "./containers/containers-of.js";
import { coverage } from "./coverage.js";
import { dataAccess } from "./data-access.js";
import { entriesOf } from "./entries/entries.js";
import { moduleLinkage } from "./link-modules.js";
import { observable } from "./observe.js";
import { type CallIndex, callIndex } from "./operations/call-index.js";
import { type Candidates, candidatesOf } from "./operations/candidates.js";
import { operationsOf } from "./operations/operations.js";
import { flowQuestions } from "./flow/flow-questions.js";
import { detectRoles } from "./roles/roles.js";
import { evaluation } from "./values/evaluate.js";

/** What link makes a program of. */
export interface LinkInput {
  readonly sources: readonly FactSource[];
  readonly workspace: WorkspaceFacts;
  /** YAML and JSON files that the program may read when it starts; asked for where a container needs them. */
  readonly documents?: () => readonly DocumentFacts[];
  readonly settings: Settings;
}

/** Facts of all files, and what the workspace knows of them, as one program that answers the rules' questions. */
export function link({ sources, workspace, documents = () => [], settings }: LinkInput): Program {
  const { linked, trails } = moduleLinkage({ sources, workspace });
  const roles = detectRoles(linked);
  const { architecture, emptySelectors, noLayer } = detectArchitecture(linked, roles, settings);
  const byRole = new Map<ElementRole, readonly Element[]>();
  const outlines = linked.modules.map((module) => module.outline);
  let covered: Coverage | null = null;
  const read = lazily(documents);
  const values = evaluation({ linked, trails, catalog: catalogLookup(), containers: () => containers() });
  const containers = lazily((): Containers => containersOf({ values, documents: read }));
  const calls = lazily((): CallIndex => callIndex(linked));
  const operations = operationsOf(values, () => candidates());
  const candidates = lazily((): Candidates => candidatesOf(calls()));
  const evaluate: Program["evaluate"] = ({ file, function: body }, value) => values.evaluate(values.root(file, body), value);
  const buses = lazily((): BusTable => busesOf({ linked, roles, evaluate, operations: (kind) => operations.ofKinds([kind]) }));
  const entries = lazily((): readonly Entry[] =>
    entriesOf({ linked, roles, values, operations: (...kinds) => operations.ofKinds(kinds), calls, buses }),
  );
  const implementationsOf = implementations(linked);
  const resolver = callResolver(values, implementationsOf);
  const flows = flowQuestions({
    x: values,
    operations,
    candidates,
    resolver,
    implementationsOf,
    buses,
    entries,
    hasBroker: lazily(() => [...calls().packages].some((name) => purposeOf(name, "default") === "broker")),
  });
  const program: Program = {
    ...linked,
    architecture,
    get coverage() {
      return (covered ??= coverage({ outlines, trails, skipped: workspace.skipped, emptySelectors, noLayer }));
    },
    elements(role) {
      if (role === undefined) return roles.elements;
      const known = byRole.get(role);
      if (known !== undefined) return known;
      const found = roles.elements.filter((element) => element.role === role);
      byRole.set(role, found);
      return found;
    },
    elementsOf: (path) => roles.of(path),
    position(location) {
      if (linked.module(location.file) !== null) return linked.position(location);
      const lineStarts = read().find(({ path }) => path === location.file)?.lineStarts ?? [0];
      return { start: positionAt(lineStarts, location.span[0]), end: positionAt(lineStarts, location.span[1]) };
    },
    purposeOf,
    capabilitiesOf,
    dataAccessOf: dataAccess(linked),
    evaluate,
    operations: (...kinds) => operations.ofKinds(kinds),
    targetsOf: ({ file, function: body, step }) => asTargets(resolver.resolve(values.root(file, body), step)),
    handlersOf: (message) => buses().handlersOf(message),
    entries,
    ...flows,
  };
  return observable(program, trails);
}
