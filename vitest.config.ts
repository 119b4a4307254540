import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/build-once.ts"],
    // Forks isolate what a test does to its process; more of them than cores only trade places.
    pool: "forks",
    maxWorkers: 2,
    // Against what hangs; archlint on itself alone takes half a minute on a busy machine.
    testTimeout: 180_000,
    hookTimeout: 60_000,
    // A test left behind by `.only` would hide all the others.
    allowOnly: !process.env["CI"],
    passWithNoTests: false,
  },
});
