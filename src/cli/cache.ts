import type { GlobalOptions } from "./global-options.js";
import { openTarget } from "./open-target.js";

/** Empties the cache of the root around the working folder. */
export async function cacheClean(globals: GlobalOptions): Promise<number> {
  const { request } = await openTarget([], globals);
  const { cleanCache } = await import("../workspace/fact-cache.js");
  cleanCache(request.loaded.root);
  return 0;
}
