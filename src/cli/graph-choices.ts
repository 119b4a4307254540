/** What can be drawn. */
export const GRAPHS = ["modules", "layers", "contexts", "aggregates", "events"] as const;

/** How it can be drawn; json is archlint's own, svg is drawn by Graphviz from dot, the others are dependency-cruiser's. */
export const GRAPH_FORMATS = ["mermaid", "dot", "ddot", "archi", "d2", "svg", "html", "csv", "json"] as const;
