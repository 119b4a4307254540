#!/usr/bin/env node
import { readFileSync } from "node:fs";

// A reader that has seen enough (`| head`) is no failure of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

const [first, ...others] = process.argv.slice(2);
if ((first === "--version" || first === "-V") && others.length === 0) {
  // Answered before anything is loaded: scripts ask this often.
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
  process.stdout.write(`${typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : ""}\n`);
} else {
  const { run } = await import("./run.js");
  process.exitCode = await run(process.argv.slice(2));
}
