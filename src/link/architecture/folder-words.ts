import type { LayerRole } from "../../model/index.js";

/** Folder names as the field uses them, without case, dashes and underscores. */
export function folderWord(segment: string): string {
  return segment
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[-_ ()[\]@]/g, "");
}

/** Names that say nothing but a layer, with the Spanish and Portuguese ones that whole communities use. */
const LAYER_WORDS = wordMap({
  domain: "domain",
  domainmodel: "domain",
  domainlayer: "domain",
  dominio: "domain",
  dominios: "domain",
  application: "application",
  applicationlayer: "application",
  applicationservices: "application",
  usecase: "application",
  usecases: "application",
  aplicacion: "application",
  aplicacao: "application",
  infrastructure: "infrastructure",
  infrastructurelayer: "infrastructure",
  infra: "infrastructure",
  infraestructure: "infrastructure",
  infraestructura: "infrastructure",
  infraestrutura: "infrastructure",
  presentation: "interface",
  presentationlayer: "interface",
  presentacion: "interface",
  apresentacao: "interface",
  interfaceadapters: "interface",
  userinterface: "interface",
  entrypoints: "interface",
  delivery: "interface",
});

/** Names of a technology that belongs to one layer; inside the domain they are words of the business (`routes`, `web`). */
const TECHNOLOGY_WORDS = wordMap({
  http: "interface",
  httprest: "interface",
  restapi: "interface",
  webapi: "interface",
  rest: "interface",
  api: "interface",
  graphql: "interface",
  grpc: "interface",
  controllers: "interface",
  controller: "interface",
  resolvers: "interface",
  routes: "interface",
  routers: "interface",
  interface: "interface",
  interfaces: "interface",
  cli: "interface",
  persistence: "infrastructure",
  database: "infrastructure",
  databases: "infrastructure",
  db: "infrastructure",
  dataaccess: "infrastructure",
  orm: "infrastructure",
  typeorm: "infrastructure",
  mikroorm: "infrastructure",
  prisma: "infrastructure",
  drizzle: "infrastructure",
  sequelize: "infrastructure",
  mongoose: "infrastructure",
  knex: "infrastructure",
});

/** Names that claim a layer only inside a module that has a domain. */
const MODULE_WORDS = wordMap({
  commands: "application",
  queries: "application",
  handlers: "application",
  commandhandlers: "application",
  queryhandlers: "application",
  eventhandlers: "application",
  subscribers: "application",
  subscriptions: "application",
  listeners: "application",
  sagas: "application",
  services: "application",
  entities: "domain",
  entity: "domain",
  models: "domain",
  aggregates: "domain",
  aggregate: "domain",
  valueobjects: "domain",
  events: "domain",
  errors: "domain",
  error: "domain",
  exceptions: "domain",
  policies: "domain",
  repositories: "infrastructure",
  repository: "infrastructure",
  repos: "infrastructure",
  mappers: "infrastructure",
  mapper: "infrastructure",
  gateways: "infrastructure",
});

const INBOUND = new Set([
  "in",
  "inbound",
  "primary",
  "primaries",
  "driving",
  "input",
  "incoming",
  "api",
  "rest",
  "http",
  "web",
  "controllers",
  "graphql",
  "cli",
]);
const OUTBOUND = new Set(["out", "outbound", "secondary", "secondaries", "driven", "output", "outgoing"]);
const COMPOSITION = new Set([
  "di",
  "ioc",
  "dependencyinjection",
  "compositionroot",
  "bootstrap",
  "boot",
  "main",
  "wiring",
  "container",
  "containers",
  "migrations",
  "seeds",
  "seeders",
  "seed",
]);
const DELIVERY = new Set(["app", "apps"]);
const SHARED = new Set([
  "shared",
  "common",
  "commons",
  "kernel",
  "sharedkernel",
  "libs",
  "lib",
  "buildingblocks",
  "seedwork",
  "abstractcore",
  "utils",
  "util",
  "helpers",
  "crosscutting",
]);
const CONTEXT_PARENTS = ["contexts", "boundedcontexts", "modules", "domains", "subdomains", "features", "services", "packages"];
const CONFIGURATION = new Set(["config", "configs", "configuration", "configurations", "settings"]);

/** The layer that a folder's name says by itself. */
export function layerWord(word: string): LayerRole | null {
  return LAYER_WORDS.get(word) ?? null;
}

/** The layer of a technology's folder. */
export function technologyWord(word: string): LayerRole | null {
  return TECHNOLOGY_WORDS.get(word) ?? null;
}

/** The layer that a folder's name claims inside a module with a domain. */
export function moduleWord(word: string): LayerRole | null {
  return MODULE_WORDS.get(word) ?? null;
}

/** Adapters by their direction: `adapters/in` is interface, `adapters/out` infrastructure. */
export function adapterDirection(word: string): LayerRole | null {
  return INBOUND.has(word) ? "interface" : OUTBOUND.has(word) ? "infrastructure" : null;
}

/** A folder of wiring. */
export function isCompositionWord(word: string): boolean {
  return COMPOSITION.has(word);
}

/** A folder of deployable applications. */
export function isDeliveryWord(word: string): boolean {
  return DELIVERY.has(word);
}

/** A folder that all may use. */
export function isSharedWord(word: string): boolean {
  return SHARED.has(word);
}

/** A folder of settings. */
export function isConfigurationWord(word: string): boolean {
  return CONFIGURATION.has(word);
}

/** How strongly a folder's name says that its children are contexts: 0 is strongest, -1 is not at all. */
export function contextParentRank(word: string): number {
  return CONTEXT_PARENTS.indexOf(word);
}

/** Folders may be called `constructor` too: a plain object would know that word. */
function wordMap(words: Readonly<Record<string, LayerRole>>): ReadonlyMap<string, LayerRole> {
  return new Map(Object.entries(words));
}
