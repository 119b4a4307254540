import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/build-once.ts"],
    // Forks isolate what a test does to its process; more of them than cores only trade places.
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A test left behind by `.only` would hide all the others.
    allowOnly: !process.env["CI"],
    passWithNoTests: false,
  },
});
