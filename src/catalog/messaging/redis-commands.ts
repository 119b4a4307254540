import type { SlotSource } from "../../model/index.js";

/** Commands that write under the key that they are given first; `set` and its kin have a time to live of their own. */
export const REDIS_WRITES: readonly string[] = words(`
  append bitField copy decr decrBy del expire expireAt geoAdd getDel getEx getSet hDel hExpire hIncrBy hIncrByFloat hmSet hSet hSetNX incr
  incrBy incrByFloat lInsert lMove lPop lPush lPushX lRem lSet lTrim mSet mSetNX persist pExpire pExpireAt pfAdd pfMerge rename renameNX rPop
  rPopLPush rPush rPushX sAdd setBit setNX setRange sMove sPop sRem unlink xDel xTrim zAdd zIncrBy zPopMax zPopMin zRem zRemRangeByLex
  zRemRangeByRank zRemRangeByScore`);

/** Commands that set a key for a time, and where the time stands. */
export const REDIS_TIMED_WRITES: Readonly<Record<string, readonly SlotSource[]>> = {
  set: [{ argument: 2, path: "EX" }, { argument: 2, path: "expiration.value" }, { argument: 3 }],
  setEx: [{ argument: 1 }],
  pSetEx: [{ argument: 1 }],
};

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}
