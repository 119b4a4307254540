/** What can be drawn. */
export const GRAPHS = ["modules", "layers", "contexts"] as const;

/** How it can be drawn; json is archlint's own, the others are dependency-cruiser's. */
export const GRAPH_FORMATS = ["mermaid", "dot", "ddot", "archi", "d2", "html", "csv", "json"] as const;
