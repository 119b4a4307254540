import type { AdapterUse, Crossing, Module, Program, RelatedLocation } from "../../src/model/index.js";
import {
  adapterUse,
  book,
  crossingsOf,
  defineRule,
  implementersOf,
  isContract,
  isPortBesideAdapter,
  page,
  pathOf,
  takesPortBesideAdapter,
  z,
} from "../../src/model/index.js";

export default defineRule({
  meta: {
    leaf: "DA-00/architecture-pattern",
    since: "0.1.0",
    summary: "an application service knows a concrete adapter of the infrastructure, or its port is declared among the adapters",
    why: "A port says what a use case needs of the outside in its own words; adapters are the ways to give it. A use case that is typed on the adapter, or makes it, can be run with nothing else: the database, the broker or the mail server comes along into every test and every change of it.",
    fix: "declare in the application or the domain what the use case needs, depend on that, and let the wiring choose the adapter",
    limits:
      "An adapter is a concrete class of the infrastructure that an application file has as a type, makes with `new`, or asks a container for. Its functions, constants and data are left to `da/layer-dependency`, and so is a class without port where the configuration forbids the import. A port is what the class declares to implement or extend; a contract of a package is none. Where the configured arrows allow the application to import the infrastructure, its adapters are accepted.",
    references: [
      page("Alistair Cockburn, Hexagonal architecture (2005)", "https://alistair.cockburn.us/hexagonal-architecture/"),
      book("Robert C. Martin", "Clean Architecture (2017)", "chapter 11, DIP: The Dependency Inversion Principle"),
    ],
    options: z.object({}),
    messages: {
      adapter: {
        severity: "error",
        text: "{{from}} {{takes}} the adapter {{adapter}} in place of its port {{port}}",
        fix: "depend on {{port}}, and let the wiring choose {{adapter}}",
      },
      "no-port": { severity: "info", text: "{{from}} {{takes}} the adapter {{adapter}}, which has no port" },
      "port-beside-adapter": {
        severity: "warn",
        text: "the port {{port}} is declared among the adapters of {{layer}}",
        fix: "move {{port}} to the application or the domain, whose need it states",
      },
    },
  },
  *check(program, { finding, evidence, gap, missing }) {
    const { architecture } = program;
    if (architecture.layers.length === 0) {
      yield missing(`no layers: ${architecture.noLayersBecause}`, "layers");
      return;
    }
    const ports = new Set<string>();
    for (const module of program.modules) {
      const layer = architecture.layerOf(module.path)?.layer;
      if (module.subject !== "source" || layer === undefined) continue;
      if (layer.role === "domain" || layer.role === "application") for (const port of implementedPorts(program, module)) ports.add(port);
      if (layer.role === "application")
        for (const { crossing, use } of usesOf(program, module)) {
          const [port] = use.ports;
          const at = crossing.at;
          const common = { at, related: relatedOf(use), subject: `${crossing.to.path} ${use.adapter}` };
          const data = { from: layer.name, takes: TAKES[use.form], adapter: use.adapter, to: crossing.to.path };
          if (use.unknown !== null) yield gap(`whether ${use.adapter} has a port: ${use.unknown}`, at);
          else if (port !== undefined) yield finding("adapter", { ...common, data: { ...data, port: port.name } });
          else if (layer.mayImport === null) yield finding("no-port", { ...common, data });
        }
      if (layer.role === "infrastructure")
        for (const { port, at, users } of misplacedPorts(program, module))
          yield finding("port-beside-adapter", { at, related: users, data: { port, layer: layer.name }, subject: port });
    }
    if (ports.size > 0) yield evidence(`ports declared inside and implemented by the infrastructure: ${ports.size}`);
    else yield missing("no port that the infrastructure implements", "ports");
  },
});

const TAKES: Readonly<Record<AdapterUse["form"], string>> = {
  typed: "depends on",
  constructed: "makes",
  injected: "asks the container for",
};

interface Use {
  readonly crossing: Crossing;
  readonly use: AdapterUse;
}

function usesOf(program: Program, module: Module): readonly Use[] {
  return crossingsOf(program, module).flatMap((crossing) => {
    if (isAllowed(program, crossing)) return [];
    return crossing.edges.flatMap((edge): Use[] => {
      const use = adapterUse(program, crossing, edge);
      return use === null ? [] : [{ crossing, use }];
    });
  });
}

/** The configured arrows of the importing layer say so. */
function isAllowed({ architecture }: Program, { from, to }: Crossing): boolean {
  const target = architecture.layerOf(to.path)?.layer.name ?? "";
  return architecture.layerOf(from.path)?.layer.mayImport?.includes(target) ?? false;
}

function relatedOf({ adapter, at, ports }: AdapterUse): readonly RelatedLocation[] {
  return [
    ...ports.slice(0, 1).map((port) => ({ at: port.at, message: `the port ${port.name}` })),
    { at, message: `the adapter ${adapter}` },
  ];
}

function implementedPorts(program: Program, { path, outline }: Module): readonly string[] {
  return outline.declarations.flatMap((declaration, id) => {
    if (declaration.function !== 0 || !isContract(declaration)) return [];
    const outside = implementersOf(program, path, id).some(
      (each) => program.architecture.layerOf(each.file)?.layer.role === "infrastructure",
    );
    return outside ? [`${path} ${declaration.name}`] : [];
  });
}

interface MisplacedPort {
  readonly port: string;
  readonly at: RelatedLocation["at"];
  /** The imports from inside. */
  readonly users: readonly RelatedLocation[];
}

function misplacedPorts(program: Program, { path, outline }: Module): readonly MisplacedPort[] {
  return outline.declarations.flatMap((declaration, id): MisplacedPort[] => {
    if (declaration.function !== 0 || !isPortBesideAdapter(program, path, id)) return [];
    const users = [...new Set(program.importersOf(path).map((edge) => edge.from))].flatMap((from) => usersIn(program, from, path, id));
    return users.length === 0 ? [] : [{ port: declaration.name, at: { file: path, span: declaration.nameSpan }, users }];
  });
}

function usersIn(program: Program, from: string, path: string, id: number): readonly RelatedLocation[] {
  const module = program.module(from);
  // What a configured arrow says of the import, `da/layer-dependency` says.
  if (module?.subject !== "source" || (program.architecture.layerOf(from)?.layer.mayImport ?? null) !== null) return [];
  return crossingsOf(program, module).flatMap((crossing) => {
    const taken = crossing.edges.find((edge) => pathOf(edge.target) === path && edge.declaration === id);
    return taken !== undefined && takesPortBesideAdapter(program, crossing, taken) ? [{ at: crossing.at, message: "used here" }] : [];
  });
}
