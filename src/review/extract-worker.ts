import { parentPort, workerData } from "node:worker_threads";
import { encodeFacts } from "../extract/encode-facts.js";
import type { EncodedFacts } from "../model/index.js";
import type { Shift } from "./extract-sources.js";

// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- only startShift starts this file
const { files, next } = workerData as Shift;
const result: { index: number; facts: EncodedFacts }[] = [];
for (let index = Atomics.add(next, 0, 1); index < files.length; index = Atomics.add(next, 0, 1)) {
  const file = files[index];
  if (file !== undefined) result.push({ index, facts: encodeFacts(file.path, file.text) });
}
parentPort?.postMessage(result);
