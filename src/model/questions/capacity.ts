/** What `capacity` of the configuration declares, as far as the arithmetic needs it. */
export interface DeclaredLoad {
  /** Requests a second. */
  readonly rate: number;
  /** Milliseconds that one request keeps a connection of the database busy. */
  readonly service: number;
  readonly replicas: number;
  /** Connections of one replica: what the database allows, shared by the replicas. */
  readonly connections: number;
}

/** What the arithmetic of a queue with several servers comes to. */
export interface Utilisation {
  /** Share of the connections that is busy: 0.8 is 80 %. */
  readonly busy: number;
  /** Mean wait for a connection in milliseconds; null where the load can't be carried. */
  readonly wait: number | null;
}

/** The declared load, or null where something that the arithmetic needs isn't declared. */
export function declaredLoad(capacity: Readonly<Record<string, number>>): DeclaredLoad | null {
  const { rps, replicas, ["db-service-ms"]: service, ["db-max-connections"]: limit } = capacity;
  if (rps === undefined || service === undefined || limit === undefined || replicas === undefined || replicas <= 0) return null;
  const connections = Math.floor(limit / replicas);
  return connections < 1 ? null : { rate: rps, service, replicas, connections };
}

/** Utilisation and mean wait of an M/M/c queue: Kleinrock, Queueing Systems volume 1 (1975), section 3.5, Erlang's C formula. */
export function utilisationOf({ rate, service, replicas, connections }: DeclaredLoad): Utilisation {
  const servers = replicas * connections;
  const offered = (rate * service) / 1000;
  const busy = offered / servers;
  if (busy >= 1) return { busy, wait: null };
  // Erlang B by its recurrence, which overflows for no number of servers.
  let blocked = 1;
  for (let count = 1; count <= servers; count++) blocked = (offered * blocked) / (count + offered * blocked);
  const waits = blocked / (1 - busy * (1 - blocked));
  return { busy, wait: (waits * service) / (servers * (1 - busy)) };
}
