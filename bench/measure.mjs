import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const hook = fileURLToPath(new URL("./peak-memory.cjs", import.meta.url));

/**
 * Runs one node process to its end. Time is the whole process, from spawn to exit.
 * @param {readonly string[]} args script and arguments
 * @param {{ cwd: string, scratch: string, goodExits: readonly number[] }} how
 * @returns {{ ms: number, peakMiB: number, stdout: string }}
 */
export function runNode(args, { cwd, scratch, goodExits }) {
  const peakFile = join(scratch, "peak");
  rmSync(peakFile, { force: true });
  const start = performance.now();
  const done = spawnSync(process.execPath, ["--require", hook, ...args], {
    cwd,
    env: { ...process.env, NODE_OPTIONS: "", ARCHLINT_BENCH_PEAK: peakFile },
    encoding: "utf8",
    maxBuffer: 1 << 30,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ms = performance.now() - start;
  if (done.error) throw done.error;
  if (done.status === null || !goodExits.includes(done.status)) {
    throw new Error(`${args.slice(0, 4).join(" ")} … exited ${done.status ?? done.signal}\n${done.stderr.slice(0, 4000)}`);
  }
  return { ms, peakMiB: Number(readFileSync(peakFile, "utf8")) / 1024, stdout: done.stdout };
}

/**
 * Time of a bare process, nothing loaded into it.
 * @param {readonly string[]} args
 */
export function timeNode(args) {
  const start = performance.now();
  const done = spawnSync(process.execPath, args, { stdio: "ignore" });
  if (done.status !== 0) throw new Error(`node ${args.join(" ")} exited ${done.status}`);
  return performance.now() - start;
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
