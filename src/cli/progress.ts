import { performance } from "node:perf_hooks";

const PATIENCE_MS = 500;
const REDRAW_MS = 100;

/** Shows on a terminal how many files are read, once the work has taken longer than a person's patience. */
export function startProgress(): (done: number, all: number) => void {
  if (!process.stderr.isTTY || process.env["CI"] !== undefined) return () => undefined;
  const start = performance.now();
  let drawn = start + PATIENCE_MS - REDRAW_MS;
  let shown = false;
  return (done, all) => {
    const now = performance.now();
    if (done === all) {
      if (shown) process.stderr.write("\r\u001b[2K");
    } else if (now - drawn >= REDRAW_MS) {
      drawn = now;
      shown = true;
      process.stderr.write(`\r\u001b[2Karchlint: reading ${done} of ${all} files`);
    }
  };
}
