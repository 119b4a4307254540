import { armsOf } from "../evaluated.js";
import type { LeafContext } from "../leaf-definition.js";
import { onePerPlace, type FilePlace } from "../location.js";
import type { Operation } from "../operation.js";
import { libraryOf } from "./operation-slots.js";

/** A pool of connections to a database that the program makes. */
export interface ConnectionPool {
  readonly library: string;
  /** How many connections it opens at most; null where that can't be told. */
  readonly size: number | null;
  readonly at: FilePlace;
}

/** The pools of the program, by place. */
export function connectionPools({ program, place }: Pick<LeafContext, "program" | "place">): readonly ConnectionPool[] {
  const made = program
    .operations("pool.configure")
    .filter(({ at, developmentOnly }) => !developmentOnly && program.module(at.file)?.subject === "source");
  return onePerPlace(made).map((operation) => ({ library: libraryOf(operation), size: sizeOf(operation), at: place(operation.at) }));
}

function sizeOf(operation: Operation): number | null {
  const size = operation.slot("size");
  const [only, ...others] = size.is === "known" ? armsOf(size.value) : [];
  return others.length === 0 && only?.is === "constant" && typeof only.value === "number" ? only.value : null;
}

/** The size that all pools of the program have; null where they differ, or one can't be told. */
export function commonPoolSize(pools: readonly ConnectionPool[]): number | null {
  const sizes = new Set(pools.map(({ size }) => size));
  const [only = null] = sizes;
  return sizes.size === 1 ? only : null;
}
