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
  expect(utilisationOf({ rate: 200, service: 10, replicas: 1, connections: 2 })).toEqual({ busy: 1, wait: null });
});

test("the replicas share what the database allows, and without a rate there is nothing to reckon", () => {
  expect(declaredLoad({ rps: 400, "db-service-ms": 6, replicas: 4, "db-max-connections": 200 })).toMatchObject({ connections: 50 });
  expect(declaredLoad({ "db-service-ms": 6, replicas: 4 })).toBeNull();
  expect(declaredLoad({ rps: 1, "db-service-ms": 6, replicas: 0, "db-max-connections": 2 })).toBeNull();
});
