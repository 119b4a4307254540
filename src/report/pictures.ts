import type { Finding, LeafContext, Picture, PictureEdge, PictureNode, Program } from "../model/index.js";
import { aggregateOutlinesOf, contextMapOf, counted, crossingsOf, eventFlowsOf, isStanding } from "../model/index.js";
import { modulePicture } from "./module-picture.js";

/** The pictures of a report in the order in which they are shown. */
const PICTURES: readonly Picture["name"][] = ["contexts", "layers", "aggregates", "events", "modules"];

/** The pictures of a report: nodes and arrows in a stable order, each left out where there is nothing to draw. */
export function picturesOf({ program }: Pick<LeafContext, "program">, findings: readonly Finding[]): readonly Picture[] {
  return PICTURES.map((name) => pictureOf(name, program, findings)).filter(({ nodes }) => nodes.length > 0);
}

/** One of them by name, empty where there is nothing to draw. */
export function pictureOf(name: Picture["name"], program: Program, findings: readonly Finding[]): Picture {
  switch (name) {
    case "contexts":
      return contexts(program, findings.filter(isStanding));
    case "layers":
      return layers(program, findings.filter(isStanding));
    case "aggregates":
      return aggregates(program, findings.filter(isStanding));
    case "events":
      return events(program);
    case "modules":
      return modulePicture(program, findings.filter(isStanding));
  }
}

function contexts(program: Program, findings: readonly Finding[]): Picture {
  const { relations, kernels } = contextMapOf(program);
  const kinds = new Map<string, string>();
  for (const { name, kind } of program.architecture.contexts) if (kinds.get(name) !== "bounded-context") kinds.set(name, kind);
  const guilty = guiltyOf(findings, /^da\/(context-(boundary|dependency)|shared-kernel)$/, program, (file) => {
    return program.architecture.contextOf(file)?.context.name ?? null;
  });
  const edges = relations.map(({ from, to, imports, events: events_, inside }): PictureEdge => {
    const way = events_ === imports ? "events" : inside === 0 ? "published" : "inside";
    return { from, to, label: `${counted(imports, "import")} (${way})`, kind: guilty.has(`${from}\0${to}`) ? "violation" : "plain" };
  });
  const shared = kernels.flatMap(({ kernel, usedBy }) =>
    usedBy.map((from): PictureEdge => ({ from, to: kernel, label: "", kind: "plain" })),
  );
  const nodes = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, kind]): PictureNode => ({ id, label: id, kind }));
  const kernelFaults = [...guilty]
    .map((pair) => pair.split("\0"))
    .filter(([from = "", to = ""]) => kinds.get(from) === "kernel" && kinds.has(to))
    .map(([from = "", to = ""]): PictureEdge => ({ from, to, label: "", kind: "violation" }));
  return { name: "contexts", title: "Context map", nodes, edges: [...edges, ...shared, ...kernelFaults] };
}

function layers(program: Program, findings: readonly Finding[]): Picture {
  const layerOf = (file: string): string | null => program.architecture.layerOf(file)?.layer.name ?? null;
  const counts = new Map<string, { readonly from: string; readonly to: string; count: number }>();
  const files = new Map<string, number>();
  for (const module of program.modules) {
    const from = module.subject === "source" ? layerOf(module.path) : null;
    if (from === null) continue;
    files.set(from, (files.get(from) ?? 0) + 1);
    for (const { to: target } of crossingsOf(program, module)) {
      const to = layerOf(target.path);
      if (to === null || to === from) continue;
      const pair = counts.get(`${from}\0${to}`) ?? { from, to, count: 0 };
      counts.set(`${from}\0${to}`, pair);
      pair.count += 1;
    }
  }
  const guilty = guiltyOf(findings, /^da\/(layer-dependency|port-adapter)$/, program, layerOf);
  const nodes = program.architecture.layers
    .filter(({ name }) => files.has(name))
    .map(({ name, role }): PictureNode => ({
      id: name,
      label: `${name} (${counted(files.get(name) ?? 0, "file")})`,
      kind: role ?? "layer",
    }));
  const edges = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { from, to, count }]): PictureEdge => {
      return { from, to, label: counted(count, "import"), kind: guilty.has(key) ? "violation" : "plain" };
    });
  return { name: "layers", title: "Layers", nodes, edges };
}

/** Pairs of groups between which a finding about an import stands. */
function guiltyOf(
  findings: readonly Finding[],
  rules: RegExp,
  program: Program,
  groupOf: (file: string) => string | null,
): ReadonlySet<string> {
  return new Set(
    findings.flatMap(({ rule, file, data }) => {
      const to = data["to"];
      if (!rules.test(rule) || typeof to !== "string" || program.module(to) === null) return [];
      const [from, target] = [groupOf(file), groupOf(to)];
      return from === null || target === null || from === target ? [] : [`${from}\0${target}`];
    }),
  );
}

function aggregates(program: Program, findings: readonly Finding[]): Picture {
  const outlines = aggregateOutlinesOf(program);
  const roots = new Set(outlines.map(({ name }) => name));
  const nodes = new Map<string, PictureNode>();
  const edges: PictureEdge[] = [];
  for (const { name, context, members, repositories, ports, references } of outlines) {
    nodes.set(name, { id: name, label: context === null ? name : `${name} (${context})`, kind: "aggregate" });
    for (const member of members) {
      if (!roots.has(member)) nodes.set(member, { id: member, label: member, kind: "entity" });
      edges.push({ from: name, to: member, label: "keeps", kind: "plain" });
    }
    for (const repository of [...repositories, ...ports].sort()) {
      nodes.set(repository, { id: repository, label: repository, kind: "repository" });
      edges.push({ from: repository, to: name, label: "stores", kind: "plain" });
    }
    for (const { root, field } of references) edges.push({ from: name, to: root, label: `by ${field}`, kind: "plain" });
  }
  for (const { rule, data } of findings) {
    const { holder, root, field } = data;
    if (rule !== "da/aggregate-reference" || typeof holder !== "string" || typeof root !== "string") continue;
    if (nodes.has(holder) && nodes.has(root))
      edges.push({ from: holder, to: root, label: `holds as ${typeof field === "string" ? field : "an object"}`, kind: "violation" });
  }
  return { name: "aggregates", title: "Aggregates", nodes: [...nodes.values()], edges: eachOnce(edges) };
}

function events(program: Program): Picture {
  const nodes = new Map<string, PictureNode>();
  const edges: PictureEdge[] = [];
  for (const { name, kind, raised, consumers, channel } of eventFlowsOf(program)) {
    const event = `event ${name}`;
    nodes.set(event, { id: event, label: name, kind });
    for (const place of raised) {
      const from = `code ${place.name}`;
      nodes.set(from, { id: from, label: place.name, kind: "code" });
      edges.push({ from, to: event, label: "raises", kind: "plain" });
    }
    for (const place of consumers) {
      const to = `code ${place.name}`;
      nodes.set(to, { id: to, label: place.name, kind: "code" });
      edges.push({ from: event, to, label: channel ?? "", kind: "plain" });
    }
  }
  return { name: "events", title: "Event flows", nodes: [...nodes.values()], edges: eachOnce(edges) };
}

function eachOnce(edges: readonly PictureEdge[]): readonly PictureEdge[] {
  return [...new Map(edges.map((edge) => [JSON.stringify([edge.from, edge.to, edge.label]), edge])).values()];
}
