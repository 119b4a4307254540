import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { EncodedFacts } from "../model/index.js";
import type { SourceText } from "../workspace/open-workspace.js";

/** What a second thread is given: the files, and the place of the next one that nobody has taken. */
export interface Shift {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly next: Int32Array;
}

/** What a second thread gives back: the files that it took. */
export type ShiftResult = readonly { readonly index: number; readonly facts: EncodedFacts }[];

/** Below so many characters a second thread costs more than it saves: it loads the parser anew. */
const WORTH_A_THREAD = 1_500_000;

const WORKER = new URL("./extract-worker.js", import.meta.url);

/** Extracts the facts of files, on two threads where there is enough to do; the answer is in the order of the files. */
export async function extractSources(sources: readonly SourceText[], onProgress: (done: number) => void): Promise<readonly EncodedFacts[]> {
  const bySize = [...sources.keys()].sort((a, b) => (sources[b]?.text.length ?? 0) - (sources[a]?.text.length ?? 0) || a - b);
  const files = bySize.flatMap((index) => {
    const source = sources[index];
    return source === undefined ? [] : [{ path: source.path, text: source.text }];
  });
  const next = new Int32Array(new SharedArrayBuffer(4));
  const second = isWorthAThread(sources) ? startShift({ files, next }) : null;
  const found = new Map<string, EncodedFacts>();
  const { encodeFacts } = await import("../extract/encode-facts.js");
  for (let index = Atomics.add(next, 0, 1); index < files.length; index = Atomics.add(next, 0, 1)) {
    const file = files[index];
    if (file !== undefined) found.set(file.path, encodeFacts(file.path, file.text));
    onProgress(Math.min(index + 1, files.length));
  }
  for (const { index, facts } of (await second) ?? []) found.set(files[index]?.path ?? "", facts);
  // What a thread that died had taken is done here.
  return sources.map(({ path, text }) => found.get(path) ?? encodeFacts(path, text));
}

function isWorthAThread(sources: readonly SourceText[]): boolean {
  if (availableParallelism() < 2 || sources.reduce((sum, source) => sum + source.text.length, 0) < WORTH_A_THREAD) return false;
  // Run from its sources, as the tests do, there is no compiled worker to start.
  return existsSync(fileURLToPath(WORKER));
}

/** Null where the thread died. */
function startShift(shift: Shift): Promise<ShiftResult | null> {
  return new Promise((resolve) => {
    const worker = new Worker(WORKER, { workerData: shift });
    worker.once("message", (result: ShiftResult) => {
      resolve(result);
    });
    worker.once("error", () => {
      resolve(null);
    });
    worker.once("exit", () => {
      resolve(null);
    });
  });
}
