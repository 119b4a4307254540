// npm run bench -- <checkout> [--rounds n] [--peer-only]
// archlint and dependency-cruiser 17 in turn on the same files of a copy of the checkout; medians and their ratios.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { changeOneFile, copyCheckout, sourceFiles } from "./checkout.mjs";
import { peer, peerVersion } from "./dependency-cruiser.mjs";
import { median, runNode, timeNode } from "./measure.mjs";

const STARTUP_PAIRS = 20;
const cli = fileURLToPath(new URL("../dist/src/cli/main.js", import.meta.url));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "5" }, "peer-only": { type: "boolean", default: false } },
});
const rounds = Number(values.rounds);
const [checkout] = positionals;
if (checkout === undefined || positionals.length > 1 || !(rounds >= 1)) {
  console.error("usage: npm run bench -- <checkout> [--rounds n] [--peer-only]");
  process.exit(2);
}
const peerOnly = values["peer-only"];
if (!peerOnly && !existsSync(cli)) {
  console.error("nothing is built: npm run build");
  process.exit(2);
}

const copy = copyCheckout(checkout);
try {
  bench(copy);
} finally {
  copy.remove();
}

/** @param {{ folder: string, scratch: string }} copy */
function bench({ folder, scratch }) {
  const archlint = (/** @type {string[]} */ ...args) => runNode([cli, ...args], { cwd: folder, scratch, goodExits: [0, 1] });
  const files = peerOnly ? sourceFiles(folder) : filesOf(archlint("graph", "modules", "--format", "json").stdout);
  const other = peer({ folder, scratch, files });
  const seen = other.seen();
  console.log(
    `node ${process.versions.node}, ${files.length} files, ${rounds} rounds; dependency-cruiser ${peerVersion()} sees ${seen.modules} of them and ${seen.edges} dependencies`,
  );

  /** @type {Record<string, { ours: number[], theirs: number[] }>} */
  const rows = {};
  const note = (/** @type {string} */ row, /** @type {"ours" | "theirs"} */ side, /** @type {number} */ value) => {
    rows[row] ??= { ours: [], theirs: [] };
    rows[row][side].push(value);
  };

  for (let round = 1; round <= rounds; round++) {
    if (!peerOnly) {
      archlint("cache", "clean");
      const cold = archlint("check");
      note("cold, ms", "ours", cold.ms);
      note("peak memory cold, MiB", "ours", cold.peakMiB);
      const warm = archlint("check").ms;
      note("nothing changed, ms", "ours", warm);
      note("  with its cache on, ms", "ours", warm);
    }
    other.forget();
    const cold = other.cold();
    note("cold, ms", "theirs", cold.ms);
    note("peak memory cold, MiB", "theirs", cold.peakMiB);
    // As installed it keeps no cache: nothing changed costs it what a cold run costs.
    note("nothing changed, ms", "theirs", cold.ms);
    // Its two ways to tell that nothing changed differ in speed: it gets the better one.
    const again = (/** @type {"content" | "metadata"} */ strategy) => (other.cached(strategy), other.cached(strategy).ms);
    note("  with its cache on, ms", "theirs", Math.min(again("content"), again("metadata")));

    changeOneFile(folder, files, round);
    if (!peerOnly) note("one file changed, ms", "ours", archlint("check").ms);
    // A change makes its cache useless, so it gets the better of renewing the cache and having none.
    note("one file changed, ms", "theirs", Math.min(other.cached("content").ms, other.cold().ms));
  }
  for (const [name, { ours, theirs }] of Object.entries(rows)) print(name, ours, theirs);
  if (!peerOnly) startUp();
}

/** @param {string} json */
function filesOf(json) {
  const paths = JSON.parse(json).modules.map((/** @type {{ path: string }} */ module) => module.path);
  if (paths.length === 0) throw new Error("archlint saw no module");
  return paths;
}

function startUp() {
  /** @type {number[]} */
  const ours = [];
  /** @type {number[]} */
  const bare = [];
  for (let pair = 0; pair < STARTUP_PAIRS; pair++) {
    bare.push(timeNode(["-e", "0"]));
    ours.push(timeNode([cli, "--version"]));
  }
  console.log(
    `archlint --version ${median(ours).toFixed(0)} ms, node -e 0 ${median(bare).toFixed(0)} ms: ${(median(ours) / median(bare)).toFixed(2)} times (medians of ${STARTUP_PAIRS} pairs)`,
  );
}

/**
 * @param {string} name
 * @param {readonly number[]} ours
 * @param {readonly number[]} theirs
 */
function print(name, ours, theirs) {
  const their = median(theirs);
  const line = `${name.padEnd(24)} dependency-cruiser ${their.toFixed(0).padStart(6)}`;
  if (ours.length === 0) return console.log(line);
  const our = median(ours);
  console.log(`${line}   archlint ${our.toFixed(0).padStart(6)}   ratio ${(their / our).toFixed(2)}`);
}
