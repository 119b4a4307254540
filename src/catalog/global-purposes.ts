import type { NamedPurpose } from "./package-purposes.js";

const PROCESS_MEMBERS = ["abort", "argv", "chdir", "cwd", "exit", "exitCode", "kill", "off", "on", "once", "stderr", "stdin", "stdout"];

/**
 * What globals are for. The longest name that is listed speaks: `console.log` is what `console` is. A name with `()` stands for a call without arguments only.
 * Read from nodejs.org/api/globals and developer.mozilla.org.
 */
export const GLOBAL_PURPOSES: readonly NamedPurpose[] = [
  { purpose: "environment", names: ["process.env", "import.meta.env", "Bun.env", "Deno.env"] },
  { purpose: "process", names: PROCESS_MEMBERS.map((member) => `process.${member}`) },
  { purpose: "network", names: ["fetch", "EventSource", "WebSocket", "XMLHttpRequest", "navigator.sendBeacon"] },
  { purpose: "logging", names: ["console"] },
  {
    purpose: "clock",
    names: [
      "Date()",
      "new Date()",
      "Date.now()",
      "performance.now()",
      "process.hrtime()",
      "process.hrtime.bigint()",
      "Temporal.Now.instant()",
    ],
  },
  { purpose: "random", names: ["Math.random()"] },
];
