/** What `capacity` of the configuration declares, as far as the arithmetic needs it. */
export interface DeclaredLoad {
  /** Requests a second. */
  readonly rate: number;
  /** Milliseconds that one request keeps a connection of the database busy. */
  readonly service: number;
  readonly replicas: number;
  /** Connections of one replica: its pool, but no more than its share of what the database allows. */
  readonly connections: number;
  /** All pools together may ask for more than the database allows. */
  readonly isOverdrawn: boolean;
}

/** What the arithmetic of a queue with several servers comes to. */
export interface Utilisation {
  /** Share of the connections that is busy: 0.8 is 80 %. */
  readonly busy: number;
  /** Mean wait for a connection in milliseconds; null where the load can't be carried. */
  readonly wait: number | null;
  /** What 99 of 100 requests wait at most; null as well. */
  readonly longest: number | null;
}

/** The declared load with the pool of one replica, where the code shows it; null where something that the arithmetic needs is known from neither. */
export function declaredLoad(capacity: Readonly<Record<string, number>>, pool: number | null): DeclaredLoad | null {
  const { rps, replicas, ["db-service-ms"]: service, ["db-max-connections"]: limit } = capacity;
  if (rps === undefined || service === undefined || replicas === undefined || replicas <= 0) return null;
  if (limit === undefined && pool === null) return null;
  const share = limit === undefined ? Infinity : Math.floor(limit / replicas);
  const connections = Math.min(pool ?? Infinity, share);
  return connections < 1 ? null : { rate: rps, service, replicas, connections, isOverdrawn: pool !== null && pool > share };
}

/** Utilisation and mean wait of an M/M/c queue: Kleinrock, Queueing Systems volume 1 (1975), section 3.5, Erlang's C formula. */
export function utilisationOf({ rate, service, replicas, connections }: Omit<DeclaredLoad, "isOverdrawn">): Utilisation {
  const servers = replicas * connections;
  const offered = (rate * service) / 1000;
  const busy = offered / servers;
  if (busy >= 1) return { busy, wait: null, longest: null };
  // Erlang B by its recurrence, which overflows for no number of servers.
  let blocked = 1;
  for (let count = 1; count <= servers; count++) blocked = (offered * blocked) / (count + offered * blocked);
  const waits = blocked / (1 - busy * (1 - blocked));
  // Who waits at all waits exponentially long, at the rate that is left over.
  const spare = (servers * (1 - busy)) / service;
  return { busy, wait: waits / spare, longest: Math.max(0, Math.log(waits / 0.01) / spare) };
}
