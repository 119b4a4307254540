import type { ClusterObject, LeafContext, LeafReport, SectionReport } from "../../model/index.js";
import { type Fact, furtherLeaf, sameAs } from "./further-leaf.js";
import { libraryFacts } from "./library-facts.js";

/** Kinds of cluster objects that let requests in. */
const GATEWAY =
  /^(?:Ingress|Gateway|HTTPRoute|GRPCRoute|VirtualService|DestinationRule|IngressRoute|KongPlugin|ApisixRoute|BackendTLSPolicy)$/;

/** The database's section where the program uses one, and the gateway's where a manifest has one. */
export function performanceSections(context: LeafContext, leaves: ReadonlyMap<string, LeafReport>): readonly SectionReport[] {
  return [...databaseSection(context, leaves), ...gatewaySection(context)];
}

function databaseSection(context: LeafContext, leaves: ReadonlyMap<string, LeafReport>): readonly SectionReport[] {
  if (context.program.operations("database.read", "database.write").length === 0) return [];
  const id = "PO-01";
  const scaling = leaves.get("SP-01/database-scaling");
  const ofScaling = (pattern: RegExp): readonly Fact[] =>
    (scaling?.items ?? []).filter(({ text }) => pattern.test(text)).map(({ text, at }) => ({ text, at }));
  return [
    {
      id,
      title: "Database Optimization",
      leaves: [
        furtherLeaf(id, "Connection Pooling", ofScaling(/pool|connection/i), "sizes of pools"),
        furtherLeaf(id, "Query Optimization", ofScaling(/index/i), "indexes in schemas"),
        furtherLeaf(id, "Caching Layer", libraryFacts(context, "caching"), "libraries of caches"),
        furtherLeaf(id, "Replication", ofScaling(/replica|shard|partition/i), "read replicas, shards, partitions"),
        furtherLeaf(id, "Monitoring", libraryFacts(context, "metrics", "tracing"), "metrics and traces"),
        sameAs(id, "Validation", leaves.get("SP-01/validation"), "load tests"),
      ],
    },
  ];
}

function gatewaySection(context: LeafContext): readonly SectionReport[] {
  const { artifacts } = context;
  const objects = artifacts.clusterObjects.filter(({ kind }) => GATEWAY.test(kind));
  if (objects.length === 0) return [];
  const id = "PO-02";
  const facts = (pattern: RegExp): readonly Fact[] => objects.filter(({ kind }) => pattern.test(kind)).map(factOf);
  return [
    {
      id,
      title: "API Gateway Configuration",
      leaves: [
        furtherLeaf(id, "Rate Limiting", libraryFacts(context, "rate-limiting"), "limits in the gateway or the services"),
        furtherLeaf(id, "Circuit Breaker", [...facts(/^DestinationRule$/), ...libraryFacts(context, "resilience")], "circuit breakers"),
        furtherLeaf(id, "Load Balancing", facts(/Ingress|Gateway|Route|VirtualService/), "routes and gateways"),
        furtherLeaf(
          id,
          "SSL Termination",
          artifacts.clusterObjects.filter(({ kind }) => /Certificate|TLS/.test(kind)).map(factOf),
          "certificates",
        ),
        furtherLeaf(id, "Request Transformation", facts(/Plugin|VirtualService/), "plug-ins and rewrites"),
        furtherLeaf(
          id,
          "Monitoring",
          artifacts.clusterObjects.filter(({ kind }) => kind.endsWith("Monitor")).map(factOf),
          "service monitors",
        ),
      ],
    },
  ];
}

function factOf({ kind, name, at }: ClusterObject): Fact {
  return { text: `${kind} ${name}`, at };
}
