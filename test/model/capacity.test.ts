import { expect, test } from "vitest";
import { declaredLoad, utilisationOf } from "../../src/model/index.js";

test("one server is an M/M/1 queue: the wait is ρ/(1-ρ) service times", () => {
  const { busy, wait } = utilisationOf({ rate: 80, service: 10, replicas: 1, connections: 1 });
  expect(busy).toBeCloseTo(0.8);
  expect(wait).toBeCloseTo(40);
});

test("two servers at 80 %: Erlang's C is 0.711", () => {
  const { wait } = utilisationOf({ rate: 160, service: 10, replicas: 1, connections: 2 });
  expect(wait).toBeCloseTo((0.7111 * 10) / (2 * 0.2), 1);
});

test("a thousand servers overflow nothing, and what can't be carried has no wait", () => {
  expect(utilisationOf({ rate: 9_000, service: 100, replicas: 100, connections: 10 }).wait).toBeGreaterThan(0);
  expect(utilisationOf({ rate: 200, service: 10, replicas: 1, connections: 2 })).toEqual({ busy: 1, wait: null, longest: null });
});

test("99 of 100 requests wait no longer than the tail says", () => {
  // One server at 80 %: P(wait > t) = 0.8 e^(-0.02 t).
  expect(utilisationOf({ rate: 80, service: 10, replicas: 1, connections: 1 }).longest).toBeCloseTo(Math.log(80) / 0.02);
  expect(utilisationOf({ rate: 1, service: 10, replicas: 1, connections: 10 }).longest).toBe(0);
});

test("the replicas share what the database allows, and without a rate there is nothing to reckon", () => {
  expect(declaredLoad({ rps: 400, "db-service-ms": 6, replicas: 4, "db-max-connections": 200 }, null)).toMatchObject({ connections: 50 });
  expect(declaredLoad({ "db-service-ms": 6, replicas: 4 }, 10)).toBeNull();
  expect(declaredLoad({ rps: 1, "db-service-ms": 6, replicas: 0, "db-max-connections": 2 }, 10)).toBeNull();
  expect(declaredLoad({ rps: 1, "db-service-ms": 6, replicas: 2 }, null)).toBeNull();
});

test("the pool of the code is what a replica has, but no more than its share", () => {
  const capacity = { rps: 400, "db-service-ms": 6, replicas: 4, "db-max-connections": 200 };
  expect(declaredLoad(capacity, 10)).toMatchObject({ connections: 10, isOverdrawn: false });
  expect(declaredLoad(capacity, 80)).toMatchObject({ connections: 50, isOverdrawn: true });
  expect(declaredLoad({ rps: 400, "db-service-ms": 6, replicas: 4 }, 80)).toMatchObject({ connections: 80, isOverdrawn: false });
});
