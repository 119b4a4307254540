import type { Crossing, Declaration, ImportEdge, Layer, LayerRole, Program } from "../../src/model/index.js";
import {
  adapterUse,
  book,
  chainOf,
  crossingsOf,
  defineRule,
  leavesKernel,
  namesOf,
  page,
  takenElements,
  takesPortBesideAdapter,
  z,
} from "../../src/model/index.js";

export default defineRule({
  meta: {
    leaf: "DA-00/architecture-pattern",
    since: "0.1.0",
    summary: "a module imports a symbol of a layer that its own layer may not know",
    why: "The domain and the use cases outlive frameworks, databases and transports only while they don't know them. One import in the wrong direction ties what decides to what is exchangeable, and makes it untestable without it.",
    fix: "depend on an abstraction that the inner layer owns, and let the outer layer implement it",
    limits:
      "Imports of packages are left to `da/domain-purity`, interface → infrastructure to `da/interface-bypass`, what an application service takes of a concrete adapter, and a port that is declared beside its adapter, to `da/port-adapter`, and the shared kernel's imports of a bounded context to `da/shared-kernel`. Data transfer objects that the application, the infrastructure or shared code takes from the interface are accepted. The type of a setting that application or shared code takes from the wiring is accepted. Infrastructure may start the delivery that stands in its own folder. A file in no layer is not judged.",
    references: [
      book("Robert C. Martin", "Clean Architecture (2017)", "chapter 22, The Clean Architecture"),
      page("Alistair Cockburn, Hexagonal architecture (2005)", "https://alistair.cockburn.us/hexagonal-architecture/"),
      book("Eric Evans", "Domain-Driven Design (2003)", "chapter 4, Isolating the Domain"),
    ],
    options: z.object({
      types: z.enum(["forbid", "allow"]).default("forbid").describe("whether imports that exist only for the compiler count"),
    }),
    messages: {
      forbidden: { severity: "error", text: "{{from}} imports {{names}} from {{layer}}" },
      outward: {
        severity: "warn",
        text: "{{from}} imports {{names}} from {{layer}}",
        fix: "move what both adapters share into the application, or let the interface translate it",
      },
      wiring: {
        severity: "error",
        text: "{{from}} imports {{names}} from {{layer}}, which wires the program",
        fix: "pass the value in, or move the setting to where the inner layer owns it",
      },
      undeclared: {
        severity: "error",
        text: "{{from}} imports {{names}} from {{layer}}, which its may-import does not list",
        fix: "turn the dependency around, or add {{layer}} to may-import of {{from}}",
      },
    },
  },
  *check(program, { finding, evidence, missing, options }) {
    const { architecture } = program;
    if (architecture.layers.length === 0) {
      yield missing(`no layers: ${architecture.noLayersBecause}`, "layers");
      return;
    }
    const judged = new Map<string, { files: number; clean: boolean }>();
    for (const module of program.modules) {
      const layer = architecture.layerOf(module.path)?.layer;
      if (module.subject !== "source" || layer === undefined) continue;
      const tally = judged.get(layer.name) ?? { files: 0, clean: true };
      judged.set(layer.name, tally);
      tally.files++;
      for (const crossing of crossingsOf(program, module)) {
        const target = architecture.layerOf(crossing.to.path)?.layer;
        if (target === undefined || target.name === layer.name || leavesKernel(program, crossing)) continue;
        if (crossing.kind === "type" && options.types === "allow") continue;
        const verdict = verdictOn(program, layer, target, crossing);
        if (verdict === null) continue;
        tally.clean = false;
        const names = namesOf(verdict.edges);
        yield finding(verdict.message, {
          at: crossing.at,
          data: { from: layer.name, layer: target.name, names, to: crossing.to.path },
          related: chainOf(program, crossing),
          subject: `${crossing.to.path} ${names}`,
        });
      }
    }
    for (const [name, { files, clean }] of judged)
      if (clean) yield evidence(`${name}: ${files} files import no layer that they may not know`);
  },
});

type Message = "forbidden" | "outward" | "wiring" | "undeclared";
interface Verdict {
  readonly message: Message;
  readonly edges: readonly ImportEdge[];
}

/** The arrows that no layer may draw where the configuration declares none. */
const FORBIDDEN: Readonly<Record<LayerRole, readonly LayerRole[]>> = {
  domain: ["application", "infrastructure", "interface", "composition"],
  application: ["infrastructure", "interface", "composition"],
  shared: ["domain", "application", "infrastructure", "interface", "composition"],
  infrastructure: ["interface"],
  interface: [],
  composition: [],
};

function verdictOn(program: Program, from: Layer, to: Layer, crossing: Crossing): Verdict | null {
  const { edges } = crossing;
  if (from.mayImport !== null) return undeclared(program, from.mayImport, to, crossing);
  if (from.role === null || to.role === null || !FORBIDDEN[from.role].includes(to.role)) return null;
  const taken = edges.filter((edge) => isForbidden(program, from.role, to.role, crossing, edge));
  if (taken.length === 0) return null;
  if (to.role === "composition") return { message: "wiring", edges: taken };
  return { message: from.role === "infrastructure" ? "outward" : "forbidden", edges: taken };
}

/** Where a port exists, `da/port-adapter` has more to say. */
function undeclared(program: Program, mayImport: readonly string[], to: Layer, crossing: Crossing): Verdict | null {
  if (mayImport.includes(to.name)) return null;
  const edges = crossing.edges.filter((edge) => (adapterUse(program, crossing, edge)?.ports ?? []).length === 0);
  return edges.length === 0 ? null : { message: "undeclared", edges };
}

function isForbidden(program: Program, from: LayerRole | null, to: LayerRole | null, crossing: Crossing, edge: ImportEdge): boolean {
  if (to === "composition") return !isToken(program, edge) && (from === "domain" || !isContract(program, edge));
  if (to === "infrastructure") return !takesPortBesideAdapter(program, crossing, edge) && adapterUse(program, crossing, edge) === null;
  if (to !== "interface" || from === "domain") return true;
  if (from === "infrastructure" && program.architecture.layerOf(crossing.to.path)?.inside === "infrastructure") return false;
  return from === "application" ? isHttp(program, crossing, edge) : !isDto(program, edge);
}

/** An injection token, or a constant by its name, wires nothing wherever it is declared. */
function isToken(program: Program, edge: ImportEdge): boolean {
  const declared = declarationOf(program, edge);
  return (
    takenElements(program, edge).some((element) => element.role === "injection-token") ||
    (declared?.is === "variable" && declared.const && /^[A-Z][A-Z0-9_]*$/.test(declared.name))
  );
}

function isContract(program: Program, edge: ImportEdge): boolean {
  const declared = declarationOf(program, edge);
  return edge.kind === "type" || declared?.is === "interface" || declared?.is === "type";
}

function declarationOf(program: Program, edge: ImportEdge): Declaration | null {
  return edge.target.is === "file" && edge.declaration !== null ? program.declaration(edge.target.path, edge.declaration) : null;
}

function isDto(program: Program, edge: ImportEdge): boolean {
  if (takenElements(program, edge).some((element) => element.role === "dto")) return true;
  return edge.target.is === "file" && /(^|\/)dtos?\/|[.-]dto\.[cm]?[jt]s$/i.test(edge.target.path);
}

/** Handlers, controllers and the types of requests and responses, and what is declared beside them; other data is accepted. */
function isHttp(program: Program, { to }: Crossing, edge: ImportEdge): boolean {
  if (isDto(program, edge)) return false;
  const handles = program.elementsOf(to.path).some(({ role }) => role === "controller" || role === "route-handler" || role === "guard");
  return handles || /^(Http|Express|Fastify|Koa)?(Request|Response|Reply|Context)$/.test(edge.symbol ?? edge.imported);
}
