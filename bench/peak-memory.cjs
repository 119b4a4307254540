"use strict";
// Loaded into a measured process by `--require`: leaves its peak memory, in KiB, in the file that the bench names.
const { writeFileSync } = require("node:fs");
const { isMainThread } = require("node:worker_threads");

if (isMainThread) {
  process.on("exit", () => {
    const file = process.env["ARCHLINT_BENCH_PEAK"];
    if (file) writeFileSync(file, String(process.resourceUsage().maxRSS));
  });
}
