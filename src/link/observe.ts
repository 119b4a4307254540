import type { ImportEdge, Program, Read, SymbolTarget } from "../model/index.js";
import type { ExportTrails } from "./export-trail.js";

type Recorder = (read: Read) => void;

/** The trails that a program's answers stand on, kept outside the model: rules have no use for them. */
const trailsOf = new WeakMap<Program, ExportTrails>();

/** Makes a program one that can be observed. */
export function observable(program: Program, trails: ExportTrails): Program {
  trailsOf.set(program, trails);
  return program;
}

/** A view of the program that tells `record` once of each file that a question looked at, or `*` for the whole program. */
export function observe(program: Program, record: Recorder): Program {
  const trails = trailsOf.get(program);
  const told = new Map<Read["question"], Set<string>>();
  const tell = (question: Read["question"], file: string): boolean => {
    const files = told.get(question) ?? new Set<string>();
    if (files.has(file)) return false;
    told.set(question, files.add(file));
    record({ question, file });
    return true;
  };
  const tellImports = (question: Read["question"], path: string): void => {
    if (tell(question, path)) for (const file of filesBehindImports(program, trails, path)) tell(question, file);
  };
  const tellTarget = (question: Read["question"], file: string, target: SymbolTarget): SymbolTarget => {
    tellImports(question, file);
    if ("file" in target) tell(question, target.file);
    return target;
  };
  const whole = <T>(question: Read["question"], answer: T): T => {
    tell(question, "*");
    return answer;
  };

  return {
    get modules() {
      return whole("modules", program.modules);
    },
    get packages() {
      return whole("packages", program.packages);
    },
    get architecture() {
      return whole("architecture", program.architecture);
    },
    get coverage() {
      return whole("coverage", program.coverage);
    },
    module(path) {
      tell("module", path);
      return program.module(path);
    },
    bodies(path) {
      tell("bodies", path);
      return program.bodies(path);
    },
    importsOf(path) {
      tellImports("importsOf", path);
      return program.importsOf(path);
    },
    importersOf: (path) => whole("importersOf", program.importersOf(path)),
    dependenciesOf(path) {
      tellImports("dependenciesOf", path);
      return program.dependenciesOf(path);
    },
    cycles: () => whole("cycles", program.cycles()),
    elements: (role) => whole("elements", program.elements(role)),
    elementsOf: (path) => whole("elementsOf", program.elementsOf(path)),
    declaration(file, id) {
      tell("declaration", file);
      return program.declaration(file, id);
    },
    binding(file, id) {
      tell("binding", file);
      return program.binding(file, id);
    },
    resolve: (file, id) => tellTarget("resolve", file, program.resolve(file, id)),
    resolveName: (file, name) => tellTarget("resolveName", file, program.resolveName(file, name)),
    ancestorsOf(file, id) {
      tellImports("ancestorsOf", file);
      const ancestors = program.ancestorsOf(file, id);
      for (const { target } of ancestors) if ("file" in target) tellImports("ancestorsOf", target.file);
      return ancestors;
    },
    // The catalog is the same for every program.
    purposeOf: (source, member) => program.purposeOf(source, member),
    capabilitiesOf: (source, member) => program.capabilitiesOf(source, member),
    // A client may come from anywhere: what extends it or made it isn't in the answer.
    dataAccessOf: (target) => whole("dataAccessOf", program.dataAccessOf(target)),
    // What calls do may stand on any file: callers bind parameters, containers and configuration give values.
    evaluate: (body, value) => whole("evaluate", program.evaluate(body, value)),
    operations: (...kinds) => whole("operations", program.operations(...kinds)),
    targetsOf: (site) => whole("targetsOf", program.targetsOf(site)),
    handlersOf: (message) => whole("handlersOf", program.handlersOf(message)),
    entries: () => whole("entries", program.entries()),
    flowsTo: (...kinds) => whole("flowsTo", program.flowsTo(...kinds)),
    leadingTo: (functions) => whole("leadingTo", program.leadingTo(functions)),
    callersOf: (ref) => whole("callersOf", program.callersOf(ref)),
    droppingFunctions: (...kinds) => whole("droppingFunctions", program.droppingFunctions(...kinds)),
    reaches: (ref, ...kinds) => whole("reaches", program.reaches(ref, ...kinds)),
    trace: (entry, ...kinds) => whole("trace", program.trace(entry, ...kinds)),
    symbolAt(location) {
      tell("symbolAt", location.file);
      return program.symbolAt(location);
    },
    position(location) {
      tell("position", location.file);
      return program.position(location);
    },
  };
}

// Every module whose exports decide where an import of this file ends, not only those that the answer names: a name added to another barrel could make it ambiguous.
function filesBehindImports(program: Program, trails: ExportTrails | undefined, path: string): ReadonlySet<string> {
  const files = new Set<string>();
  const outline = program.module(path)?.outline;
  for (const edge of program.importsOf(path)) {
    for (const file of edge.through) files.add(file);
    if (edge.direct.is === "file") files.add(edge.direct.path);
    if (edge.target.is === "file") files.add(edge.target.path);
    for (const file of lookedBy(edge, trails, outline?.imports[edge.statement])) files.add(file);
  }
  return files;
}

function lookedBy(
  edge: ImportEdge,
  trails: ExportTrails | undefined,
  fact: Parameters<ExportTrails["followImport"]>[1] | undefined,
): Iterable<string> {
  if (trails === undefined || fact === undefined || edge.imported === "") return [];
  return trails.lookedAt(edge.from, fact, edge.imported);
}
